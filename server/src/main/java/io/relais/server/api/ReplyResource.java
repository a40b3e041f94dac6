package io.relais.server.api;

import io.relais.core.message.Messages;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
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

@Path("/api/v1/replies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Messages")
final class ReplyResource {
    private static final String REPLY = "The failed reply's id";

    private final Messages messages;

    @Inject
    ReplyResource(Messages messages) {
        this.messages = messages;
    }

    @POST
    @Path("/{id}/retry")
    @Operation(
            operationId = "retryReply",
            summary = "Send a failed reply again",
            description = "One whose outcome is `unsure` is sent once more: look at the channel first.")
    @APIResponse(responseCode = "200", description = "The reply, waiting again")
    public ConversationView.Message retry(
            @Context RoutingContext request,
            @Parameter(description = REPLY) @Schema(format = "uuid") @PathParam("id") String id) {
        return ConversationView.Message.of(
                messages.retry(Caller.of(request), Params.pathId(ProblemCode.REPLY_UNKNOWN, id)));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(operationId = "discardReply", summary = "Give a failed reply up")
    @APIResponse(responseCode = "204", description = "Given up")
    public void discard(
            @Context RoutingContext request,
            @Parameter(description = REPLY) @Schema(format = "uuid") @PathParam("id") String id) {
        messages.discard(Caller.of(request), Params.pathId(ProblemCode.REPLY_UNKNOWN, id));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }
}
