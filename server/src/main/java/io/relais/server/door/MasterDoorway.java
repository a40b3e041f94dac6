package io.relais.server.door;

import io.relais.connector.DoorCall;
import io.relais.connector.HttpAnswer;
import io.relais.core.master.MasterCalls;
import io.relais.server.edge.Doorkeeper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where another system that keeps a property's calendar calls; the connector of its channel knows the words. */
@Path("/open")
@RunOnVirtualThread
class MasterDoorway {
    private static final int TOO_MANY = 429;
    private static final int STRANGER = 401;

    private final MasterCalls calls;
    private final Doorkeeper keeper;

    @Inject
    MasterDoorway(MasterCalls calls, Doorkeeper keeper) {
        this.calls = calls;
        this.keeper = keeper;
    }

    @GET
    @Path("/{channel}/{action}")
    public Response ask(
            @Context RoutingContext request, @PathParam("channel") String channel, @PathParam("action") String action) {
        return answer(request, channel, action, "");
    }

    @POST
    @Path("/{channel}/{action}")
    public Response tell(
            @Context RoutingContext request,
            @PathParam("channel") String channel,
            @PathParam("action") String action,
            @Nullable String body) {
        return answer(request, channel, action, body == null ? "" : body);
    }

    private Response answer(RoutingContext request, String channel, String action, String body) {
        DoorCall call = new DoorCall(
                request.request().method().name(),
                action,
                map(request.request().headers()),
                map(request.request().params()),
                body);
        // Counted by what a caller says of itself: who says nothing is counted as one.
        if (!keeper.admits(request, channel + " " + call.headers().getOrDefault("api-key", ""))) {
            return Response.status(TOO_MANY).build();
        }
        HttpAnswer answer = calls.answer(channel, call);
        if (answer.status() == STRANGER) {
            keeper.stranger(request);
        }
        Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }

    private static Map<String, String> map(Iterable<Map.Entry<String, String>> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(pair.getKey(), pair.getValue()));
        return map;
    }
}
