package io.relais.server.doors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.connector.UnreadableMessage;
import io.relais.core.access.DoorClients;
import io.relais.core.problem.Problem;
import io.relais.core.reservation.FollowUps;
import io.relais.server.edge.DoorLimits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint (OAuth 2.0 client credentials, RFC 6749 section 4.4) and the address for notifications. No signature comes with
 * them, so a notification is believed only as far as it makes us ask the partner ourselves.
 */
@Path("/doors")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class NotificationDoor {
    /** Characters of a notification: envelopes hold numbers, not content. */
    private static final int BODY_MAX = 64 * 1024;

    private static final int CREDENTIAL_MAX = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DoorClients clients;
    private final FollowUps followUps;
    private final DoorLimits limits;

    @Inject
    NotificationDoor(DoorClients clients, FollowUps followUps, DoorLimits limits) {
        this.clients = clients;
        this.followUps = followUps;
        this.limits = limits;
    }

    /** Credentials come in the form or, as the standard prefers, as Basic authentication. */
    record Credentials(String id, String secret) {
        static Optional<Credentials> of(@Nullable String authorization, @Nullable String id, @Nullable String secret) {
            if (authorization != null && authorization.regionMatches(true, 0, "basic ", 0, 6)) {
                return decoded(authorization.substring(6).strip());
            }
            return id == null || secret == null ? Optional.empty() : Optional.of(new Credentials(id, secret));
        }

        private static Optional<Credentials> decoded(String text) {
            try {
                String pair = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        boolean isSensible() {
            return id.length() <= CREDENTIAL_MAX && secret.length() <= CREDENTIAL_MAX && id.indexOf('\0') < 0;
        }

        @Override
        public String toString() {
            return "Credentials";
        }
    }

    @POST
    @Path("/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response token(
            @Context RoutingContext request,
            @HeaderParam("Authorization") @Nullable String authorization,
            @FormParam("grant_type") @Nullable String grant,
            @FormParam("client_id") @Nullable String id,
            @FormParam("client_secret") @Nullable String secret) {
        String address = request.request().remoteAddress().hostAddress();
        if (!limits.listens(address)) {
            return error(429, "slow_down");
        }
        if (!"client_credentials".equals(grant)) {
            return error(400, "unsupported_grant_type");
        }
        Optional<DoorClients.Granted> granted = Credentials.of(authorization, id, secret)
                .filter(Credentials::isSensible)
                .flatMap(pair -> clients.exchange(pair.id(), pair.secret()));
        if (granted.isEmpty()) {
            limits.failed(address);
            return error(401, "invalid_client");
        }
        ObjectNode answer = JSON.createObjectNode()
                .put("access_token", granted.get().token())
                .put("token_type", "Bearer")
                .put("expires_in", granted.get().life().toSeconds());
        return Response.ok(answer.toString())
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/notifications")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response receive(
            @Context RoutingContext request,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Nullable String body) {
        String address = request.request().remoteAddress().hostAddress();
        if (!limits.listens(address)) {
            return error(429, "slow_down");
        }
        Optional<UUID> account = bearer(authorization).flatMap(clients::account);
        if (account.isEmpty()) {
            limits.failed(address);
            return error(401, "invalid_token");
        }
        if (!limits.take(account.get().toString())) {
            return error(429, "slow_down");
        }
        return body == null || body.length() > BODY_MAX
                ? error(body == null ? 400 : 413, "invalid_request")
                : keep(account.get(), body);
    }

    /** Answered only when it is kept; one that came before is answered alike, so that it does not come a third time. */
    private Response keep(UUID account, String body) {
        try {
            boolean fresh = followUps.keep(account, body);
            return Response.status(fresh ? 202 : 200)
                    .entity("{\"received\":true}")
                    .build();
        } catch (UnreadableMessage e) {
            return error(400, "invalid_request");
        } catch (Problem problem) {
            return error(409, problem.code().code());
        }
    }

    private static Optional<String> bearer(@Nullable String authorization) {
        return authorization != null
                        && authorization.length() <= CREDENTIAL_MAX
                        && authorization.regionMatches(true, 0, "bearer ", 0, 7)
                ? Optional.of(authorization.substring(7).strip())
                : Optional.empty();
    }

    private static Response error(int status, String code) {
        Response.ResponseBuilder answer = Response.status(status)
                .entity(JSON.createObjectNode().put("error", code).toString())
                .header("Cache-Control", "no-store");
        return (status == 401
                        ? answer.header("WWW-Authenticate", "Bearer realm=\"doors\"")
                        : status == 429 ? answer.header("Retry-After", "60") : answer)
                .build();
    }
}
