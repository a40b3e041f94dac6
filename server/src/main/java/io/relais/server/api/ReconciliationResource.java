package io.relais.server.api;

import io.relais.core.delivery.Reconciliations;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

@Path("/api/v1/connections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Connections", description = "How the channels are doing.")
final class ReconciliationResource {
    private final Reconciliations reconciliations;

    @Inject
    ReconciliationResource(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    @GET
    @Path("/{id}/reconciliation")
    @Operation(
            operationId = "getReconciliation",
            summary = "Get how the comparison with the channel stands, and what differed in the last week")
    @APIResponse(responseCode = "200", description = "The comparison")
    public ReconciliationView get(
            @Context RoutingContext request,
            @Parameter(description = "The connection's id") @Schema(format = "uuid") @PathParam("id") String id) {
        return ReconciliationView.of(reconciliations.latest(Caller.of(request), id(id)));
    }

    @POST
    @Path("/{id}/reconciliation")
    @ResponseStatus(202)
    @Operation(
            operationId = "runReconciliation",
            summary = "Compare with what the channel really holds now",
            description =
                    "Answers before it is done. What differs is told again. 409 `read-back-missing` when the channel"
                            + " cannot be asked.")
    @APIResponse(
            responseCode = "202",
            description = "It begins within seconds",
            content = @Content(schema = @Schema(implementation = ReconciliationView.class)))
    public ReconciliationView run(
            @Context RoutingContext request,
            @Parameter(description = "The connection's id") @Schema(format = "uuid") @PathParam("id") String id) {
        return ReconciliationView.of(reconciliations.run(Caller.of(request), id(id)));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.CONNECTION_UNKNOWN, text);
    }
}
