package io.relais.sandbox.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The partners' time: the machine's, plus what was skipped. Deadlines, tokens and budgets follow it, so that a test need not wait
 * for half an hour to pass. It never goes back, as no partner's does.
 */
public final class VirtualClock extends Clock {
    private static final Duration FARTHEST = Duration.ofDays(3660);

    private final Clock machine;
    private volatile Duration skipped = Duration.ZERO;

    public VirtualClock(Clock machine) {
        this.machine = machine;
    }

    /**
     * Lets time pass at once.
     *
     * @throws IllegalArgumentException if it is negative or more than ten years in all
     */
    public synchronized void skip(Duration time) {
        Duration all = skipped.plus(time);
        if (time.isNegative() || all.compareTo(FARTHEST) > 0) {
            throw new IllegalArgumentException("the clock goes forward only, by at most ten years in all");
        }
        skipped = all;
    }

    /**
     * Lets the time pass until a moment.
     *
     * @throws IllegalArgumentException if that moment is over or more than ten years ahead
     */
    public synchronized void skipTo(Instant moment) {
        skip(Duration.between(instant(), moment));
    }

    /** Back to the machine's time. Only together with everything that remembers a moment. */
    public synchronized void reset() {
        skipped = Duration.ZERO;
    }

    public Duration skipped() {
        return skipped;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(skipped);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(machine.withZone(zone), skipped);
    }
}
