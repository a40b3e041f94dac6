package io.relais.core.delivery;

import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.PublishesAri;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Manifest;
import io.relais.core.data.Ids;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Finds out what a connection must be told: the desired state of the marked ranges, less what the partner acknowledged, packed
 * by the connector. What leaves is written down first; from then until the answer the partner's state counts as unknown.
 */
@Singleton
final class Packing {
    private static final int MARKS_MAX = 5_000;

    private final DirtyNights dirty;
    private final Desired desired;
    private final ChannelPages pages;
    private final Deliveries deliveries;
    private final Context context;

    @Inject
    Packing(DirtyNights dirty, Desired desired, ChannelPages pages, Deliveries deliveries, Context context) {
        this.dirty = dirty;
        this.desired = desired;
        this.pages = pages;
        this.deliveries = deliveries;
        this.context = context;
    }

    Packet pack(Handle handle, Hold hold, Destination destination) {
        List<DirtyNights.Marked> marks = dirty.list(handle, hold.connectionId(), MARKS_MAX);
        Manifest manifest = context.connectors.manifest(destination.channel());
        List<Desired.Range> ranges = ranges(marks, horizon(destination, manifest));
        List<Cell> wanted = desired.compute(handle, hold.connectionId(), ranges, manifest.pricedByOccupancy());
        Map<PageKey, Page> known = pages.load(
                handle, hold.connectionId(), wanted.stream().map(Cell::page).collect(Collectors.toSet()));
        forget(marks, wanted, known);
        List<Cell> changed = wanted.stream()
                .filter(cell -> known.getOrDefault(cell.page(), Page.empty()).needs(cell))
                .distinct()
                .toList();
        String trace = marks.stream()
                .map(DirtyNights.Marked::trace)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
        Packet packet = new Packet(
                hold,
                changed.isEmpty() ? null : destination,
                letters(destination, changed),
                marks.stream().map(DirtyNights.Marked::id).toList(),
                trace);
        write(handle, packet, changed, known, marks);
        return packet;
    }

    private List<Packet.Letter> letters(Destination destination, List<Cell> changed) {
        if (changed.isEmpty()) {
            return List.of();
        }
        AriUpdate update = new AriUpdate(
                destination.remotePropertyId(),
                destination.currency(),
                Cells.toChanges(changed, destination.currency()));
        List<AriMessage> messages = new Urgency(today(destination))
                .pack(context.connectors.get(destination.channel(), PublishesAri.class), update);
        return messages.stream()
                .map(message -> new Packet.Letter(context.ids.next(), message))
                .toList();
    }

    private void write(
            Handle handle,
            Packet packet,
            List<Cell> changed,
            Map<PageKey, Page> known,
            List<DirtyNights.Marked> marks) {
        if (changed.isEmpty()) {
            return;
        }
        changed.forEach(cell -> known.getOrDefault(cell.page(), Page.empty()).leave(cell));
        TreeSet<PageKey> touched = new TreeSet<>(Comparator.comparing(PageKey::toString));
        changed.forEach(cell -> touched.add(cell.page()));
        known.keySet().retainAll(touched);
        pages.store(handle, packet.hold().connectionId(), known);
        Instant oldest = marks.stream()
                .map(DirtyNights.Marked::markedAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.now(context.clock));
        deliveries.open(handle, packet, oldest);
    }

    private NightRange horizon(Destination destination, Manifest manifest) {
        LocalDate today = today(destination);
        return new NightRange(today, today.plusDays(Math.max(0, manifest.horizonNights() - 1)));
    }

    private LocalDate today(Destination destination) {
        return LocalDate.now(context.clock.withZone(destination.timeZone()));
    }

    /** Marked ranges within the horizon, overlapping ones joined so that no cell is computed twice. */
    private static List<Desired.Range> ranges(List<DirtyNights.Marked> marks, NightRange horizon) {
        record Kind(UUID unitTypeId, int facets) {}
        List<Desired.Range> ranges = new ArrayList<>();
        marks.stream()
                .collect(Collectors.groupingBy(m -> new Kind(m.unitTypeId(), m.facets())))
                .forEach((kind, group) -> joined(group, horizon)
                        .forEach(nights -> ranges.add(new Desired.Range(kind.unitTypeId(), nights, kind.facets()))));
        return ranges;
    }

    private static List<NightRange> joined(List<DirtyNights.Marked> marks, NightRange horizon) {
        List<NightRange> joined = new ArrayList<>();
        marks.stream()
                .map(mark -> clip(mark.nights(), horizon))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(NightRange::first))
                .forEach(nights -> {
                    NightRange last = joined.isEmpty() ? null : joined.getLast();
                    if (last == null || nights.first().isAfter(last.last().plusDays(1))) {
                        joined.add(nights);
                    } else if (nights.last().isAfter(last.last())) {
                        joined.set(joined.size() - 1, new NightRange(last.first(), nights.last()));
                    }
                });
        return joined;
    }

    private static Optional<NightRange> clip(NightRange nights, NightRange horizon) {
        LocalDate first = nights.first().isBefore(horizon.first()) ? horizon.first() : nights.first();
        LocalDate last = nights.last().isAfter(horizon.last()) ? horizon.last() : nights.last();
        return last.isBefore(first) ? Optional.empty() : Optional.of(new NightRange(first, last));
    }

    /** Where the partner itself changed its count, what it acknowledged before is worth nothing. */
    private static void forget(List<DirtyNights.Marked> marks, List<Cell> wanted, Map<PageKey, Page> known) {
        List<DirtyNights.Marked> forgetting =
                marks.stream().filter(DirtyNights.Marked::forget).toList();
        if (forgetting.isEmpty()) {
            return;
        }
        wanted.stream()
                .filter(cell -> forgetting.stream()
                        .anyMatch(mark -> (mark.facets() & cell.facetBit()) != 0
                                && mark.nights().contains(cell.night())))
                .forEach(cell -> known.getOrDefault(cell.page(), Page.empty()).forget(cell.day()));
    }

    /** What packing needs besides tables. */
    @Singleton
    static final class Context {
        private final Connectors connectors;
        private final Ids ids;
        private final Clock clock;

        @Inject
        Context(Connectors connectors, Ids ids, Clock clock) {
            this.connectors = connectors;
            this.ids = ids;
            this.clock = clock;
        }
    }
}
