package io.relais.server.api;

import io.relais.core.delivery.Channels;
import io.relais.core.delivery.Mappings;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
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
    private final Mappings mappings;

    @Inject
    ConnectionResource(Channels channels, Mappings mappings) {
        this.channels = channels;
        this.mappings = mappings;
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
            summary = "Connect a property through an account",
            description = "It sends nothing until it is mapped and activated.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MappingView.NewBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The connection in preparation",
            content = @Content(schema = @Schema(implementation = ConnectionView.class)))
    public Response add(@Context RoutingContext request, @Nullable String body) {
        MappingView.NewBody wanted = Bodies.read(body, MappingView.NewBody.class);
        UUID added = mappings.connect(
                Caller.of(request),
                Params.uuid("propertyId", Params.required("propertyId", wanted.propertyId())),
                Params.uuid("accountId", Params.required("accountId", wanted.accountId())),
                Params.required("remotePropertyId", wanted.remotePropertyId()));
        return Response.status(Response.Status.CREATED)
                .entity(ConnectionView.of(channels.get(Caller.of(request), added)))
                .build();
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
