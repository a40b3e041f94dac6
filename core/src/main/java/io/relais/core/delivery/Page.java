package io.relais.core.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What one partner was told about one facet of one product in one month, by day; null = not known. Changes in place while one
 * packet is made or settled, by the one worker that holds the connection.
 */
final class Page {
    private static final int DAYS = 31;

    /** The last value that left. */
    private final @Nullable Long[] sent;

    /** The value the partner is known to hold. */
    private final @Nullable Long[] acknowledged;

    /** The value the partner refused, until another one is wanted. */
    private final @Nullable Long[] rejected;

    Page(@Nullable Long[] sent, @Nullable Long[] acknowledged, @Nullable Long[] rejected) {
        this.sent = sent;
        this.acknowledged = acknowledged;
        this.rejected = rejected;
    }

    static Page empty() {
        return new Page(new Long[DAYS], new Long[DAYS], new Long[DAYS]);
    }

    @Nullable
    Long[] sent() {
        return sent;
    }

    @Nullable
    Long[] acknowledged() {
        return acknowledged;
    }

    @Nullable
    Long[] rejected() {
        return rejected;
    }

    /** True when the partner must be told: it neither holds the value nor has it refused this very value before. */
    boolean needs(Cell cell) {
        Long known = acknowledged[cell.day()];
        Long refused = rejected[cell.day()];
        return (known == null || known != cell.value()) && (refused == null || refused != cell.value());
    }

    /** The partner's state is open from here on until it answers. */
    void leave(Cell cell) {
        sent[cell.day()] = cell.value();
        acknowledged[cell.day()] = null;
        rejected[cell.day()] = null;
    }

    void acknowledge(Cell cell) {
        acknowledged[cell.day()] = cell.value();
        rejected[cell.day()] = null;
    }

    void reject(Cell cell) {
        acknowledged[cell.day()] = null;
        rejected[cell.day()] = cell.value();
    }

    void forget(int day) {
        acknowledged[day] = null;
    }
}
