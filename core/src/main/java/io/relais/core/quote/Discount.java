package io.relais.core.quote;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is taken off. Every condition must hold; a promotion also needs its code. A share or an amount per night is taken off the
 * nights within the scope's dates and weekdays, an amount per stay when the arrival is within them.
 *
 * @param percent basis points, 0 when it is an amount
 * @param amount minor units, 0 when it is a share
 * @param minNights 0 = no limit, as maxNights
 * @param minDays least days from the sale to the arrival, -1 = no limit, as maxDays
 * @param bookFirst first day of sale, null = no limit, as bookLast
 * @param combinable adds up with other combinable ones; else only the best counts
 */
public record Discount(
        String code,
        String name,
        Scope scope,
        Sort sort,
        int percent,
        long amount,
        boolean perStay,
        int minNights,
        int maxNights,
        int minDays,
        int maxDays,
        @Nullable LocalDate bookFirst,
        @Nullable LocalDate bookLast,
        Weekdays weekdays,
        boolean combinable)
        implements Rule {
    /** Why it is given. */
    public enum Sort {
        LENGTH,
        EARLY,
        LAST_MINUTE,
        PROMOTION;

        /** Stored form. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    boolean isPromotion() {
        return sort == Sort.PROMOTION;
    }
}
