package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Splits, combines and copies reservations, cuts periods out of stays, lets two stays change units. */
@Singleton
public final class Arrangements {
    private final Database database;
    private final Books books;
    private final Rewriting rewriting;
    private final KeptFields kept;
    private final Sheets sheets;

    @Inject
    public Arrangements(Database database, Books books, Rewriting rewriting, KeptFields kept, Sheets sheets) {
        this.database = database;
        this.books = books;
        this.rewriting = rewriting;
        this.kept = kept;
        this.sheets = sheets;
    }

    /** One stay of a reservation as somebody saw it. */
    public record Place(Seen seen, UUID stayId) {}

    /**
     * Moves some stays, with their charges, into a new reservation for the same contact. What was paid stays where it was paid.
     *
     * @return the new reservation
     * @throws Problem CANNOT_SPLIT when none or all are chosen, CHANNEL_DECIDES, RESERVATION_CLOSED, STAY_UNKNOWN, VERSION_STALE
     */
    public ReservationSheet split(Principal principal, Seen seen, List<UUID> stayIds) {
        return made(principal, handle -> {
            Entry before = openOwn(handle, principal, seen);
            stayIds.forEach(id -> stay(before, id));
            List<StayRow> leaving = before.stays().stream()
                    .filter(stay -> stayIds.contains(stay.id()))
                    .toList();
            List<StayRow> staying = before.stays().stream()
                    .filter(stay -> !stayIds.contains(stay.id()))
                    .toList();
            if (leaving.isEmpty() || staying.isEmpty()) {
                throw Problem.of(ProblemCode.CANNOT_SPLIT, before.row().confirmationNumber());
            }
            return rewriting.split(handle, principal, before, new Rewriting.Parts(staying, leaving));
        });
    }

    /**
     * Moves a period of one stay into a new reservation; the stay's charges stay where they are.
     *
     * @return the new reservation
     * @throws Problem PERIOD_OUTSIDE and those of {@link #split}
     */
    public ReservationSheet splitPeriod(Principal principal, Seen seen, Period period) {
        return made(principal, handle -> {
            Entry before = openOwn(handle, principal, seen);
            StayRow stay = stay(before, period.stayId());
            StayRow leaving = Cuts.inside(stay, period)
                    .as(books.moment().ids().next(), stay.reservationId(), stay.line(), stay.position());
            return rewriting.split(
                    handle,
                    principal,
                    before,
                    new Rewriting.Parts(rewriting.cut(before, stay, period), List.of(leaving)));
        });
    }

    /**
     * Takes a period out of a stay: its nights are free at once and no longer cost anything; charges stay as they are. From the
     * middle, it leaves two stays. A channel's stay can only be cut at its ends.
     *
     * @throws Problem PERIOD_OUTSIDE, CHANNEL_DECIDES, RESERVATION_CLOSED, STAY_UNKNOWN, VERSION_STALE
     */
    public ReservationSheet removePeriod(Principal principal, Seen seen, Period period) {
        return made(principal, handle -> {
            Entry before = Rewriting.inForce(books.open(handle, principal, seen));
            Entry after = rewriting.without(handle, before, stay(before, period.stayId()), period);
            books.keep(
                    handle,
                    principal,
                    before,
                    kept.keep(handle, before, after),
                    List.of(new Event.Change("removed-period", "", period.from() + "/" + period.to())));
            return before.row().id();
        });
    }

    /** What {@link #removePeriod} would do to the price. */
    public List<PriceLine> previewRemoval(Principal principal, UUID id, Period period) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> {
            Entry before = Rewriting.inForce(books.look(handle, principal, id));
            Entry after = rewriting.without(handle, before, stay(before, period.stayId()), period);
            return PriceComparison.of(
                    before, after, Names.of(handle, Names.ids(before).collect(java.util.stream.Collectors.toSet())));
        });
    }

    /**
     * Makes one reservation of two of the same property and currency: the first gets the stays, the charges and what was paid;
     * its contact stays. The second is kept as cancelled and points to the first.
     *
     * @return the first
     * @throws Problem CANNOT_COMBINE, CHANNEL_DECIDES, RESERVATION_CLOSED, VERSION_STALE
     */
    public ReservationSheet combine(Principal principal, Seen first, Seen second) {
        return made(principal, handle -> {
            if (first.id().equals(second.id())) {
                Entry same = books.look(handle, principal, first.id());
                throw Problem.of(
                        ProblemCode.CANNOT_COMBINE,
                        same.row().confirmationNumber(),
                        same.row().confirmationNumber());
            }
            List<Entry> both = books.open(handle, principal, List.of(first, second));
            return rewriting.combine(
                    handle, principal, rewriting.own(handle, both.getFirst()), rewriting.own(handle, both.getLast()));
        });
    }

    /**
     * Sells the same stays again for other dates, at today's prices and under today's rules, to the same contact.
     *
     * @param arrival of the earliest stay; the others keep their distance
     * @return the new reservation
     * @throws Problem NO_ROOM, STAY_NOT_MAPPED, CANNOT_SPLIT for one without stays, and every rule of a sale
     */
    public ReservationSheet copy(Principal principal, UUID id, LocalDate arrival) {
        return made(principal, handle -> {
            Entry original = books.look(handle, principal, id);
            LocalDate was = original.row().arrival();
            if (was == null) {
                throw Problem.of(ProblemCode.CANNOT_SPLIT, original.row().confirmationNumber());
            }
            return rewriting.copy(handle, principal, original, ChronoUnit.DAYS.between(was, arrival));
        });
    }

    /**
     * Lets two stays of one unit type change units.
     *
     * @throws Problem UNIT_UNKNOWN when their types differ, UNIT_TAKEN, STAY_UNKNOWN, VERSION_STALE
     */
    public void swapUnits(Principal principal, Place one, Place other) {
        made(principal, handle -> {
            boolean together = one.seen().id().equals(other.seen().id());
            List<Entry> both = together
                    ? List.of(books.open(handle, principal, one.seen()))
                    : books.open(handle, principal, List.of(one.seen(), other.seen()));
            StayRow a = stay(both.getFirst(), one.stayId());
            StayRow b = stay(both.getLast(), other.stayId());
            UUID type = a.unitTypeId();
            if (type == null || !type.equals(b.unitTypeId())) {
                throw Problem.of(ProblemCode.UNIT_UNKNOWN, String.valueOf(b.unitId()));
            }
            List<Change> changes = new ArrayList<>();
            for (Entry before : both) {
                List<StayRow> stays = before.stays().stream()
                        .map(s -> s.id().equals(a.id())
                                ? s.withUnit(b.unitId())
                                : s.id().equals(b.id()) ? s.withUnit(a.unitId()) : s)
                        .toList();
                changes.add(Change.byDesk(before, before.withStays(stays), principal.actor(), List.of()));
            }
            books.keep(handle, changes);
            return both.getFirst().row().id();
        });
    }

    private ReservationSheet made(Principal principal, java.util.function.Function<Handle, UUID> work) {
        principal.need(Permission.RESERVATIONS_WRITE);
        ReservationSheet sheet = database.write(handle -> sheets.get(handle, principal, work.apply(handle)));
        books.wake();
        return sheet;
    }

    private Entry openOwn(Handle handle, Principal principal, Seen seen) {
        return rewriting.own(handle, Rewriting.inForce(books.open(handle, principal, seen)));
    }

    private static StayRow stay(Entry entry, @Nullable UUID id) {
        return entry.stays().stream()
                .filter(stay -> stay.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.STAY_UNKNOWN, String.valueOf(id)));
    }

    /** The dates of a stay so many days later. */
    static StayDates shifted(StayDates dates, long days) {
        return new StayDates(dates.arrival().plusDays(days), dates.departure().plusDays(days));
    }
}
