package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import io.relais.core.access.Principal;
import io.relais.core.event.Event;
import io.relais.core.guest.Contacts;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.quote.LineKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes the reservations that splitting, combining and copying leave behind, within the caller's transaction. */
@Singleton
final class Rewriting {
    private final Books books;
    private final ReservationRows reservations;
    private final Drafts drafts;
    private final Contacts contacts;
    private final PaidTransfers paid;

    @Inject
    Rewriting(Books books, ReservationRows reservations, Drafts drafts, Contacts contacts, PaidTransfers paid) {
        this.books = books;
        this.reservations = reservations;
        this.drafts = drafts;
        this.contacts = contacts;
        this.paid = paid;
    }

    /** What stays in a reservation and what leaves it. */
    record Parts(List<StayRow> staying, List<StayRow> leaving) {}

    static Entry inForce(Entry entry) {
        if (!entry.row().status().holdsNights()) {
            throw Problem.of(
                    ProblemCode.RESERVATION_CLOSED,
                    entry.row().confirmationNumber(),
                    entry.row().status().code());
        }
        return entry;
    }

    Entry own(Handle handle, Entry entry) {
        if (entry.row().source() == Source.CHANNEL) {
            throw Problem.of(
                    ProblemCode.CHANNEL_DECIDES, entry.row().confirmationNumber(), books.channel(handle, entry.row()));
        }
        return entry;
    }

    UUID split(Handle handle, Principal principal, Entry before, Parts parts) {
        ReservationRow row = before.row();
        Entry made = made(row, row.source(), row.status(), row.terms());
        UUID id = made.row().id();
        Set<UUID> leaving = new LinkedHashSet<>();
        List<StayRow> moved = new ArrayList<>();
        for (StayRow stay : parts.leaving()) {
            leaving.add(stay.id());
            moved.add(stay.as(stay.id(), id, String.valueOf(moved.size() + 1), moved.size()));
        }
        Entry added = made.withStays(moved)
                .withCharges(before.charges().stream()
                        .filter(charge -> leaving.contains(charge.stayId()))
                        .map(charge -> of(charge, id, charge.position()))
                        .toList())
                .summed();
        Entry left = before.withStays(parts.staying())
                .withCharges(before.charges().stream()
                        .filter(charge -> !leaving.contains(charge.stayId()))
                        .toList())
                .summed();
        books.keep(
                handle,
                List.of(
                        Change.byDesk(before, left, principal.actor(), told("split-into", added)),
                        Change.byDesk(null, added, principal.actor(), told("split-from", before))
                                .withContact(contact(handle, row.id()))));
        return id;
    }

    UUID combine(Handle handle, Principal principal, Entry first, Entry second) {
        ReservationRow one = first.row();
        ReservationRow two = second.row();
        if (!one.propertyId().equals(two.propertyId())
                || !one.currency().equals(two.currency())
                || !one.status().holdsNights()
                || !two.status().holdsNights()) {
            throw Problem.of(ProblemCode.CANNOT_COMBINE, one.confirmationNumber(), two.confirmationNumber());
        }
        List<StayRow> stays = new ArrayList<>(first.stays());
        for (StayRow stay : second.stays()) {
            stays.add(stay.as(stay.id(), one.id(), nextLine(stays), stays.size()));
        }
        List<Charge> charges = new ArrayList<>(first.charges());
        second.charges().forEach(charge -> charges.add(of(charge, one.id(), charges.size())));
        Entry joined = new Entry(
                        one.withTerms(joined(one.terms(), two.terms())).withRemarks(remarks(one, two)), stays, charges)
                .summed();
        Entry emptied = new Entry(
                        two.withStatus(Status.CANCELLED)
                                .withTerms(two.terms().withFee(0).withOption(null)),
                        List.of(),
                        List.of())
                .dated(0);
        PaidTransfers.Moved moved = paid.move(handle, principal.actor(), emptied, joined);
        // The second first: what it gives up must be gone before the first takes it.
        books.keep(
                handle,
                List.of(
                        Change.byDesk(second, moved.from(), principal.actor(), told("combined-into", first)),
                        Change.byDesk(first, moved.to(), principal.actor(), told("combined-with", second))));
        reservations.point(handle, two.id(), one.id());
        return one.id();
    }

    UUID copy(Handle handle, Principal principal, Entry original, long days) {
        ReservationRow row = original.row();
        Source source = row.source() == Source.CHANNEL ? Source.DESK : row.source();
        Terms terms = Terms.NONE
                .withTags(row.terms().tags())
                .withPromotionCodes(row.terms().promotionCodes());
        Entry made = made(row, source, Status.CONFIRMED, terms);
        UUID id = made.row().id();
        List<StayRow> stays = new ArrayList<>();
        List<Charge> charges = new ArrayList<>();
        for (StayRow stay : original.stays()) {
            UUID stayId = books.moment().ids().next();
            StayRow.Booked b = stay.booked();
            stays.add(stay.as(stayId, id, String.valueOf(stays.size() + 1), stays.size())
                    .with(new StayRow.Booked(
                            Arrangements.shifted(stay.dates(), days),
                            b.unitTypeId(),
                            b.ratePlanId(),
                            null,
                            b.occupancy(),
                            b.party(),
                            b.mealPlan()))
                    .with(true, false, null));
            original.charges().stream()
                    .filter(charge -> stay.id().equals(charge.stayId()) && charge.kind() == LineKind.OPTION)
                    .filter(charge -> !charge.code().isEmpty())
                    .forEach(charge -> charges.add(asCopied(charge, id, stayId)));
        }
        Entry priced = drafts.sold(handle, made.withStays(stays).withCharges(charges));
        books.keep(
                handle,
                List.of(Change.byDesk(null, priced, principal.actor(), told("copied-from", original))
                        .withContact(contact(handle, row.id()))));
        return id;
    }

    /** The entry without a period of one of its stays; of a channel's, the partner's price stays what it is. */
    Entry without(Handle handle, Entry before, StayRow stay, Period period) {
        List<StayRow> left = cut(before, stay, period);
        if (before.row().source() != Source.CHANNEL) {
            return before.withStays(left).summed();
        }
        if (left.size() > before.stays().size()) {
            own(handle, before);
        }
        List<StayRow> priced = left.stream()
                .map(s -> s.id().equals(stay.id())
                        ? s.priced(
                                Overlay.fitted(
                                        stay.nightAmounts(),
                                        stay.total(),
                                        s.dates().nights()),
                                stay.total(),
                                stay.vatRate())
                        : s)
                .toList();
        return before.withStays(priced).dated(before.row().total());
    }

    /** The stays of an entry, one of them without a period: as one or as two. */
    List<StayRow> cut(Entry before, StayRow stay, Period period) {
        List<StayRow> stays = new ArrayList<>(before.stays());
        List<StayRow> left =
                Cuts.outside(stay, period, () -> books.moment().ids().next());
        stays.set(stays.indexOf(stay), left.getFirst());
        if (left.size() > 1) {
            StayRow second = left.getLast();
            stays.add(second.as(second.id(), stay.reservationId(), nextLine(stays), stays.size()));
        }
        return stays;
    }

    private Entry made(ReservationRow like, Source source, Status status, Terms terms) {
        ReservationRow row = new ReservationRow(
                books.moment().ids().next(),
                like.propertyId(),
                ConfirmationNumbers.next(),
                source,
                null,
                null,
                "",
                status,
                null,
                null,
                like.currency(),
                0,
                0,
                like.guarantee(),
                like.remarks(),
                List.of(),
                Conflict.NONE,
                ReservationRow.Revisions.NONE,
                terms.withPaid(0).withFee(0).withKept(List.of()),
                books.moment().now());
        return new Entry(row, List.of());
    }

    /** An option to be priced anew; what was typed for the original is not charged twice. */
    private Charge asCopied(Charge charge, UUID reservation, UUID stay) {
        return new Charge(
                books.moment().ids().next(),
                reservation,
                stay,
                charge.position(),
                charge.kind(),
                charge.code(),
                charge.name(),
                charge.quantity(),
                charge.amount(),
                charge.included(),
                charge.vatRate());
    }

    private static Charge of(Charge charge, UUID reservation, int position) {
        return new Charge(
                charge.id(),
                reservation,
                charge.stayId(),
                position,
                charge.kind(),
                charge.code(),
                charge.name(),
                charge.quantity(),
                charge.amount(),
                charge.included(),
                charge.vatRate());
    }

    private static Terms joined(Terms one, Terms two) {
        return one.withTags(union(one.tags(), two.tags()))
                .withPromotionCodes(union(one.promotionCodes(), two.promotionCodes()));
    }

    private static List<String> union(List<String> some, List<String> others) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static String remarks(ReservationRow one, ReservationRow two) {
        boolean same = two.remarks().isBlank() || two.remarks().equals(one.remarks());
        return same ? one.remarks() : (one.remarks() + "\n" + two.remarks()).strip();
    }

    private static String nextLine(List<StayRow> stays) {
        int next = stays.size() + 1;
        while (true) {
            String line = String.valueOf(next++);
            if (stays.stream().noneMatch(stay -> stay.line().equals(line))) {
                return line;
            }
        }
    }

    private ContactDetails contact(Handle handle, UUID reservationId) {
        return contacts.get(handle, reservationId).details();
    }

    private static List<Event.Change> told(String what, Entry other) {
        return List.of(new Event.Change(what, "", other.row().confirmationNumber()));
    }
}
