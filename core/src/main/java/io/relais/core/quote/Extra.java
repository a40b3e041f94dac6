package io.relais.core.quote;

import java.util.Locale;

/**
 * An option or extra: breakfast, a pet, linen, a late departure.
 *
 * @param amount minor units for one
 * @param mandatory added to every stay it is for, else only when chosen
 * @param maxQuantity most that can be chosen
 * @param vat code of the VAT group, empty for none
 */
public record Extra(
        String code, String name, Scope scope, long amount, Per per, boolean mandatory, int maxQuantity, String vat)
        implements Rule {
    /** How often one of it is counted for a stay; people who sleep there, at least one. */
    int times(int nights, int sleepers) {
        int people = Math.max(1, sleepers);
        return switch (per) {
            case STAY, UNIT -> 1;
            case NIGHT -> nights;
            case PERSON -> people;
            case PERSON_NIGHT -> people * nights;
        };
    }

    /** What the amount is for; the quantity chosen multiplies it. */
    public enum Per {
        STAY,
        NIGHT,
        PERSON,
        PERSON_NIGHT,
        /** Per piece. */
        UNIT;

        /** Stored form. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
