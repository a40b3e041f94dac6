package io.relais.server.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** The order of things at the edge: trace id on everything, host check on MCP, key and limits on API and MCP. */
@Singleton
final class Edge {
    private static final Logger LOG = Logger.getLogger(Edge.class);
    private static final String API = "/api";
    private static final String MCP = "/mcp";
    private static final String DOORS = "/doors";
    /** Bytes of a request's body; the longest sensible one is far shorter. */
    private static final long BODY_MAX = 2L * 1024 * 1024;

    /** What a partner pushes are numbers, not content. */
    private static final long DOOR_BODY_MAX = 256L * 1024;
    /** Where partners hint, and where masters call. */
    private static final String HOOKS = "/hooks";

    private static final String OPEN = "/open";

    /** A master may set a whole calendar at once. */
    private static final long CALENDAR_MAX = 10L * 1024 * 1024;

    private static final int BEFORE_ALL = -10_000;

    private final Hosts hosts;
    private final Gate gate;
    private final Refusals refusals;

    @Inject
    Edge(Hosts hosts, Gate gate, Refusals refusals) {
        this.hosts = hosts;
        this.gate = gate;
        this.refusals = refusals;
    }

    /** Filters run from the highest number to the lowest. */
    void filter(@Observes Filters filters) {
        filters.register(this::trace, 900);
        filters.register(this::checkHost, 800);
        filters.register(this::checkSize, 750);
        filters.register(this::checkKey, 700);
    }

    /** Whatever fails below the guarded addresses, or is not there, is told as a problem too. */
    void refuse(@Observes Router router) {
        for (String face : new String[] {API, MCP}) {
            router.route(face + "*").order(BEFORE_ALL).failureHandler(this::failed);
            router.route(face + "*").last().handler(request -> {
                if (guarded(request)) {
                    refusals.answer(request, Problem.of(ProblemCode.NOT_FOUND));
                } else {
                    request.next();
                }
            });
        }
    }

    private void trace(RoutingContext request) {
        Trace trace = Trace.of(request.request().getHeader("traceparent"));
        trace.keepIn(request);
        MDC.put(Trace.MDC_KEY, trace.id());
        request.response().putHeader("traceparent", trace.traceparent()).putHeader("X-Request-Id", trace.id());
        request.next();
    }

    private void checkHost(RoutingContext request) {
        if (below(request, MCP) && !hosts.allow(request.request())) {
            refusals.answer(request, Problem.of(ProblemCode.HOST_NOT_ALLOWED));
            return;
        }
        request.next();
    }

    /**
     * A body that is too large is read to its end and thrown away, because a client that still sends would take a closed
     * connection for a broken network and never see the reason.
     */
    private void checkSize(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long max = longest(request);
        if (length == null || max == 0 || !isTooLong(length, max)) {
            request.next();
            return;
        }
        request.request().handler(piece -> {});
        request.request().endHandler(end -> refusals.answer(request, Problem.of(ProblemCode.TOO_LARGE)));
        request.request().resume();
    }

    /** How long a body may be at this address; 0 = not limited here. */
    private static long longest(RoutingContext request) {
        if (below(request, OPEN)) {
            return CALENDAR_MAX;
        }
        if (below(request, DOORS)) {
            return DOOR_BODY_MAX;
        }
        return guarded(request) || below(request, HOOKS) ? BODY_MAX : 0;
    }

    private static boolean isTooLong(String length, long max) {
        try {
            return Long.parseLong(length) > max;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private void checkKey(RoutingContext request) {
        if (guarded(request)) {
            gate.check(request);
        } else {
            request.next();
        }
    }

    private void failed(RoutingContext request) {
        if (!guarded(request)) {
            request.next();
            return;
        }
        Throwable failure = request.failure();
        if (failure instanceof Problem problem) {
            refusals.answer(request, problem);
            return;
        }
        int status = request.statusCode() < 400 ? 500 : request.statusCode();
        if (failure != null && status >= 500) {
            LOG.errorf(failure, "%s failed", request.request().method());
        }
        refusals.answer(request, ProblemBody.ofStatus(status));
    }

    private static boolean guarded(RoutingContext request) {
        return below(request, API) || below(request, MCP);
    }

    private static boolean below(RoutingContext request, String face) {
        String path = request.normalizedPath();
        return path.equals(face) || path.startsWith(face + "/") || path.startsWith(face + ";");
    }
}
