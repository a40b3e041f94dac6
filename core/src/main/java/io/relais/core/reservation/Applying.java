package io.relais.core.reservation;

import io.relais.connector.ReservationMessage;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Mapping;
import io.relais.core.data.Moment;
import io.relais.core.event.Actor;
import io.relais.core.event.EventType;
import io.relais.core.inventory.NightKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Merges read messages into reservations, a whole batch in a fixed number of statements. */
@Singleton
final class Applying {
    private static final Comparator<ReservationRows.ExternalKey> KEY_ORDER = Comparator.comparing(
                    (ReservationRows.ExternalKey key) -> key.connectionId().toString())
            .thenComparing(ReservationRows.ExternalKey::externalId);

    private final ReservationRows reservations;
    private final Stays stays;
    private final Bookkeeping bookkeeping;
    private final Sources sources;
    private final Moment moment;

    @Inject
    Applying(ReservationRows reservations, Stays stays, Bookkeeping bookkeeping, Sources sources, Moment moment) {
        this.reservations = reservations;
        this.stays = stays;
        this.bookkeeping = bookkeeping;
        this.sources = sources;
        this.moment = moment;
    }

    /** A read message with the connection it belongs to. */
    record Item(Inbox.Waiting waiting, ReservationMessage message, Connection connection) {
        ReservationRows.ExternalKey key() {
            return new ReservationRows.ExternalKey(connection.id(), message.externalId());
        }
    }

    List<Inbox.Settled> apply(Handle handle, List<Item> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        Map<ReservationRows.ExternalKey, List<Item>> byKey = new TreeMap<>(KEY_ORDER);
        items.forEach(item ->
                byKey.computeIfAbsent(item.key(), key -> new ArrayList<>()).add(item));
        Map<ReservationRows.ExternalKey, Entry> stored = stored(handle, byKey.keySet());
        List<Inbox.Settled> erased = dropErased(handle, byKey, stored.keySet());
        Map<UUID, Overlay> overlays = overlays(handle, stored.values());
        Map<UUID, Connection> connections = new LinkedHashMap<>();
        items.forEach(item -> connections.put(item.connection().id(), item.connection()));
        Map<UUID, List<Mapping>> mappings = sources.connections.mappings(handle, connections.keySet());
        Map<UUID, String> currencies = currencies(
                handle,
                connections.values().stream().map(Connection::propertyId).collect(Collectors.toSet()));
        Drafting drafting = new Drafting(moment, mappings);
        Ground ground = new Ground(currencies, overlays, new HashMap<>());
        List<Change> changes = new ArrayList<>();
        byKey.forEach((key, group) -> changes.add(change(drafting, group, stored.get(key), ground)));
        List<Change> needed = changes.stream().filter(Applying::isNeeded).toList();
        bookkeeping.keep(handle, needed);
        ground.heard().forEach((id, kept) -> sources.kept.save(handle, id, kept));
        bookkeeping.markPassing(handle, passing(byKey, changes, mappings));
        return Stream.concat(erased.stream(), settled(byKey, changes).stream()).toList();
    }

    /** What changes stand on beside their messages, and what partners say by now about fields that the desk keeps. */
    private record Ground(Map<UUID, String> currencies, Map<UUID, Overlay> overlays, Map<UUID, List<Kept>> heard) {
        Overlay overlay(@Nullable Entry before) {
            return before == null
                    ? Overlay.NONE
                    : overlays.getOrDefault(before.row().id(), Overlay.NONE);
        }
    }

    /** A reservation that was erased for good does not come back by a repeated message. Asked after its row was looked for. */
    private List<Inbox.Settled> dropErased(
            Handle handle,
            Map<ReservationRows.ExternalKey, List<Item>> byKey,
            Set<ReservationRows.ExternalKey> stored) {
        List<ReservationRows.ExternalKey> unknown =
                byKey.keySet().stream().filter(key -> !stored.contains(key)).toList();
        List<Inbox.Settled> dropped = new ArrayList<>();
        for (ReservationRows.ExternalKey key : sources.erasures.erased(handle, unknown)) {
            for (Item item : Objects.requireNonNull(byKey.remove(key))) {
                dropped.add(
                        new Inbox.Settled(item.waiting().id(), item.connection().id(), null, "", Inbox.Reason.APPLIED));
            }
        }
        return dropped;
    }

    private Map<UUID, Overlay> overlays(Handle handle, Collection<Entry> stored) {
        Map<UUID, Overlay> overlays = new HashMap<>();
        sources.kept
                .byReservation(
                        handle,
                        stored.stream()
                                .map(Entry::row)
                                .filter(row -> !row.terms().keptFields().isEmpty())
                                .map(ReservationRow::id)
                                .toList())
                .forEach((id, kept) -> overlays.put(id, new Overlay(kept)));
        return overlays;
    }

    /**
     * Nights that a partner took and gave back, and that the difference before and after may not show: those of several messages
     * about one reservation, of a message that came late, and of one whose fields the desk keeps. The partner counted them itself, and a count of ours may have
     * reached it in between.
     */
    private static Map<UUID, Set<NightKey>> passing(
            Map<ReservationRows.ExternalKey, List<Item>> byKey,
            List<Change> changes,
            Map<UUID, List<Mapping>> mappings) {
        Map<UUID, Set<NightKey>> passing = new HashMap<>();
        Iterator<Change> change = changes.iterator();
        byKey.forEach((key, group) -> {
            Change next = change.next();
            boolean late = next.notes().contains(EventType.MESSAGE_OVERTAKEN);
            boolean kept = !next.after().row().terms().keptFields().isEmpty();
            if (late || kept || group.size() > 1) {
                group.forEach(item -> passing.computeIfAbsent(key.connectionId(), id -> new HashSet<>())
                        .addAll(nights(item.message(), mappings.getOrDefault(key.connectionId(), List.of()))));
            }
        });
        return passing;
    }

    private static Set<NightKey> nights(ReservationMessage message, List<Mapping> mappings) {
        return message.content().stream()
                .flatMap(content -> content.stays().stream())
                .flatMap(stay -> mappings.stream()
                        .filter(mapping -> mapping.remoteRoomId().equals(stay.roomId()))
                        .flatMap(mapping ->
                                stay.dates().dates().map(night -> new NightKey(mapping.unitTypeId(), night))))
                .collect(Collectors.toSet());
    }

    private Change change(Drafting drafting, List<Item> group, @Nullable Entry before, Ground ground) {
        Item first = group.getFirst();
        Overlay overlay = ground.overlay(before);
        Merge merge = before == null ? Merge.NOTHING : overlay.merged(before.row());
        List<EventType> notes = new ArrayList<>();
        for (Item item : group) {
            if (merge.overtook(item.message())) {
                notes.add(EventType.MESSAGE_OVERTAKEN);
            }
            merge = merge.with(item.message());
        }
        Entry partners = drafting.draft(
                first.connection(),
                first.message().externalId(),
                before,
                merge,
                ground.currencies().getOrDefault(first.connection().propertyId(), "EUR"));
        List<Kept> heard = overlay.heard(partners, merge);
        if (!heard.equals(overlay.kept())) {
            ground.heard().put(partners.row().id(), heard);
            notes.add(EventType.CHANNEL_OVERRULED);
        }
        Actor actor = new Actor(
                Actor.Kind.CONNECTION,
                first.connection().id().toString(),
                sources.connectors.manifest(first.waiting().channel()).name());
        return new Change(
                before,
                overlay.over(partners, before),
                overlay.has(KeptField.CONTACT) ? null : merge.contact(),
                first.connection().id(),
                actor,
                notes,
                group.getLast().waiting().trace());
    }

    /** A message seen before changes nothing and leaves no second line in the history. */
    private static boolean isNeeded(Change change) {
        Entry before = change.before();
        return before == null
                || change.contact() != null
                || !change.notes().isEmpty()
                || !before.equals(change.after());
    }

    private Map<ReservationRows.ExternalKey, Entry> stored(Handle handle, Set<ReservationRows.ExternalKey> keys) {
        List<ReservationRow> rows = reservations.lock(handle, keys);
        Map<UUID, List<StayRow>> lines = stays.byReservation(
                handle, rows.stream().map(ReservationRow::id).toList());
        Map<ReservationRows.ExternalKey, Entry> entries = new HashMap<>();
        for (ReservationRow row : rows) {
            UUID connection = row.connectionId();
            String external = row.externalId();
            if (connection != null && external != null) {
                entries.put(
                        new ReservationRows.ExternalKey(connection, external),
                        new Entry(row, lines.getOrDefault(row.id(), List.of())));
            }
        }
        return entries;
    }

    private static List<Inbox.Settled> settled(
            Map<ReservationRows.ExternalKey, List<Item>> byKey, List<Change> changes) {
        List<Inbox.Settled> settled = new ArrayList<>();
        int index = 0;
        for (Map.Entry<ReservationRows.ExternalKey, List<Item>> group : byKey.entrySet()) {
            UUID reservation = changes.get(index++).after().row().id();
            for (Item item : group.getValue()) {
                settled.add(new Inbox.Settled(
                        item.waiting().id(),
                        item.connection().id(),
                        reservation,
                        item.message().externalId(),
                        Inbox.Reason.APPLIED));
            }
        }
        return settled;
    }

    private static Map<UUID, String> currencies(Handle handle, Set<UUID> propertyIds) {
        return handle
                .createQuery("select id, currency from property where id = any(:ids)")
                .bind("ids", propertyIds.toArray(UUID[]::new))
                .map((r, c) -> Map.entry(r.getObject(1, UUID.class), r.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Where messages come from, and what was done here about what they told. */
    @Singleton
    static final class Sources {
        private final Connections connections;
        private final Connectors connectors;
        private final KeptRows kept;
        private final Erasures erasures;

        @Inject
        Sources(Connections connections, Connectors connectors, KeptRows kept, Erasures erasures) {
            this.connections = connections;
            this.connectors = connectors;
            this.kept = kept;
            this.erasures = erasures;
        }
    }
}
