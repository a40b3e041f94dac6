package io.relais.core.quote;

/**
 * What a stay that arrives within the scope's dates must be like.
 *
 * @param departureDays asked of stays that leave within the scope's dates
 * @param minNights 0 = no limit, as the other numbers
 */
public record Condition(
        String code,
        String name,
        Scope scope,
        Weekdays arrivalDays,
        Weekdays departureDays,
        int minNights,
        int maxNights,
        int maxAdults,
        int maxChildren)
        implements Rule {}
