package io.relais.server.edge;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;

/** Keeps the doors that partners call: how often one of them is used, and how often a stranger may guess. */
@Singleton
public final class Doorkeeper {
    private final Quotas quotas;

    @Inject
    Doorkeeper(Quotas quotas) {
        this.quotas = quotas;
    }

    /**
     * Whether a call with this secret is heard now; if not, the answer says in Retry-After when it will be. The secret itself only
     * names what is counted and is not kept.
     */
    public boolean admits(RoutingContext request, String secret) {
        Quota failures = quotas.failuresLeft(address(request));
        Quota calls = failures.granted() ? quotas.take("door " + secret.hashCode()) : failures;
        if (!calls.granted()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(calls.retryAfterSeconds()));
        }
        return calls.granted();
    }

    /** Counts a call whose secret is not in force. */
    public void stranger(RoutingContext request) {
        quotas.failed(address(request));
    }

    private static String address(RoutingContext request) {
        return request.request().remoteAddress().hostAddress();
    }
}
