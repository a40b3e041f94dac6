package io.relais.server.api;

import io.relais.core.guest.GuestQuery;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a search of the guests may ask for. */
record GuestParams(
        @Parameter(description = "Part of a name, an e-mail, a telephone number or a guest number", example = "weber")
        @QueryParam("q")
        @Nullable
        String q,

        @Parameter(description = "`true`: only those who are not welcome") @QueryParam("blocked") @Nullable
        String blocked,

        @Parameter(description = "From the page before, as given") @QueryParam("cursor") @Nullable
        String cursor,

        @Parameter(description = "Rows, 1 to 200; 50 if not told", example = "50") @QueryParam("limit") @Nullable
        String limit) {
    static final int LIMIT = 50;
    static final int TEXT_MAX = 200;
    static final int CURSOR_MAX = 1_000;

    GuestQuery toQuery() {
        return new GuestQuery(
                Params.text("q", q, TEXT_MAX),
                Params.flag("blocked", blocked),
                Params.text("cursor", cursor, CURSOR_MAX),
                Params.number("limit", limit, LIMIT, 1, GuestQuery.LIMIT_MAX));
    }
}
