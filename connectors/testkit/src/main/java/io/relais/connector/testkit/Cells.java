package io.relais.connector.testkit;

import io.relais.connector.AriChange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a list of changes says night by night, so that two ways of cutting it into runs can be compared. */
final class Cells {
    private Cells() {}

    /** Value by kind, product and night; a night told twice fails the test. */
    static Map<String, String> of(List<? extends AriChange> changes) {
        Map<String, String> cells = new TreeMap<>();
        for (AriChange change : changes) {
            change.nights().dates().forEach(night -> put(cells, change, night));
        }
        return cells;
    }

    private static void put(Map<String, String> cells, AriChange change, LocalDate night) {
        String before = cells.put(key(change) + " " + night, value(change));
        if (before != null) {
            throw new AssertionError("told twice: " + key(change) + " " + night);
        }
    }

    private static String key(AriChange change) {
        return switch (change) {
            case AriChange.Availability it -> "availability " + it.roomId();
            case AriChange.Price it -> "price " + it.roomId() + " " + it.rateId() + " for " + it.occupancy();
            case AriChange.Stays it -> "stays " + it.roomId() + " " + it.rateId() + " for " + it.occupancy();
            case AriChange.Restricted it -> "restriction " + it.roomId() + " " + it.rateId();
        };
    }

    private static String value(AriChange change) {
        return switch (change) {
            case AriChange.Availability it -> String.valueOf(it.count());
            case AriChange.Price it -> it.price().toString();
            case AriChange.Stays it -> it.totals() + " " + it.currency();
            case AriChange.Restricted it -> it.restriction().toString();
        };
    }
}
