package io.relais.core.quote;

import java.util.Locale;

/**
 * A line of a property's age table.
 *
 * @param position order in the table: whoever stands first takes the included places first
 * @param fromAge in years, included
 * @param toAge in years, included
 * @param counted whether it counts towards the most people of a unit
 * @param adult counts as an adult, else as a child
 * @param maximum most of them in one unit, 0 = as many as the unit takes
 */
public record AgeCategory(
        String code,
        String name,
        int position,
        int fromAge,
        int toAge,
        Sort sort,
        boolean counted,
        boolean adult,
        int maximum)
        implements Rule {
    /** What comes. */
    public enum Sort {
        PERSON,
        PET,
        VEHICLE;

        /** Stored form. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean takes(int age) {
        return sort == Sort.PERSON && age >= fromAge && age <= toAge;
    }

    boolean isPerson() {
        return sort == Sort.PERSON;
    }
}
