package io.relais.core.data;

import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/** The id that follows one piece of work from message to delivery: in logs, inbox, events, exchanges and deliveries. */
public final class Trace {
    /** The name under which log lines carry it. */
    public static final String KEY = "traceId";

    private Trace() {}

    /** A new id: 32 hexadecimal digits, as in W3C trace context. */
    public static String next() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The id of the work under way on this thread, empty when it has none. */
    public static String current() {
        Object trace = MDC.get(KEY);
        return trace == null ? "" : trace.toString();
    }

    /** Does the work with the id in every log line it writes. */
    public static <T> T during(String trace, Supplier<T> work) {
        MDC.put(KEY, trace);
        try {
            return work.get();
        } finally {
            MDC.remove(KEY);
        }
    }
}
