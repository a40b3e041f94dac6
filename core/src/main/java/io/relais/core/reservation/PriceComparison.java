package io.relais.core.reservation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets the price of a reservation before and after side by side: each night, each charge, the total. */
final class PriceComparison {
    private PriceComparison() {}

    static List<PriceLine> of(Entry before, Entry after, Names names) {
        List<PriceLine> lines = new ArrayList<>();
        Set<UUID> stays = new LinkedHashSet<>();
        before.stays().forEach(stay -> stays.add(stay.id()));
        after.stays().forEach(stay -> stays.add(stay.id()));
        for (UUID id : stays) {
            stay(lines, before.stay(id).orElse(null), after.stay(id).orElse(null), names);
        }
        charges(lines, before, after);
        lines.add(new PriceLine(
                PriceLine.Kind.TOTAL,
                "",
                "",
                null,
                before.row().total(),
                after.row().total()));
        return lines;
    }

    private static void stay(List<PriceLine> lines, @Nullable StayRow before, @Nullable StayRow after, Names names) {
        StayRow told = after != null ? after : before;
        if (told == null) {
            return;
        }
        String name = names.of(told.unitTypeId());
        boolean nightly = (before == null || !before.nightAmounts().isEmpty())
                && (after == null || !after.nightAmounts().isEmpty());
        if (!nightly) {
            lines.add(new PriceLine(
                    PriceLine.Kind.STAY,
                    told.line(),
                    name,
                    null,
                    before == null ? null : before.total(),
                    after == null ? null : after.total()));
            return;
        }
        Map<LocalDate, Long> old = nights(before);
        Map<LocalDate, Long> now = nights(after);
        Set<LocalDate> all = new java.util.TreeSet<>(old.keySet());
        all.addAll(now.keySet());
        all.forEach(night -> lines.add(
                new PriceLine(PriceLine.Kind.NIGHT, told.line(), name, night, old.get(night), now.get(night))));
    }

    private static Map<LocalDate, Long> nights(@Nullable StayRow stay) {
        Map<LocalDate, Long> nights = new TreeMap<>();
        if (stay != null) {
            for (int i = 0; i < stay.nightAmounts().size(); i++) {
                nights.put(
                        stay.dates().arrival().plusDays(i), stay.nightAmounts().get(i));
            }
        }
        return nights;
    }

    /** Charges that raise the total; those inside the nightly prices would be counted twice. */
    private static void charges(List<PriceLine> lines, Entry before, Entry after) {
        record Key(String stay, String kind, String code, String name) {
            static Key of(Entry entry, Charge charge) {
                UUID stay = charge.stayId();
                return new Key(
                        stay == null ? "" : entry.stay(stay).map(StayRow::line).orElse(""),
                        charge.kind().code(),
                        charge.code(),
                        charge.name());
            }
        }
        Map<Key, Long> old = new java.util.LinkedHashMap<>();
        Map<Key, Long> now = new java.util.LinkedHashMap<>();
        before.charges().stream()
                .filter(c -> !c.included())
                .forEach(c -> old.merge(Key.of(before, c), c.amount(), Long::sum));
        after.charges().stream()
                .filter(c -> !c.included())
                .forEach(c -> now.merge(Key.of(after, c), c.amount(), Long::sum));
        Set<Key> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(now.keySet());
        keys.forEach(key -> lines.add(
                new PriceLine(PriceLine.Kind.CHARGE, key.stay(), key.name(), null, old.get(key), now.get(key))));
    }
}
