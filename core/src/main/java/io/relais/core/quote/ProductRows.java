package io.relais.core.quote;

import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Prices and restrictions of one product from a date on, as read. */
final class ProductRows {
    private static final long NONE = -1;

    private final LocalDate first;
    private final int days;
    private final Map<Integer, long[]> amounts = new HashMap<>();
    private final Map<LocalDate, Restriction> restrictions = new HashMap<>();

    ProductRows(LocalDate first, LocalDate last) {
        this.first = first;
        this.days = (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    void price(LocalDate night, int occupancy, long amount) {
        amounts.computeIfAbsent(occupancy, o -> empty())[at(night)] = amount;
    }

    void restrict(LocalDate night, Restriction restriction) {
        restrictions.put(night, restriction);
    }

    /** The price for exactly so many people where there is one, else that whatever the number. */
    OptionalLong amount(LocalDate night, int people) {
        long exact = find(night, people);
        long found = exact == NONE ? find(night, 0) : exact;
        return found == NONE ? OptionalLong.empty() : OptionalLong.of(found);
    }

    Restriction restriction(LocalDate night) {
        return restrictions.getOrDefault(night, Restriction.NONE);
    }

    private long find(LocalDate night, int occupancy) {
        long[] row = amounts.get(occupancy);
        return row == null ? NONE : row[at(night)];
    }

    private int at(LocalDate night) {
        return (int) ChronoUnit.DAYS.between(first, night);
    }

    private long[] empty() {
        long[] row = new long[days];
        Arrays.fill(row, NONE);
        return row;
    }
}
