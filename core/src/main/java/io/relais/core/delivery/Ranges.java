package io.relais.core.delivery;

import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What marks ask to look at. */
final class Ranges {
    private Ranges() {}

    private record Kind(UUID unitTypeId, int facets) {}

    /** Marked ranges within the horizon, overlapping ones joined so that no cell is computed twice. */
    static List<Desired.Range> of(Collection<DirtyNights.Marked> marks, NightRange horizon) {
        List<Desired.Range> ranges = new ArrayList<>();
        marks.stream()
                .collect(Collectors.groupingBy(m -> new Kind(m.unitTypeId(), m.facets())))
                .forEach((kind, group) -> joined(group, horizon)
                        .forEach(nights -> ranges.add(new Desired.Range(kind.unitTypeId(), nights, kind.facets()))));
        return ranges;
    }

    private static List<NightRange> joined(List<DirtyNights.Marked> marks, NightRange horizon) {
        return NightRange.joined(marks.stream()
                .map(mark -> clip(mark.nights(), horizon))
                .flatMap(Optional::stream)
                .toList());
    }

    static Optional<NightRange> clip(NightRange nights, NightRange horizon) {
        LocalDate first = nights.first().isBefore(horizon.first()) ? horizon.first() : nights.first();
        LocalDate last = nights.last().isAfter(horizon.last()) ? horizon.last() : nights.last();
        return last.isBefore(first) ? Optional.empty() : Optional.of(new NightRange(first, last));
    }
}
