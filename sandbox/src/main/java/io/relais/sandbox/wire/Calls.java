package io.relais.sandbox.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The last calls and counters per operation; bounded in entries and in bytes so that a long run needs no more memory. */
public final class Calls {
    private static final int MAX_ENTRIES = 5_000;
    private static final long MAX_BYTES = 32L * 1024 * 1024;

    private final ArrayDeque<Call> last = new ArrayDeque<>();
    private final Map<String, Counter> counters = new TreeMap<>();
    private final Map<String, Long> violations = new TreeMap<>();
    private long seq;
    private long bytes;

    /** Counts per operation: all calls, answered well, refused (also inside a 200), hit by a fault. */
    public record Counter(long calls, long ok, long refused, long faulted) {
        private static final Counter ZERO = new Counter(0, 0, 0, 0);

        private Counter plus(Call call) {
            boolean faulted = !call.fault().isEmpty();
            return new Counter(
                    calls + 1,
                    ok + (call.refused() || faulted ? 0 : 1),
                    refused + (call.refused() ? 1 : 0),
                    this.faulted + (faulted ? 1 : 0));
        }
    }

    synchronized void add(Call call) {
        var numbered = new Call(
                ++seq,
                call.atNanos(),
                call.operation(),
                call.subject(),
                call.status(),
                call.refused(),
                call.fault(),
                call.micros(),
                call.learned(),
                call.request());
        counters.merge(call.operation(), Counter.ZERO.plus(call), (before, one) -> before.plus(call));
        last.addLast(numbered);
        bytes += size(numbered);
        while (last.size() > MAX_ENTRIES || bytes > MAX_BYTES) {
            bytes -= size(last.removeFirst());
        }
    }

    /** Counts a breach of the partner's rules, such as {@code booking.parallel-poll}. */
    public synchronized void violation(String kind) {
        violations.merge(kind, 1L, Long::sum);
    }

    /** Calls after a sequence number, oldest first, at most {@code limit}; with {@code after} 0 the newest ones. */
    public synchronized List<Call> list(String pattern, long after, int limit) {
        Predicate<Call> wanted = call -> call.seq() > after && matches(call.operation(), pattern);
        List<Call> found = last.stream().filter(wanted).toList();
        if (found.size() <= limit) {
            return found;
        }
        return after > 0
                ? new ArrayList<>(found.subList(0, limit))
                : new ArrayList<>(found.subList(found.size() - limit, found.size()));
    }

    public synchronized Map<String, Counter> counters() {
        return new TreeMap<>(counters);
    }

    public synchronized Map<String, Long> violations() {
        return new TreeMap<>(violations);
    }

    /** Empties counters, violations and the list; sequence numbers go on. */
    public synchronized void reset() {
        last.clear();
        counters.clear();
        violations.clear();
        bytes = 0;
    }

    private static boolean matches(String operation, String pattern) {
        return pattern.isEmpty()
                || pattern.equals("*")
                || operation.equals(pattern)
                || operation.startsWith(pattern + ".");
    }

    private static long size(Call call) {
        String request = call.request();
        return 200L + (request == null ? 0 : request.length());
    }
}
