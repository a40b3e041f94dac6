package io.relais.server.api;

import io.relais.core.data.Moment;
import io.relais.core.problem.Problem;
import io.relais.core.report.FigureAsk;
import io.relais.core.report.KeyFigures;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

@Path("/api/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reports", description = "Key figures that reconcile with the register.")
final class ReportResource {
    private final KeyFigures figures;
    private final Moment moment;

    @Inject
    ReportResource(KeyFigures figures, Moment moment) {
        this.figures = figures;
        this.moment = moment;
    }

    @GET
    @Path("/key-figures")
    @Operation(
            operationId = "getKeyFigures",
            summary = "Get occupancy, average daily rate, revenue per available unit and pick-up",
            description = "Of a period of at most 800 nights. Amounts of different currencies are never added.")
    @APIResponse(responseCode = "200", description = "The figures")
    public KeyFigureView keyFigures(@Context RoutingContext request, FigureParams params) {
        FigureAsk ask = params.toAsk(moment.now());
        return KeyFigureView.of(ask, figures.of(Caller.of(request), ask));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }
}
