package io.relais.sandbox.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs one call of a partner protocol: draws its faults, processes it unless a fault forbids, and records it. */
public final class Wire {
    private static final int BODY_CHARS_KEPT = 64 * 1024;

    private final Clock clock;
    private final Faults faults;
    private final Calls calls;

    /** {@code clock}: the machine's, because calls are measured by it. */
    public Wire(Clock clock, Faults faults, Calls calls) {
        this.clock = clock;
        this.faults = faults;
        this.calls = calls;
    }

    /**
     * Runs one call.
     *
     * @param subject the account or property concerned, for the call list
     */
    public Reply run(Operation operation, String subject, Exchange exchange, Function<Effects, Reply> work) {
        Instant start = clock.instant();
        Effects effects = faults.draw(operation);
        Learning learning = new Learning();
        Reply reply = effects.stopping()
                .map(Wire::stopped)
                .orElseGet(() -> after(effects, learning.during(() -> work.apply(effects))));
        effects.find(FaultKind.DELAY).ifPresent(rule -> pause(rule.delayMillis()));
        calls.add(new Call(
                0,
                nanos(start),
                operation.wireName(),
                subject,
                reply.status(),
                reply.refused(),
                effects.names(),
                Duration.between(start, clock.instant()).toNanos() / 1000,
                learning.values(),
                kept(operation, exchange)));
        return reply;
    }

    public Calls calls() {
        return calls;
    }

    /** Nanoseconds since the epoch, the unit of every fine timestamp of the control API. */
    public static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    private static Reply stopped(FaultRule rule) {
        Reply refusal = failure(rule.kind() == FaultKind.THROTTLE ? 429 : rule.status());
        if (rule.kind() == FaultKind.DROP_BEFORE) {
            return refusal.asDropped();
        }
        return rule.retryAfterSeconds() > 0
                ? refusal.with("Retry-After", Integer.toString(rule.retryAfterSeconds()))
                : refusal;
    }

    private static Reply after(Effects effects, Reply reply) {
        Reply answer = effects.find(FaultKind.ERROR_AFTER)
                .map(rule -> failure(rule.status()))
                .orElse(reply);
        return effects.has(FaultKind.DROP) ? answer.asDropped() : answer;
    }

    private static Reply failure(int status) {
        return Reply.of(status, "text/plain; charset=utf-8", "simulated failure " + status);
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000L);
    }

    private static @Nullable String kept(Operation operation, Exchange exchange) {
        if (operation.role() != Operation.Role.ARI) {
            return null;
        }
        String text = exchange.text();
        return text.length() <= BODY_CHARS_KEPT ? text : text.substring(0, BODY_CHARS_KEPT);
    }
}
