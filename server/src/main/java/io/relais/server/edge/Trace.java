package io.relais.server.edge;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id that ties a request to its log lines, events and deliveries. Taken from the caller's {@code traceparent} (W3C Trace
 * Context, version 00) or made here.
 *
 * @param id 32 hex digits
 * @param span 16 hex digits: our part of it
 */
public record Trace(String id, String span) {
    /** The name under which logs carry the id. */
    public static final String MDC_KEY = "traceId";

    private static final String ATTRIBUTE = Trace.class.getName();
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final String NO_ID = "0".repeat(32);

    static Trace of(@Nullable String traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        if (matcher.matches()
                && !matcher.group(1).equals(NO_ID)
                && !matcher.group().startsWith("ff")) {
            return new Trace(matcher.group(1), hex());
        }
        return new Trace(hex() + hex(), hex());
    }

    /** The trace id of a request that passed the edge; empty text for one that did not. */
    public static String idOf(RoutingContext request) {
        Trace trace = request.get(ATTRIBUTE);
        return trace == null ? "" : trace.id();
    }

    void keepIn(RoutingContext request) {
        request.put(ATTRIBUTE, this);
    }

    String traceparent() {
        return "00-" + id + "-" + span + "-01";
    }

    private static String hex() {
        // Never all zeros, which would mean "no id".
        long bits = ThreadLocalRandom.current().nextLong() | 1L;
        return String.format("%016x", bits);
    }
}
