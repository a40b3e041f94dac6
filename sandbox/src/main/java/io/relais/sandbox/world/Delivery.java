package io.relais.sandbox.world;

import io.relais.sandbox.wire.Effects;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.world.Outbox.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order and number in which waiting revisions appear in an answer when a fault disturbs it. */
public final class Delivery {
    private Delivery() {}

    /** Shuffles (a booking's later revision always before its earlier one) and doubles, as the faults of the call say. */
    public static List<Entry> arrange(List<Entry> entries, Effects effects) {
        var arranged = new ArrayList<>(entries);
        if (effects.has(FaultKind.REORDER)) {
            Collections.shuffle(arranged, effects.random());
            for (int i = 0; i < arranged.size(); i++) {
                for (int j = i + 1; j < arranged.size(); j++) {
                    if (isLater(arranged.get(j), arranged.get(i))) {
                        Collections.swap(arranged, i, j);
                    }
                }
            }
        }
        if (effects.has(FaultKind.DUPLICATE)) {
            return arranged.stream()
                    .flatMap(entry -> List.of(entry, entry).stream())
                    .toList();
        }
        return arranged;
    }

    private static boolean isLater(Entry one, Entry other) {
        return one.revision().bookingId().equals(other.revision().bookingId())
                && one.revision().number() > other.revision().number();
    }
}
