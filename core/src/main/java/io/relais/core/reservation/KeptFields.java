package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.guest.Contacts;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Remembers what the desk changed of a channel's reservation, and lets a person take the partner's word after all. */
@Singleton
public final class KeptFields {
    private final Database database;
    private final Books books;
    private final KeptRows rows;
    private final Bookkeeping bookkeeping;
    private final Contacts contacts;

    @Inject
    public KeptFields(Database database, Books books, KeptRows rows, Bookkeeping bookkeeping, Contacts contacts) {
        this.database = database;
        this.books = books;
        this.rows = rows;
        this.bookkeeping = bookkeeping;
        this.contacts = contacts;
    }

    /**
     * The partner's word against ours.
     *
     * @param line the partner's number of the stay, empty for the reservation as a whole
     * @param ours as a neutral text; ids of unit types and rate plans as their names; empty for the contact
     * @param news true when the partner said it after a person decided
     */
    public record Difference(String line, KeptField field, String ours, String theirs, boolean news) {}

    /** Where the partner says something else than what is kept here. */
    public List<Difference> list(Principal principal, UUID id) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> {
            books.look(handle, principal, id);
            List<Kept> kept = rows.byReservation(handle, List.of(id)).getOrDefault(id, List.of());
            Names names =
                    Names.of(handle, kept.stream().flatMap(KeptFields::ids).collect(Collectors.toSet()));
            return kept.stream()
                    .filter(k -> !k.theirs().equals(k.ours()))
                    .map(k -> new Difference(
                            k.line(),
                            k.field(),
                            readable(k.field(), k.ours(), names),
                            readable(k.field(), k.theirs(), names),
                            k.isNews()))
                    .toList();
        });
    }

    /**
     * Decides about one field: what the partner says, or what is kept. Taking the partner's is never refused for want of room,
     * because it was sold there.
     *
     * @throws Problem VALUE_INVALID when no such field is kept, VERSION_STALE
     */
    public void decide(Principal principal, Seen seen, String line, KeptField field, boolean theirs) {
        principal.need(Permission.RESERVATIONS_WRITE);
        database.write(handle -> {
            Entry before = books.open(handle, principal, seen);
            Kept kept = find(handle, seen.id(), line, field);
            if (theirs) {
                follow(handle, principal, before, kept);
            } else {
                rows.save(handle, seen.id(), List.of(new Kept(line, field, kept.ours(), kept.theirs(), kept.theirs())));
                told(handle, principal, before, "kept-ours", field);
            }
            return true;
        });
        books.wake();
    }

    private Kept find(Handle handle, UUID id, String line, KeptField field) {
        return rows.byReservation(handle, List.of(id)).getOrDefault(id, List.of()).stream()
                .filter(k -> k.line().equals(line) && k.field() == field)
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, "field", "a field that is kept"));
    }

    private void follow(Handle handle, Principal principal, Entry before, Kept kept) {
        rows.delete(handle, before.row().id(), kept);
        List<String> left = before.row().terms().keptFields().stream()
                .filter(key -> !key.equals(kept.key()))
                .toList();
        Overlay theirs =
                new Overlay(List.of(new Kept(kept.line(), kept.field(), kept.theirs(), kept.theirs(), kept.theirs())));
        boolean gone =
                !kept.line().isEmpty() && kept.field().read(before, kept.line()).isEmpty();
        Entry after = gone || kept.field() == KeptField.CONTACT ? before : theirs.over(before, before);
        Change change = Change.byDesk(
                before,
                after.withRow(after.row().withTerms(before.row().terms().withKept(left))),
                principal.actor(),
                List.of(new Event.Change("taken-theirs", "", kept.field().code())));
        ContactDetails contact =
                kept.field() == KeptField.CONTACT && !kept.theirs().isEmpty() ? ContactText.read(kept.theirs()) : null;
        bookkeeping.keep(handle, List.of(change.withContact(contact)));
    }

    private void told(Handle handle, Principal principal, Entry entry, String what, KeptField field) {
        bookkeeping.keep(
                handle,
                List.of(Change.byDesk(
                        entry, entry, principal.actor(), List.of(new Event.Change(what, "", field.code())))));
    }

    /** The entry after a change at the desk, with every changed field of a channel's reservation among those that are kept. */
    Entry keep(Handle handle, Entry before, Entry after) {
        return keep(handle, before, after, null);
    }

    Entry keep(Handle handle, Entry before, Entry after, @Nullable ContactDetails contact) {
        ReservationRow row = after.row();
        if (row.source() != Source.CHANNEL) {
            return after;
        }
        Map<String, Kept> all = new TreeMap<>();
        rows.byReservation(handle, List.of(row.id()))
                .getOrDefault(row.id(), List.of())
                .forEach(k -> all.put(k.key(), k));
        List<Kept> changed = changed(before, after, all);
        if (contact != null) {
            String was = ContactText.write(contacts.get(handle, row.id()).details());
            Kept known = all.get(KeptField.CONTACT.code());
            String theirs = known == null ? was : known.theirs();
            changed.add(new Kept("", KeptField.CONTACT, "", theirs, theirs));
        }
        for (Kept kept : changed) {
            if (kept.ours().equals(kept.theirs()) && kept.field() != KeptField.CONTACT) {
                all.remove(kept.key());
                rows.delete(handle, row.id(), kept);
            } else {
                all.put(kept.key(), kept);
                rows.save(handle, row.id(), List.of(kept));
            }
        }
        return after.withRow(row.withTerms(row.terms().withKept(List.copyOf(all.keySet()))));
    }

    private static List<Kept> changed(Entry before, Entry after, Map<String, Kept> known) {
        List<Kept> changed = new ArrayList<>();
        KeptField.OF_ALL.forEach(field -> compare(changed, before, after, new Kept("", field, "", "", ""), known));
        after.stays()
                .forEach(stay -> KeptField.OF_STAY.forEach(
                        field -> compare(changed, before, after, new Kept(stay.line(), field, "", "", ""), known)));
        return changed;
    }

    private static void compare(List<Kept> changed, Entry before, Entry after, Kept place, Map<String, Kept> known) {
        String was = place.field().read(before, place.line()).orElse("");
        String is = place.field().read(after, place.line()).orElse("");
        // The same sum over other nights follows from the dates alone.
        boolean refitted = place.field() == KeptField.PRICES && total(before, place) == total(after, place);
        if (!was.equals(is) && !refitted) {
            Kept kept = known.get(place.key());
            String theirs = kept == null ? was : kept.theirs();
            changed.add(new Kept(place.line(), place.field(), is, theirs, theirs));
        }
    }

    private static long total(Entry entry, Kept place) {
        return entry.stay(place.line()).map(StayRow::total).orElse(0L);
    }

    private static Stream<UUID> ids(Kept kept) {
        return kept.field() == KeptField.UNIT_TYPE || kept.field() == KeptField.RATE_PLAN
                ? Stream.of(kept.ours(), kept.theirs())
                        .filter(text -> !text.isEmpty())
                        .map(UUID::fromString)
                : Stream.empty();
    }

    private static String readable(KeptField field, String text, Names names) {
        return switch (field) {
            case UNIT_TYPE, RATE_PLAN -> names.of(KeptField.id(text));
            case PEOPLE -> text.isEmpty() ? "" : text.substring(0, text.indexOf(':'));
            case CONTACT -> "";
            case STATUS, REMARKS, TOTAL, DATES, MEAL_PLAN, PRICES -> text;
        };
    }
}
