package io.relais.core.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a published calendar is about. */
public enum ExportKind {
    /** Nights on which a unit is taken: for partners. */
    OCCUPANCY,
    /** Arrivals and departures of a property: for the house's own telephones. */
    ARRIVALS,
    /** What somebody has to do at a property, and when. */
    TASKS;

    /** As {@code occupancy}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ExportKind> find(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
