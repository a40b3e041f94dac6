package io.relais.server.edge;

import io.relais.core.access.ApiKeys;
import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request with a valid API key through to API and MCP, within its quota. Stands before both, so that a bad key never
 * reaches the MCP machinery. A key is only taken from the Authorization header: addresses end up in logs.
 */
@Singleton
final class Gate {
    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final String BEARER = "bearer ";

    private final ApiKeys keys;
    private final Quotas quotas;
    private final Refusals refusals;

    @Inject
    Gate(ApiKeys keys, Quotas quotas, Refusals refusals) {
        this.keys = keys;
        this.quotas = quotas;
        this.refusals = refusals;
    }

    /** Decides and either passes the request on or answers it. */
    void check(RoutingContext request) {
        String address = request.request().remoteAddress().hostAddress();
        Quota failures = quotas.failuresLeft(address);
        if (!failures.granted()) {
            limited(request, failures, address);
            return;
        }
        Optional<String> key = bearer(request.request().getHeader(HttpHeaders.AUTHORIZATION));
        if (key.isEmpty()) {
            refuse(request, address, "Bearer realm=\"relais\"");
            return;
        }
        Optional<Principal> known = keys.recall(key.get());
        if (known.isPresent()) {
            admit(request, known.get());
            return;
        }
        // The body waits while the database is asked: its bytes must not arrive before somebody reads them.
        request.request().pause();
        request.vertx().executeBlocking(() -> keys.find(key.get()), false).onComplete(found -> {
            request.request().resume();
            if (found.failed()) {
                request.fail(found.cause());
            } else {
                found.result()
                        .ifPresentOrElse(
                                principal -> admit(request, principal),
                                () -> refuse(request, address, "Bearer realm=\"relais\", error=\"invalid_token\""));
            }
        });
    }

    private void admit(RoutingContext request, Principal principal) {
        Quota quota = quotas.take(principal.actor().id());
        if (!quota.granted()) {
            limited(request, quota, principal.actor().name());
            return;
        }
        tell(request, quota);
        Caller.keep(request, principal);
        request.next();
    }

    private void refuse(RoutingContext request, String address, String challenge) {
        quotas.failed(address);
        request.response().putHeader("WWW-Authenticate", challenge);
        refusals.answer(request, Problem.of(ProblemCode.NOT_SIGNED_IN));
    }

    private void limited(RoutingContext request, Quota quota, String whom) {
        LOG.debugf("limit %s of %s exceeded", quota.violated(), whom);
        tell(request, quota);
        request.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(quota.retryAfterSeconds()));
        String policies = String.join(", ", quota.violated());
        refusals.answer(
                request, Problem.of(ProblemCode.RATE_LIMITED, policies, quota.retryAfterSeconds()), quota.violated());
    }

    private static void tell(RoutingContext request, Quota quota) {
        request.response()
                .putHeader("RateLimit-Policy", quota.policyHeader())
                .putHeader("RateLimit", quota.stateHeader());
    }

    private static Optional<String> bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        return Optional.of(authorization.substring(BEARER.length()).strip());
    }
}
