package io.relais.core.reservation;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.event.Actor;
import io.relais.core.event.EventType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Options that nobody confirmed in time are cancelled by the house: their nights are free again, and every channel is told. */
@Singleton
public final class OptionExpiry {
    private static final int BATCH = 64;

    private final Database database;
    private final ReservationRows reservations;
    private final Stays stays;
    private final Bookkeeping bookkeeping;
    private final Moment moment;

    @Inject
    public OptionExpiry(
            Database database, ReservationRows reservations, Stays stays, Bookkeeping bookkeeping, Moment moment) {
        this.database = database;
        this.reservations = reservations;
        this.stays = stays;
        this.bookkeeping = bookkeeping;
        this.moment = moment;
    }

    /** Ends what is due; returns how many options. One that somebody is changing at this moment waits for the next time. */
    public int expireOptions() {
        int all = 0;
        int some;
        do {
            some = database.write(this::expire);
            all += some;
        } while (some == BATCH);
        if (all > 0) {
            moment.wakeups().wake(Topic.NIGHTS, Topic.REGISTER);
        }
        return all;
    }

    private int expire(Handle handle) {
        List<ReservationRow> due = reservations.lockExpired(handle, moment.now(), BATCH);
        Map<UUID, List<StayRow>> lines =
                stays.byReservation(handle, due.stream().map(ReservationRow::id).toList());
        bookkeeping.keep(
                handle,
                due.stream()
                        .map(row -> expired(row, lines.getOrDefault(row.id(), List.of())))
                        .toList());
        return due.size();
    }

    private static Change expired(ReservationRow row, List<StayRow> lines) {
        Entry before = new Entry(row, lines);
        Entry after = new Entry(
                row.withTerms(row.terms().withOption(null)).withStatus(Status.CANCELLED),
                lines.stream()
                        .map(stay -> stay.with(false, false, stay.unitId()))
                        .toList());
        return new Change(
                before, after.withConflict(), null, null, Actor.SYSTEM, List.of(EventType.OPTION_EXPIRED), "");
    }
}
