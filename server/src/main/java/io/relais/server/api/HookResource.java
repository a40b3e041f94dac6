package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.delivery.Channels;
import io.relais.core.delivery.FullSyncs;
import io.relais.core.delivery.Hints;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
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
@Tag(name = "Connections")
final class HookResource {
    private static final String ID_TEXT = "The connection's id";

    private final Hints hints;
    private final Channels channels;
    private final FullSyncs fullSyncs;

    @Inject
    HookResource(Hints hints, Channels channels, FullSyncs fullSyncs) {
        this.hints = hints;
        this.channels = channels;
        this.fullSyncs = fullSyncs;
    }

    @GET
    @Path("/{id}/hook")
    @Operation(operationId = "getHook", summary = "Get whether the channel has an address to call")
    @APIResponse(responseCode = "200", description = "The address's state, without its secret")
    public HookView.State hook(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return hints.state(Caller.of(request), id(id)).map(HookView.State::of).orElse(HookView.State.NONE);
    }

    @POST
    @Path("/{id}/hook")
    @ResponseStatus(201)
    @Operation(
            operationId = "issueHook",
            summary = "Give the channel a new address to call when something happens",
            description = "The address before ends at once. It serves the whole account at the channel.")
    @APIResponse(
            responseCode = "201",
            description = "The address, told once",
            content = @Content(schema = @Schema(implementation = HookView.Issued.class)))
    public HookView.Issued issue(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        Principal caller = Caller.of(request);
        String token = hints.issue(caller, id(id));
        return new HookView.Issued("/hooks/" + channels.get(caller, id(id)).channel() + "/" + token);
    }

    @DELETE
    @Path("/{id}/hook")
    @ResponseStatus(204)
    @Operation(operationId = "revokeHook", summary = "End the address that the channel calls")
    @APIResponse(responseCode = "204", description = "There is none any more")
    public void revoke(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        hints.revoke(Caller.of(request), id(id));
    }

    @GET
    @Path("/{id}/notices")
    @Operation(operationId = "listNotices", summary = "List trouble that the channel told and nobody dealt with")
    @APIResponse(responseCode = "200", description = "The notices, newest first, at most 200")
    public HookView.Items notices(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return new HookView.Items(hints.notices(Caller.of(request), id(id)).stream()
                .map(HookView.Item::of)
                .toList());
    }

    @POST
    @Path("/{id}/notices/{noticeId}/dismiss")
    @ResponseStatus(204)
    @Operation(operationId = "dismissNotice", summary = "Mark a notice as dealt with")
    @APIResponse(responseCode = "204", description = "It is no longer listed, unless it is told again")
    public void dismiss(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "The notice's id") @Schema(format = "uuid") @PathParam("noticeId")
                    String noticeId) {
        hints.dismiss(Caller.of(request), id(id), Params.pathId(ProblemCode.NOTICE_UNKNOWN, noticeId));
    }

    @POST
    @Path("/{id}/send-all")
    @ResponseStatus(202)
    @Operation(
            operationId = "sendAll",
            summary = "Send the whole calendar to the channel again",
            description =
                    "For when the channel lost it. Changes are sent by themselves; some channels allow this once a day.")
    @APIResponse(
            responseCode = "202",
            description = "It is being sent; the connection as it was at that moment",
            content = @Content(schema = @Schema(implementation = ConnectionView.class)))
    public ConnectionView sendAll(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        Principal caller = Caller.of(request);
        fullSyncs.sendAll(caller, id(id));
        return ConnectionView.of(channels.get(caller, id(id)));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.CONNECTION_UNKNOWN, text);
    }
}
