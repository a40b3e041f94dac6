package io.relais.server.api;

import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.RegisterSort;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a search of the register may ask for. */
record SearchParams(
        @Parameter(
                description =
                        "Words (number, name, e-mail, telephone, unit) and operators: status: source: arrival: departure:"
                                + " made: stay: unit: type: plan: balance: total: coupon: tag: group: name: email: phone: number:"
                                + " conflict:; - before one excludes",
                example = "weber arrival:2026-12 balance:>0")
        @QueryParam("q")
        @Nullable
        String q,

        @Parameter(description = "Only this property") @Schema(format = "uuid") @QueryParam("property") @Nullable
        String property,

        @Parameter(description = "`true`: only what needs a person") @QueryParam("conflict") @Nullable
        String conflict,

        @Parameter(
                description =
                        "made, arrival, departure, name, total or balance; - before it turns the order; -made if not told",
                example = "-arrival")
        @QueryParam("sort")
        @Nullable
        String sort,

        @Parameter(description = "From the page before, as given") @QueryParam("cursor") @Nullable
        String cursor,

        @Parameter(description = "Rows, 1 to 200; 50 if not told", example = "50") @QueryParam("limit") @Nullable
        String limit) {
    static final int TEXT_MAX = 200;
    private static final int LIMIT = 50;
    private static final int CURSOR_MAX = 500;

    RegisterQuery toQuery() {
        return new RegisterQuery(
                Params.text("q", q, TEXT_MAX),
                Params.optionalUuid("property", property),
                Params.flag("conflict", conflict),
                Params.text("cursor", cursor, CURSOR_MAX),
                Params.number("limit", limit, LIMIT, 1, RegisterQuery.LIMIT_MAX),
                RegisterSort.of(sort == null ? "" : sort));
    }
}
