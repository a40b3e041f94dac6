package io.relais.server.api;

import io.relais.core.access.DoorClients;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.FollowUps;
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

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Connections")
final class DoorClientResource {
    private static final String ID_TEXT = "The account's id";
    private static final String SCHEMA = "uuid";
    private static final int NOTICES = 50;
    private static final int NOTICES_MAX = 200;

    private final DoorClients clients;
    private final FollowUps followUps;

    @Inject
    DoorClientResource(DoorClients clients, FollowUps followUps) {
        this.clients = clients;
        this.followUps = followUps;
    }

    @GET
    @Path("/accounts/{id}/door-clients")
    @Operation(operationId = "listDoorClients", summary = "List the credentials with which a partner may push to us")
    @APIResponse(responseCode = "200", description = "The credentials, without their secrets")
    public PreparationViews.DoorClientItems list(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id) {
        return new PreparationViews.DoorClientItems(clients.list(Caller.of(request), account(id)).stream()
                .map(PreparationViews.DoorClientView::of)
                .toList());
    }

    @POST
    @Path("/accounts/{id}/door-clients")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "issueDoorClient",
            summary = "Issue credentials for a partner's notifications",
            description = "The partner exchanges them at `/doors/token` and pushes to `/doors/notifications`.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PreparationViews.DoorClientBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The credentials; the secret is shown this once",
            content = @Content(schema = @Schema(implementation = PreparationViews.IssuedView.class)))
    public PreparationViews.IssuedView issue(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id,
            @Nullable String body) {
        PreparationViews.DoorClientBody wanted = Bodies.read(body, PreparationViews.DoorClientBody.class);
        DoorClients.Issued issued =
                clients.issue(Caller.of(request), account(id), Params.text("label", wanted.label(), 100));
        return new PreparationViews.IssuedView(issued.id(), issued.clientId(), issued.secret());
    }

    @DELETE
    @Path("/accounts/{id}/door-clients/{client}")
    @Operation(operationId = "revokeDoorClient", summary = "End a partner's credentials and tokens at once")
    @APIResponse(responseCode = "204", description = "They are ended")
    public void revoke(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = SCHEMA) @PathParam("id") String id,
            @Parameter(description = "The id of the credentials") @Schema(format = SCHEMA) @PathParam("client")
                    String client) {
        clients.revoke(Caller.of(request), account(id), Params.pathId(ProblemCode.DOOR_CLIENT_UNKNOWN, client));
    }

    @GET
    @Path("/notifications")
    @Operation(operationId = "listNotifications", summary = "List what partners pushed to us, newest first")
    @APIResponse(responseCode = "200", description = "The notifications")
    public PreparationViews.Notices notices(
            @Context RoutingContext request,
            @Parameter(description = "Rows, 1 to 200; 50 if not told", example = "50") @QueryParam("limit") @Nullable
                    String limit) {
        int rows = Params.number("limit", limit, NOTICES, 1, NOTICES_MAX);
        return new PreparationViews.Notices(followUps.list(Caller.of(request), rows).stream()
                .map(PreparationViews.NoticeView::of)
                .toList());
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID account(String text) {
        return Params.pathId(ProblemCode.ACCOUNT_UNKNOWN, text);
    }
}
