package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Parked;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

@Path("/api/v1/parked")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Parked", description = "Messages that were kept because they need a person.")
final class ParkedResource {
    private final Parked parked;

    @Inject
    ParkedResource(Parked parked) {
        this.parked = parked;
    }

    @GET
    @Operation(operationId = "listParked", summary = "List messages that need a person")
    @APIResponse(responseCode = "200", description = "The messages")
    public ParkedList list(@Context RoutingContext request) {
        return ParkedList.of(parked.list(Caller.of(request)));
    }

    @POST
    @Path("/{id}/replay")
    @ResponseStatus(204)
    @Operation(
            operationId = "replayParked",
            summary = "Apply a parked message again",
            description = "Once its cause is mended. It is parked again if it still cannot be applied.")
    @APIResponse(responseCode = "204", description = "Taken up again")
    public void replay(
            @Context RoutingContext request,
            @Parameter(description = "The parked message's id") @Schema(format = "uuid") @PathParam("id") String id) {
        parked.replay(Caller.of(request), Params.pathId(ProblemCode.PARKED_UNKNOWN, id));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }
}
