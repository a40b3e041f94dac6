package io.relais.server.door;

import io.relais.core.delivery.Hints;
import io.relais.server.edge.Doorkeeper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Where partners hint that something happened: the address holds the secret. Answered at once; what is to be done is done by the
 * routes. A hint that is lost costs nothing but the wait for the next poll.
 */
@Path("/hooks")
@RunOnVirtualThread
class HookDoor {
    private static final int TOKEN_MAX = 100;
    private static final int TOO_MANY = 429;

    private final Hints hints;
    private final Doorkeeper keeper;

    @Inject
    HookDoor(Hints hints, Doorkeeper keeper) {
        this.hints = hints;
        this.keeper = keeper;
    }

    @POST
    @Path("/{channel}/{token}")
    public Response hint(
            @Context RoutingContext request,
            @PathParam("channel") String channel,
            @PathParam("token") String token,
            @Nullable String body) {
        if (!keeper.admits(request, token)) {
            return Response.status(TOO_MANY).build();
        }
        if (token.length() > TOKEN_MAX || !hints.hear(channel, token, body == null ? "" : body)) {
            keeper.stranger(request);
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        return Response.ok().build();
    }
}
