package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.message.Messages;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
@Tag(name = "Messages")
final class ReservationMessageResource {
    private final Messages messages;
    private final Once once;

    @Inject
    ReservationMessageResource(Messages messages, Once once) {
        this.messages = messages;
        this.once = once;
    }

    @GET
    @Path("/{id}/messages")
    @Operation(operationId = "listReservationMessages", summary = "Get what was written about a reservation")
    @APIResponse(responseCode = "200", description = "Its conversations")
    public ConversationView.OfReservation list(
            @Context RoutingContext request,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("id") String id) {
        return ConversationView.OfReservation.of(messages.ofReservation(Caller.of(request), id(id)));
    }

    @POST
    @Path("/{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "writeToGuest",
            summary = "Write to the guest of a channel's reservation",
            description =
                    "In its newest conversation, or in a new one. 409 `messages-unsupported` when its channel passes none on.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReplyBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "What was written, to be sent",
            content = @Content(schema = @Schema(implementation = ConversationView.Message.class)))
    public Response write(
            @Context RoutingContext request,
            @Parameter(description = "The reservation's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID reservation = id(id);
        String what = "POST " + request.normalizedPath();
        return once.run(
                Once.Request.of(caller, key, what, body),
                201,
                () -> ConversationView.Message.of(messages.write(
                        caller, reservation, Bodies.read(body, ReplyBody.class).read())));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.RESERVATION_UNKNOWN, text);
    }
}
