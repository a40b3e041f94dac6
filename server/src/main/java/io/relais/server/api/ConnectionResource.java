package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.delivery.Channels;
import io.relais.core.delivery.Connecting;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

@Path("/api/v1/connections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Connections", description = "How the channels are doing.")
final class ConnectionResource {
    private static final String ID_TEXT = "The connection's id";
    private static final int EXCHANGES = 50;
    private static final int EXCHANGES_MAX = 200;

    private final Channels channels;
    private final Connecting connecting;
    private final Once once;

    @Inject
    ConnectionResource(Channels channels, Connecting connecting, Once once) {
        this.channels = channels;
        this.connecting = connecting;
        this.once = once;
    }

    @GET
    @Operation(operationId = "listConnections", summary = "List connections with their health")
    @APIResponse(responseCode = "200", description = "The connections")
    public ConnectionView.Items list(@Context RoutingContext request) {
        return new ConnectionView.Items(channels.list(Caller.of(request)).stream()
                .map(ConnectionView::of)
                .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addConnection",
            summary = "Connect a property through an account, known or new",
            description =
                    "The channel is asked first, where it can be: 409 `access-refused` names the field. It sends nothing until it"
                            + " is mapped and activated.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AccessView.NewBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The connection in preparation",
            content = @Content(schema = @Schema(implementation = ConnectionView.class)))
    public Response add(@Context RoutingContext request, WriteParams write, @Nullable String body) {
        Principal caller = Caller.of(request);
        return once.run(write.request(caller, "POST /connections", body), 201, () -> {
            UUID added = AccessView.connect(connecting, caller, Bodies.read(body, AccessView.NewBody.class));
            return ConnectionView.of(channels.get(caller, added));
        });
    }

    @GET
    @Path("/{id}/access")
    @Operation(operationId = "getAccess", summary = "Get how we are let in at the channel, without secrets")
    @APIResponse(responseCode = "200", description = "The account")
    public AccessView access(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return AccessView.of(connecting.access(Caller.of(request), id(id)));
    }

    @PUT
    @Path("/{id}/access")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeAccess",
            summary = "Change credentials and settings of the account, for all connections through it",
            description =
                    "What is not named stays. The channel is asked first, where it can be: 409 `access-refused`. A secret must be"
                            + " told again when an address changes: 400 `secret-needed`.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AccessView.ChangeBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The account, at work again",
            content = @Content(schema = @Schema(implementation = AccessView.class)))
    public AccessView changeAccess(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Nullable String body) {
        AccessView.ChangeBody wanted = Bodies.read(body, AccessView.ChangeBody.class);
        Principal caller = Caller.of(request);
        String label =
                wanted.label() == null ? connecting.access(caller, id(id)).label() : wanted.label();
        connecting.change(caller, id(id), label, AccessView.settings(wanted.settings()));
        return access(request, id);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getConnection", summary = "Get one connection with its health")
    @APIResponse(responseCode = "200", description = "The connection")
    public ConnectionView get(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        return ConnectionView.of(channels.get(Caller.of(request), id(id)));
    }

    @GET
    @Path("/{id}/exchanges")
    @Operation(operationId = "listExchanges", summary = "List the last calls to the channel, redacted")
    @APIResponse(responseCode = "200", description = "The exchanges, newest first")
    public ExchangeList exchanges(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = "Rows, 1 to 200; 50 if not told", example = "50") @QueryParam("limit") @Nullable
                    String limit) {
        int rows = Params.number("limit", limit, EXCHANGES, 1, EXCHANGES_MAX);
        return ExchangeList.of(channels.exchanges(Caller.of(request), id(id), rows));
    }

    @POST
    @Path("/{id}/pull")
    @ResponseStatus(202)
    @Operation(
            operationId = "pullConnection",
            summary = "Ask the channel for reservations now",
            description = "Answers before the channel does; see `pulledAt` and the exchanges for what came of it.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for; the connection as it was at that moment",
            content = @Content(schema = @Schema(implementation = ConnectionView.class)))
    public ConnectionView pull(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        channels.pullNow(Caller.of(request), id(id));
        return get(request, id);
    }

    @POST
    @Path("/{id}/pause")
    @Operation(operationId = "pauseConnection", summary = "Stop talking to the channel until it is resumed")
    @APIResponse(responseCode = "200", description = "The paused connection")
    public ConnectionView pause(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        channels.pause(Caller.of(request), id(id));
        return get(request, id);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(operationId = "resumeConnection", summary = "Talk to the channel again, and send what it missed")
    @APIResponse(responseCode = "200", description = "The resumed connection")
    public ConnectionView resume(
            @Context RoutingContext request,
            @Parameter(description = ID_TEXT) @Schema(format = "uuid") @PathParam("id") String id) {
        channels.resume(Caller.of(request), id(id));
        return get(request, id);
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private static UUID id(String text) {
        return Params.pathId(ProblemCode.CONNECTION_UNKNOWN, text);
    }
}
