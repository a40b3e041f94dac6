package io.relais.core.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one partner was told and holds of one facet of one product in one month, by day. Changes in place while one packet is made
 * or settled, or what was read back is noted, by the one transaction that holds the connection.
 */
final class Page {
    static final int DAYS = 31;

    /** No value: not known, or none. */
    static final long NONE = Long.MIN_VALUE;

    /** The last value that left. */
    private final long[] sent;

    /** The value the partner acknowledged, unless something left since. */
    private final long[] acknowledged;

    /** The value the partner refused, until another one is wanted. */
    private final long[] rejected;

    /** The value the partner told when it was asked, unless something left or was acknowledged since. */
    private final long[] observed;

    private Instant changedAt;
    private @Nullable Instant observedAt;
    private @Nullable UUID observedExchange;

    /** The four states by day. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record States(long[] sent, long[] acknowledged, long[] rejected, long[] observed) {}

    /** When which of it happened. */
    record Times(
            Instant changedAt,
            @Nullable Instant observedAt,
            @Nullable UUID observedExchange) {}

    Page(States states, Times times) {
        sent = states.sent();
        acknowledged = states.acknowledged();
        rejected = states.rejected();
        observed = states.observed();
        changedAt = times.changedAt();
        observedAt = times.observedAt();
        observedExchange = times.observedExchange();
    }

    static Page empty() {
        return new Page(new States(none(), none(), none(), none()), new Times(Instant.EPOCH, null, null));
    }

    static long[] none() {
        long[] values = new long[DAYS];
        Arrays.fill(values, NONE);
        return values;
    }

    States states() {
        return new States(sent, acknowledged, rejected, observed);
    }

    Times times() {
        return new Times(changedAt, observedAt, observedExchange);
    }

    /** What the partner is known to hold, {@link #NONE} when that is not known. */
    long known(int day) {
        return observed[day] != NONE ? observed[day] : acknowledged[day];
    }

    /** True when the partner must be told: it neither holds the value nor has it refused this very value before. */
    boolean needs(int day, long value) {
        return known(day) != value && rejected[day] != value;
    }

    boolean needs(Cell cell) {
        return needs(cell.day(), cell.value());
    }

    /** Of what needs no word: a month whose desired values have this digest is settled. */
    long digest() {
        long[] settled = new long[DAYS];
        for (int day = 0; day < DAYS; day++) {
            settled[day] = rejected[day] != NONE ? rejected[day] : known(day);
        }
        return Digest.of(settled, 0, DAYS);
    }

    /** The partner's state is open from here on until it answers. */
    void leave(Cell cell, Instant now) {
        sent[cell.day()] = cell.value();
        forget(cell.day());
        rejected[cell.day()] = NONE;
        changedAt = now;
    }

    void acknowledge(Cell cell, Instant now) {
        acknowledged[cell.day()] = cell.value();
        observed[cell.day()] = NONE;
        rejected[cell.day()] = NONE;
        changedAt = now;
    }

    void reject(Cell cell, Instant now) {
        forget(cell.day());
        rejected[cell.day()] = cell.value();
        changedAt = now;
    }

    /** Something left and no answer came yet. */
    boolean isOpen(int day) {
        return sent[day] != NONE && known(day) == NONE && rejected[day] == NONE;
    }

    /** The partner told this value; true when that is not what it was known to hold. */
    boolean observe(Cell cell) {
        boolean news = known(cell.day()) != cell.value();
        observed[cell.day()] = cell.value();
        return news;
    }

    void observedIn(Instant at, @Nullable UUID exchange) {
        observedAt = at;
        observedExchange = exchange;
    }

    void forget(int day) {
        acknowledged[day] = NONE;
        observed[day] = NONE;
    }

    /** What was refused on those days may be said again. */
    void forgive(int days) {
        for (int day = 0; day < DAYS; day++) {
            if ((days >> day & 1) == 1) {
                rejected[day] = NONE;
            }
        }
    }

    boolean hasRejected() {
        return Arrays.stream(rejected).anyMatch(value -> value != NONE);
    }
}
