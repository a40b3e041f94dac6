package io.relais.core.delivery;

import java.time.Duration;

/**
 * Keeps the last units back on a channel that hears of changes too late to be trusted with them.
 *
 * @param above from what exposure on: for 95 of 100 messages, or for the change that waits longest now
 * @param over what it is measured over
 * @param units how many are kept back then, 0 or more
 */
public record ExposureRule(Duration above, Over over, int units) {
    /** What the rule looks at. */
    public enum Over {
        HOUR,
        DAY
    }

    public ExposureRule {
        if (above.isNegative() || units < 0) {
            throw new IllegalArgumentException("neither a time nor a number of units can be negative");
        }
    }

    /** Units to keep back at this exposure: all that the rule names, or none. */
    public int keptBack(Exposure.Window window) {
        Duration measured = switch (over) {
            case HOUR -> window.hour().p95();
            case DAY -> window.day().p95();
        };
        return measured.compareTo(above) > 0 || window.waiting().compareTo(above) > 0 ? units : 0;
    }
}
