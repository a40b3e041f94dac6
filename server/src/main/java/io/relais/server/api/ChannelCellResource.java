package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.delivery.AsOf;
import io.relais.core.delivery.Belief;
import io.relais.core.delivery.CellAsk;
import io.relais.core.delivery.ChannelCalendar;
import io.relais.core.delivery.Explain;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/connections/{id}/cells")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Connections")
final class ChannelCellResource {
    private static final String ID_TEXT = "The connection's id";
    private static final Pattern MONTH = Pattern.compile("2[01]\\d{2}-\\d{2}");
    private static final int YEAR_LAST = 2100;

    private final ChannelCalendar calendar;
    private final Explain explain;
    private final AsOf asOf;
    private final Once once;

    @Inject
    ChannelCellResource(ChannelCalendar calendar, Explain explain, AsOf asOf, Once once) {
        this.calendar = calendar;
        this.explain = explain;
        this.asOf = asOf;
        this.once = once;
    }

    @GET
    @Operation(
            operationId = "getChannelCalendar",
            summary = "List what the channel ought to believe and what it is known to hold, for one month",
            description = "`standing`: nothing, same, waiting, refused, different.")
    @APIResponse(responseCode = "200", description = "One row per product and kind of value")
    public ChannelCellView.MonthView month(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "The month", example = "2026-07", required = true) @QueryParam("month") @Nullable
                    String month) {
        return ChannelCellView.MonthView.of(calendar.month(Caller.of(request), id(id), month(month)));
    }

    @GET
    @Path("/refused")
    @Operation(
            operationId = "listRefusedCells",
            summary = "List the values that need a person",
            description = "Refused by the channel and still wanted, at most 200, with its words and our advice"
                    + " (check-value, map-again, wait).")
    @APIResponse(responseCode = "200", description = "The values, by night")
    public ChannelCellView.RefusedList refused(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        Principal caller = Caller.of(request);
        return new ChannelCellView.RefusedList(calendar.refused(caller, id(id)).stream()
                .map(cell -> ChannelCellView.Refused.of(
                        cell, asOf.history(caller, cell).stream().findFirst().orElse(null)))
                .toList());
    }

    @POST
    @Path("/retry")
    @Operation(operationId = "retryRefusedCells", summary = "Send what the channel refused once more")
    @APIResponse(
            responseCode = "200",
            description = "How many values",
            content = @Content(schema = @Schema(implementation = ChannelCellView.Retried.class)))
    public Response retry(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            WriteParams params) {
        Principal caller = Caller.of(request);
        UUID connection = id(id);
        return once.run(
                params.request(caller, "POST /cells/retry of " + connection, ""),
                200,
                () -> new ChannelCellView.Retried(calendar.retry(caller, connection)));
    }

    @GET
    @Path("/explanation")
    @Operation(
            operationId = "explainCell",
            summary = "Explain one value from what was typed here to the channel's answer",
            description = "404 `product-unmapped` for a product that is not sold there.")
    @APIResponse(responseCode = "200", description = "The chain, what the channel holds, and what happened")
    public ChannelCellView.ExplanationView explain(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @BeanParam CellParams cell) {
        return ChannelCellView.ExplanationView.of(explain.explain(Caller.of(request), cell.ask(id(id))));
    }

    @GET
    @Path("/belief")
    @Operation(
            operationId = "getBelief",
            summary = "Tell what the channel believed of one value at an instant, and since when",
            description = "`value` is null when it was not known: never told, under way, or refused.")
    @APIResponse(responseCode = "200", description = "The belief")
    public ChannelCellView.BeliefView belief(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @BeanParam CellParams cell,
            @Parameter(description = Wire.INSTANT, required = true, example = "2026-07-01T12:00:00Z")
                    @QueryParam("at")
                    @Nullable
                    String at) {
        CellAsk ask = cell.ask(id(id));
        Belief belief = asOf.believed(Caller.of(request), ask, instant(at));
        Long value = belief.value();
        List<Long> totals = value == null
                ? null
                : asOf.totals(Caller.of(request), ask.connectionId(), Set.of(value))
                        .get(value);
        return ChannelCellView.BeliefView.of(belief, ask, totals);
    }

    private static Instant instant(@Nullable String text) {
        String told = Params.required("at", text);
        try {
            Instant instant = Instant.parse(told);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 2000 && year <= YEAR_LAST) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            // told below
        }
        throw Problem.of(ProblemCode.DATE_INVALID, "at", Params.echo(told));
    }

    private static YearMonth month(@Nullable String text) {
        String told = Params.required("month", text);
        try {
            YearMonth month = MONTH.matcher(told).matches() ? YearMonth.parse(told) : YearMonth.of(0, 1);
            if (month.getYear() > 0 && month.getYear() <= YEAR_LAST) {
                return month;
            }
        } catch (DateTimeException notAMonth) {
            // told below
        }
        throw Problem.of(ProblemCode.DATE_INVALID, "month", Params.echo(told));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.CONNECTION_UNKNOWN, text);
    }
}
