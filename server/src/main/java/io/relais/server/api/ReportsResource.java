package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.PartnerPayments;
import io.relais.core.reservation.PartnerReports;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/reservations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reservations")
final class ReportsResource {
    private static final String ID_TEXT = "The reservation's id";
    private static final String SCHEMA = "uuid";

    private final PartnerReports reports;
    private final PartnerPayments payments;
    private final Once once;

    @Inject
    ReportsResource(PartnerReports reports, PartnerPayments payments, Once once) {
        this.reports = reports;
        this.payments = payments;
        this.once = once;
    }

    @GET
    @Path("/{id}/reports")
    @Operation(operationId = "listChannelReports", summary = "List what was told to the channel about its reservation")
    @APIResponse(responseCode = "200", description = "The reports, oldest first")
    public ReportView.Items list(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id) {
        return new ReportView.Items(reports.list(Caller.of(request), id(id)).stream()
                .map(ReportView::of)
                .toList());
    }

    @POST
    @Path("/{id}/reports")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reportToChannel",
            summary = "Tell the channel of a no-show, an invalid card or another stay",
            description =
                    "Answers when the channel has. 409 `report-early` and `report-late` name the channel's window.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReportBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The report as it was settled: taken, refused or unknown",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response report(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID reservation = id(id);
        return once.run(
                write.request(caller, "POST /reservations/" + reservation + "/reports", body),
                201,
                () -> ReportView.of(reports.report(
                        caller, reservation, Bodies.read(body, ReportBody.class).read())));
    }

    @POST
    @Path("/{id}/reports/{report}/retry")
    @Operation(
            operationId = "retryChannelReport",
            summary = "Send a report again that was refused or whose answer got lost")
    @APIResponse(
            responseCode = "200",
            description = "The report as it was settled now",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response retry(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id,
            @Parameter(description = "The report's id") @Schema(format = SCHEMA) @PathParam("report") String report,
            WriteParams write) {
        Principal caller = Caller.of(request);
        UUID reservation = id(id);
        UUID known = Params.pathId(ProblemCode.REPORT_UNKNOWN, report);
        return once.run(
                write.request(caller, "POST /reservations/" + reservation + "/reports/" + known, ""),
                200,
                () -> ReportView.of(reports.retry(caller, reservation, known)));
    }

    @GET
    @Path("/{id}/channel-payment")
    @Operation(
            operationId = "getChannelPayment",
            summary = "Get how the channel pays for the reservation, as last told")
    @APIResponse(responseCode = "200", description = "The payout; `fetchedAt` is null while it was never asked for")
    public PayoutView payment(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id) {
        return payments.find(Caller.of(request), id(id)).map(PayoutView::of).orElse(PayoutView.NEVER);
    }

    @POST
    @Path("/{id}/channel-payment")
    @Operation(operationId = "fetchChannelPayment", summary = "Ask the channel how it pays for the reservation")
    @APIResponse(responseCode = "200", description = "The payout as the channel told it now")
    public PayoutView fetch(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id) {
        return PayoutView.of(payments.fetch(Caller.of(request), id(id)));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.RESERVATION_UNKNOWN, text);
    }
}
