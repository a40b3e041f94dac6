package io.relais.core.reservation;

import io.relais.core.connection.Connections;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.event.Actor;
import io.relais.core.event.EventType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Brings home what came before its mapping, connection or room: stays whose room is mapped now take their nights, messages for a
 * property that is connected now are applied, and stays are no longer overbooked where a capacity was raised.
 */
@Singleton
public final class Remapping {
    private static final int BATCH = 200;

    private final Database database;
    private final ReservationRows reservations;
    private final Stays stays;
    private final Bookkeeping bookkeeping;
    private final Origins origins;

    @Inject
    public Remapping(
            Database database, ReservationRows reservations, Stays stays, Bookkeeping bookkeeping, Origins origins) {
        this.database = database;
        this.reservations = reservations;
        this.stays = stays;
        this.bookkeeping = bookkeeping;
        this.origins = origins;
    }

    /** Does what there is to do; returns how many reservations and messages it brought home. */
    public int run() {
        int mapped = database.write(this::remap);
        int lifted = database.write(bookkeeping::liftWherePossible);
        int revived = database.write(origins.inbox::reviveConnected);
        if (mapped + lifted > 0) {
            origins.moment.wakeups().wake(Topic.NIGHTS, Topic.REGISTER);
        }
        if (revived > 0) {
            origins.moment.wakeups().wake(Topic.INBOX);
        }
        return mapped + lifted + revived;
    }

    private int remap(Handle handle) {
        List<ReservationRow> rows = reservations.lockAll(handle, stays.listNewlyMapped(handle, BATCH));
        Map<UUID, List<StayRow>> lines = stays.byReservation(
                handle, rows.stream().map(ReservationRow::id).toList());
        Set<UUID> connections = rows.stream()
                .map(ReservationRow::connectionId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Drafting drafting = new Drafting(origins.moment, origins.connections.mappings(handle, connections));
        List<Change> changes = new ArrayList<>();
        for (ReservationRow row : rows) {
            Entry before = new Entry(row, lines.getOrDefault(row.id(), List.of()));
            Entry after = drafting.remapped(before);
            if (!after.equals(before)) {
                changes.add(new Change(before, after, null, null, Actor.SYSTEM, List.of(EventType.ROOM_MAPPED), ""));
            }
        }
        bookkeeping.keep(handle, changes);
        return changes.size();
    }

    /** Where they came from. */
    @Singleton
    public static final class Origins {
        private final Inbox inbox;
        private final Connections connections;
        private final Moment moment;

        @Inject
        public Origins(Inbox inbox, Connections connections, Moment moment) {
            this.inbox = inbox;
            this.connections = connections;
            this.moment = moment;
        }
    }
}
