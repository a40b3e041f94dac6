package io.relais.vocabulary;

import java.util.List;

/**
 * Who sleeps in one stay.
 *
 * @param adults at least 0; a partner may book children alone
 * @param children children and infants together
 * @param childAges ages in years where the partner tells them; empty when unknown, never longer than {@code children}
 */
public record Occupancy(int adults, int children, List<Integer> childAges) {
    public Occupancy {
        if (adults < 0 || children < 0) {
            throw new IllegalArgumentException("people cannot be negative: " + adults + " + " + children);
        }
        if (childAges.size() > children) {
            throw new IllegalArgumentException(childAges.size() + " ages for " + children + " children");
        }
        childAges = List.copyOf(childAges);
    }

    public static Occupancy of(int adults, int children) {
        return new Occupancy(adults, children, List.of());
    }

    public int people() {
        return adults + children;
    }
}
