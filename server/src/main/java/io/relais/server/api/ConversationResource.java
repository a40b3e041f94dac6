package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.message.ConversationQuery;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Messages", description = "What guests and the house write to each other through channels.")
final class ConversationResource {
    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 200;
    private static final int CURSOR_MAX = 200;

    private final Messages messages;
    private final Once once;

    @Inject
    ConversationResource(Messages messages, Once once) {
        this.messages = messages;
        this.once = once;
    }

    @GET
    @Operation(
            operationId = "listConversations",
            summary = "List conversations with guests",
            description = "The newest first. Follow `nextCursor`, or the `Link` header with rel=\"next\", for more.")
    @APIResponse(responseCode = "200", description = "A page of conversations")
    public RestResponse<ConversationView.Listed> list(
            @Context RoutingContext request,
            @Context UriInfo address,
            @Parameter(description = "Of one property; all if not told")
                    @Schema(format = "uuid")
                    @QueryParam("propertyId")
                    @Nullable
                    String propertyId,
            @Parameter(description = "true = only those that wait for somebody")
                    @Schema(enumeration = {"true", "false"})
                    @QueryParam("waiting")
                    @Nullable
                    String waiting,
            @Parameter(description = "From the page before, as given") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "Rows, 1 to 200; 50 if not told", example = "50") @QueryParam("limit") @Nullable
                    String limit) {
        ConversationView.Listed page = ConversationView.Listed.of(messages.list(
                Caller.of(request),
                new ConversationQuery(
                        Params.optionalUuid("propertyId", propertyId),
                        Params.flag("waiting", waiting),
                        Params.text("cursor", cursor, CURSOR_MAX),
                        Params.number("limit", limit, LIMIT, 1, LIMIT_MAX))));
        var answer = RestResponse.ResponseBuilder.ok(page);
        if (page.nextCursor() != null) {
            String next = address.getRequestUriBuilder()
                    .replaceQueryParam("cursor", page.nextCursor())
                    .build()
                    .getRawQuery();
            answer.header(HttpHeaders.LINK, "</api/v1/conversations?" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getConversation", summary = "Get a conversation with all that was said")
    @APIResponse(responseCode = "200", description = "The conversation")
    public ConversationView.Sheet get(
            @Context RoutingContext request,
            @Parameter(description = "The conversation's id") @Schema(format = "uuid") @PathParam("id") String id) {
        return ConversationView.Sheet.of(messages.get(Caller.of(request), id(id)));
    }

    @POST
    @Path("/{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replyToGuest",
            summary = "Answer in a conversation",
            description = "Written down at once and sent soon; `state` tells what became of it.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReplyBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The reply",
            content = @Content(schema = @Schema(implementation = ConversationView.Message.class)))
    public Response reply(
            @Context RoutingContext request,
            @Parameter(description = "The conversation's id") @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = Wire.KEY) @HeaderParam(Once.HEADER) @Nullable String key,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID conversation = id(id);
        String what = "POST " + request.normalizedPath();
        return once.run(
                Once.Request.of(caller, key, what, body),
                201,
                () -> ConversationView.Message.of(messages.reply(
                        caller, conversation, Bodies.read(body, ReplyBody.class).read())));
    }

    @POST
    @Path("/{id}/settle")
    @ResponseStatus(204)
    @Operation(
            operationId = "settleConversation",
            summary = "Say that nothing is to be answered",
            description = "Until the guest writes again. 409 `reply-failed` while a reply of it is not sent.")
    @APIResponse(responseCode = "204", description = "It waits for nobody")
    public void settle(
            @Context RoutingContext request,
            @Parameter(description = "The conversation's id") @Schema(format = "uuid") @PathParam("id") String id) {
        messages.settle(Caller.of(request), id(id));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.CONVERSATION_UNKNOWN, text);
    }
}
