package io.relais.core.reservation;

import io.relais.core.data.Moment;
import io.relais.core.data.Writes;
import io.relais.core.delivery.DirtyNights;
import io.relais.core.event.Event;
import io.relais.core.event.Events;
import io.relais.core.guest.Contact;
import io.relais.core.guest.Contacts;
import io.relais.core.inventory.NightKey;
import io.relais.core.inventory.NightState;
import io.relais.core.inventory.Nights;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes of reservations with everything that belongs to them, in one transaction and a fixed number of statements
 * however many they are: nights taken and given back, rows, contacts, history, marks for the courier.
 */
@Singleton
final class Bookkeeping {
    private final Nights nights;
    private final Tables tables;
    private final Flags flags;
    private final DirtyNights dirty;
    private final Moment moment;

    @Inject
    Bookkeeping(Nights nights, Tables tables, Flags flags, DirtyNights dirty, Moment moment) {
        this.nights = nights;
        this.tables = tables;
        this.flags = flags;
        this.dirty = dirty;
        this.moment = moment;
    }

    /** Keeps what partners sold, changed or cancelled, and our own cancellations: nights may go beyond capacity. */
    List<Change> keep(Handle handle, List<Change> changes) {
        Allocation allocation = new Allocation(nights.lock(handle, Allocation.touched(changes)));
        List<Change> applied = allocation.apply(changes);
        nights.store(handle, allocation.states());
        write(new Writes(handle), applied);
        List<Event> lifted = flags.lift(handle, allocation.freed());
        tables.events.append(handle, lifted);
        return applied;
    }

    /** Takes the overbooked mark off stays for which there is room since a capacity was raised; returns how many reservations. */
    int liftWherePossible(Handle handle) {
        List<Event> lifted = flags.liftWherePossible(handle);
        tables.events.append(handle, lifted);
        return lifted.size();
    }

    /**
     * Keeps our own sales, whose nights are taken under the constraint by what is written before.
     *
     * @return how many marks for channels were made; known when it was sent, which the caller does
     */
    IntSupplier keepSold(Writes writes, List<Change> changes) {
        return gather(writes, changes);
    }

    /** Keeps what the desk wrote about locked reservations; their nights and prices stay as they are. */
    void keepNoted(Handle handle, List<ReservationRow> rows, List<Event> told) {
        Writes writes = new Writes(handle);
        tables.reservations.update(writes, rows, moment.now());
        tables.reservations.keepTerms(writes, rows);
        tables.events.append(writes, told);
        writes.send();
    }

    /**
     * Keeps changes that are ours: nights never go beyond capacity.
     *
     * @return the nights on which not enough is left; when not empty, nothing was kept
     */
    List<NightState> keepOwn(Handle handle, List<Change> changes) {
        List<NightState> full = nights.shift(handle, OwnNights.shifts(changes));
        if (full.isEmpty()) {
            List<Change> marked = OwnNights.marked(changes);
            write(new Writes(handle), marked);
            tables.events.append(handle, flags.lift(handle, OwnNights.freed(marked)));
        }
        return full;
    }

    private void write(Writes writes, List<Change> changes) {
        gather(writes, changes);
        writes.send();
    }

    private IntSupplier gather(Writes writes, List<Change> changes) {
        List<ReservationRow> created = new ArrayList<>();
        List<ReservationRow> changed = new ArrayList<>();
        List<StayRow> dropped = new ArrayList<>();
        List<StayRow> kept = new ArrayList<>();
        List<Contacts.Given> contacts = new ArrayList<>();
        List<Charge> chargesDropped = new ArrayList<>();
        List<Charge> chargesKept = new ArrayList<>();
        List<ReservationRow> termsChanged = new ArrayList<>();
        for (Change change : changes) {
            (change.before() == null ? created : changed).add(change.after().row());
            change.staysBefore().stream()
                    .filter(stay -> change.after().stay(stay.line()).isEmpty())
                    .forEach(dropped::add);
            change.after().stays().stream()
                    .filter(stay -> !change.staysBefore().contains(stay))
                    .forEach(kept::add);
            List<Charge> chargesBefore =
                    change.before() == null ? List.of() : change.before().charges();
            minus(chargesBefore, change.after().charges(), Charge::id).forEach(chargesDropped::add);
            minus(change.after().charges(), chargesBefore, charge -> charge).forEach(chargesKept::add);
            if (change.before() != null
                    && !change.before()
                            .row()
                            .terms()
                            .equals(change.after().row().terms())) {
                termsChanged.add(change.after().row());
            }
            if (change.contact() != null) {
                contacts.add(new Contacts.Given(
                        change.after().row().id(),
                        change.contact(),
                        sleepers(change.after().stays())));
            }
        }
        contacts.addAll(withOtherSleepers(writes.handle(), changes));
        Names names = Names.ofChanged(writes.handle(), changes);
        tables.reservations.insert(writes, created);
        tables.reservations.update(writes, changed, moment.now());
        tables.reservations.keepTerms(writes, termsChanged);
        tables.charges.delete(writes, chargesDropped);
        tables.stays.delete(writes, dropped);
        tables.stays.save(writes, kept);
        tables.charges.save(writes, chargesKept);
        tables.contacts.save(writes, contacts);
        List<List<Event>> told = changes.stream()
                .map(change -> Sentences.of(change, moment, names))
                .toList();
        tables.events.append(writes, told.stream().flatMap(List::stream).toList());
        return mark(writes, changes, told);
    }

    /**
     * The register finds those who sleep there by name, so their names are kept up to date also when the contact is not told. A new
     * reservation always gets a contact, be it an empty one: by name, too, the list holds every reservation.
     */
    private List<Contacts.Given> withOtherSleepers(Handle handle, List<Change> changes) {
        Map<UUID, List<String>> sleepers = changes.stream()
                .filter(change -> change.contact() == null)
                .filter(change -> change.before() == null
                        || !sleepers(change.staysBefore())
                                .equals(sleepers(change.after().stays())))
                .collect(Collectors.toMap(
                        change -> change.after().row().id(),
                        change -> sleepers(change.after().stays())));
        Map<UUID, Contact> known = tables.contacts.byReservation(handle, sleepers.keySet());
        return sleepers.entrySet().stream()
                .map(e -> new Contacts.Given(
                        e.getKey(),
                        known.getOrDefault(e.getKey(), Contact.UNKNOWN).details(),
                        e.getValue()))
                .toList();
    }

    private static Stream<Charge> minus(List<Charge> some, List<Charge> others, Function<Charge, Object> key) {
        Set<Object> keys = others.stream().map(key).collect(Collectors.toSet());
        return some.stream().filter(charge -> !keys.contains(key.apply(charge)));
    }

    private static List<String> sleepers(List<StayRow> stays) {
        return stays.stream().map(StayRow::guestName).distinct().toList();
    }

    /** Marks the nights whose count changed, joined to ranges, for every connection that sells the unit type. */
    private IntSupplier mark(Writes writes, List<Change> changes, List<List<Event>> told) {
        Map<MarkKey, Set<LocalDate>> touched = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            UUID cause = told.get(i).stream().map(Event::id).findFirst().orElse(null);
            for (NightKey night : changedNights(change)) {
                MarkKey key = new MarkKey(night.unitTypeId(), change.soldBy(), change.trace(), cause);
                touched.computeIfAbsent(key, k -> new TreeSet<>()).add(night.night());
            }
        }
        Map<String, List<DirtyNights.Mark>> byTrace = touched.entrySet().stream()
                .collect(Collectors.groupingBy(
                        e -> e.getKey().trace(),
                        Collectors.flatMapping(
                                e -> NightRange.runs(e.getValue()).stream()
                                        .map(range -> new DirtyNights.Mark(
                                                e.getKey().unitTypeId(),
                                                range,
                                                DirtyNights.AVAILABILITY,
                                                e.getKey().soldBy(),
                                                e.getKey().cause())),
                                Collectors.toList())));
        // One trace for the batch's marks: they travel in one message anyway.
        List<DirtyNights.Mark> marks =
                byTrace.values().stream().flatMap(List::stream).toList();
        return dirty.mark(writes, marks, byTrace.keySet().stream().findFirst().orElse(""));
    }

    /** Marks nights that the partner of each connection counted itself, whether or not our count changed. */
    void markPassing(Handle handle, Map<UUID, Set<NightKey>> nightsByConnection) {
        List<DirtyNights.Mark> marks = new ArrayList<>();
        nightsByConnection.forEach((connection, touched) -> touched.stream()
                .collect(Collectors.groupingBy(
                        NightKey::unitTypeId,
                        Collectors.mapping(NightKey::night, Collectors.toCollection(TreeSet::new))))
                .forEach((type, dates) -> NightRange.runs(dates)
                        .forEach(range ->
                                marks.add(new DirtyNights.Mark(type, range, DirtyNights.AVAILABILITY, connection)))));
        dirty.mark(handle, marks, "");
    }

    private static Set<NightKey> changedNights(Change change) {
        Set<NightKey> changed = new HashSet<>();
        for (StayRow before : change.staysBefore()) {
            StayRow after = change.after().stay(before.line()).orElse(null);
            toggle(changed, before, after);
        }
        for (StayRow after : change.after().stays()) {
            Entry before = change.before();
            toggle(
                    changed,
                    after,
                    before == null ? null : before.stay(after.line()).orElse(null));
        }
        return changed;
    }

    private static void toggle(Set<NightKey> changed, StayRow stay, @Nullable StayRow other) {
        Set<NightKey> same = other == null ? Set.of() : other.nights().collect(Collectors.toSet());
        stay.nights().filter(night -> !same.contains(night)).forEach(changed::add);
    }

    private record MarkKey(
            UUID unitTypeId,
            @Nullable UUID soldBy,
            String trace,
            @Nullable UUID cause) {}

    /** The tables that a change is written to. */
    @Singleton
    static final class Tables {
        private final ReservationRows reservations;
        private final Stays stays;
        private final Charges charges;
        private final Contacts contacts;
        private final Events events;

        @Inject
        Tables(ReservationRows reservations, Stays stays, Charges charges, Contacts contacts, Events events) {
            this.reservations = reservations;
            this.stays = stays;
            this.charges = charges;
            this.contacts = contacts;
            this.events = events;
        }
    }
}
