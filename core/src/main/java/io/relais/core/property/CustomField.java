package io.relais.core.property;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question that a property asks about its reservations.
 *
 * @param code short name for programs, unique in the property
 * @param label as people read it
 * @param labelFr the same in French, empty: as label
 * @param choices what may be answered, for a choice only
 * @param required whether the desk must answer it
 * @param position order among the property's fields
 * @param retiredAt since when it is no longer asked; null while it is
 */
public record CustomField(
        UUID id,
        UUID propertyId,
        String code,
        String label,
        String labelFr,
        Type type,
        List<String> choices,
        boolean required,
        Set<Place> places,
        int position,
        @Nullable Instant retiredAt) {
    /** What an answer is. */
    public enum Type {
        TEXT,
        NUMBER,
        DATE,
        BOOLEAN,
        CHOICE;

        /** Stored form. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The type of that code, empty when there is none. */
        public static Optional<Type> find(String code) {
            return Arrays.stream(values())
                    .filter(type -> type.code().equals(code))
                    .findFirst();
        }
    }

    /** Where a field shows beside the administration of a reservation. */
    public enum Place {
        SHEET,
        REGISTER,
        ARRIVALS,
        GUEST_FORM;

        /** Stored form, as {@code guest-form}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The place of that code, empty when there is none. */
        public static Optional<Place> find(String code) {
            return Arrays.stream(values())
                    .filter(place -> place.code().equals(code))
                    .findFirst();
        }
    }

    public CustomField {
        choices = List.copyOf(choices);
        places = Set.copyOf(places);
    }

    /** As read in a language. */
    public String labelIn(String language) {
        return language.startsWith("fr") && !labelFr.isEmpty() ? labelFr : label;
    }

    public boolean isAsked() {
        return retiredAt == null;
    }
}
