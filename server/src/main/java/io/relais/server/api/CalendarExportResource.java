package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.feed.CalendarExports;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/calendar-exports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Feeds")
final class CalendarExportResource {
    private final CalendarExports exports;

    @Inject
    CalendarExportResource(CalendarExports exports) {
        this.exports = exports;
    }

    @GET
    @Operation(operationId = "listCalendarExports", summary = "List the calendars that a property publishes")
    @APIResponse(responseCode = "200", description = "The calendars, without their addresses")
    public CalendarExportView.Items list(
            @Context RoutingContext request,
            @Parameter(description = "The property's id", required = true)
                    @Schema(format = "uuid")
                    @QueryParam("propertyId")
                    @Nullable
                    String propertyId) {
        UUID property = Params.requiredUuid("propertyId", propertyId);
        return new CalendarExportView.Items(exports.list(Caller.of(request), property).stream()
                .map(CalendarExportView::of)
                .toList());
    }

    /** Takes no Idempotency-Key: its answer would be kept, and with it the secret. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "issueCalendarExport",
            summary = "Publish a calendar at a new address",
            description =
                    "Give each partner its own: then what came from it is left out, and its address can be ended alone.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CalendarExportView.Body.class)))
    @APIResponse(
            responseCode = "201",
            description = "The calendar with its address, told once",
            content = @Content(schema = @Schema(implementation = CalendarExportView.Issued.class)))
    public CalendarExportView.Issued issue(@Context RoutingContext request, @Nullable String body) {
        Principal caller = Caller.of(request);
        CalendarExports.Issued issued = exports.issue(
                caller, Bodies.read(body, CalendarExportView.Body.class).wanted());
        return new CalendarExportView.Issued(
                CalendarExportView.of(issued.export()), "/ical/" + issued.token() + ".ics");
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(operationId = "revokeCalendarExport", summary = "End a calendar's address")
    @APIResponse(responseCode = "204", description = "Nobody gets the calendar there any more")
    public void revoke(
            @Context RoutingContext request,
            @Parameter(description = "The calendar's id") @Schema(format = "uuid") @PathParam("id") String id) {
        exports.revoke(Caller.of(request), Params.pathId(ProblemCode.CALENDAR_UNKNOWN, id));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }
}
