package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import io.relais.core.data.Ids;
import io.relais.core.guest.Contact;
import io.relais.core.property.Property;
import io.relais.core.quote.Quote;
import io.relais.core.quote.QuoteLine;
import io.relais.vocabulary.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes the rows of a quoted own sale, and the sheet that reading them back would give. */
final class SaleEntries {
    private SaleEntries() {}

    /** The rows. One quote per stay, in order. */
    static Entry entry(Ids ids, NewReservation wanted, List<Quote> quotes, Instant now) {
        UUID id = ids.next();
        List<StayRow> stays = new ArrayList<>();
        List<Charge> charges = new ArrayList<>();
        for (int i = 0; i < quotes.size(); i++) {
            StayRow stay = stay(ids.next(), id, i, new Priced(wanted, quotes.get(i)));
            stays.add(stay);
            for (QuoteLine line : quotes.get(i).lines()) {
                charges.add(charge(ids.next(), stay, charges.size(), line));
            }
        }
        return new Entry(row(id, wanted, quotes, now), stays, charges);
    }

    private record Priced(NewReservation wanted, Quote quote) {}

    private static ReservationRow row(UUID id, NewReservation wanted, List<Quote> quotes, Instant now) {
        List<String> codes = wanted.promotionCode().isEmpty() ? List.of() : List.of(wanted.promotionCode());
        return new ReservationRow(
                id,
                wanted.propertyId(),
                ConfirmationNumbers.next(),
                wanted.source(),
                null,
                null,
                "",
                wanted.status(),
                wanted.stays().stream()
                        .map(s -> s.dates().arrival())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                wanted.stays().stream()
                        .map(s -> s.dates().departure())
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                quotes.getFirst().currency(),
                quotes.stream().mapToLong(Quote::total).sum(),
                0,
                "unknown",
                wanted.remarks(),
                List.of(),
                Conflict.NONE,
                ReservationRow.Revisions.NONE,
                new Terms(0, 0, codes, List.of(), null, wanted.optionExpiresAt(), List.of()),
                now);
    }

    private static StayRow stay(UUID id, UUID reservationId, int position, Priced priced) {
        NewStay wanted = priced.wanted().stays().get(position);
        Quote quote = priced.quote();
        String sleeper =
                wanted.guestName().isEmpty() ? new Contact(priced.wanted().contact()).name() : wanted.guestName();
        return new StayRow(
                id,
                reservationId,
                String.valueOf(position + 1),
                position,
                wanted.unitTypeId(),
                wanted.ratePlanId(),
                null,
                "",
                "",
                wanted.dates(),
                wanted.occupancy(),
                quote.nightAmounts(),
                List.of(),
                quote.nightsTotal(),
                sleeper,
                quote.mealPlan(),
                "",
                List.of(),
                wanted.party(),
                quote.vatRate(),
                true,
                false);
    }

    private static Charge charge(UUID id, StayRow stay, int position, QuoteLine line) {
        return new Charge(
                id,
                stay.reservationId(),
                stay.id(),
                position,
                line.kind(),
                line.code(),
                line.name(),
                line.quantity(),
                line.amount(),
                line.included(),
                line.vatRate());
    }

    /** What {@link Sheets} would read of a sale just written, without asking the database. */
    static ReservationSheet sheet(Entry entry, Property property, ContactDetails contact, Map<UUID, String> names) {
        ReservationRow row = entry.row();
        return new ReservationSheet(
                line(entry, property, new Contact(contact), names),
                new Contact(contact),
                entry.stays().stream()
                        .map(stay -> Sheets.stay(stay, names, row.currency()))
                        .toList(),
                row.extras(),
                new Money(row.commission(), row.currency()),
                row.guarantee(),
                row.remarks(),
                0,
                entry.charges().stream()
                        .map(charge -> SheetCharge.of(charge, row.currency()))
                        .toList(),
                terms(row),
                new SheetDesk(Administration.NONE, List.of(), List.of()));
    }

    private static SheetTerms terms(ReservationRow row) {
        Money nothing = new Money(0, row.currency());
        return new SheetTerms(
                nothing,
                nothing,
                new Money(row.total(), row.currency()),
                row.terms().promotionCodes(),
                row.terms().tags(),
                row.terms().groupId(),
                "",
                row.terms().optionExpiresAt(),
                row.terms().keptFields());
    }

    private static RegisterRow line(Entry entry, Property property, Contact contact, Map<UUID, String> names) {
        ReservationRow row = entry.row();
        LocalDate arrival = row.arrival();
        LocalDate departure = row.departure();
        return new RegisterRow(
                row.id(),
                row.propertyId(),
                property.name(),
                row.confirmationNumber(),
                row.source(),
                "",
                "",
                "",
                row.status(),
                row.conflict(),
                arrival,
                departure,
                RegisterLines.nights(arrival, departure),
                entry.stays().stream().mapToInt(s -> s.occupancy().adults()).sum(),
                entry.stays().stream().mapToInt(s -> s.occupancy().children()).sum(),
                entry.stays().stream()
                        .map(s -> Sheets.name(names, s.unitTypeId()))
                        .collect(Collectors.joining(", ")),
                contact.name(),
                new Money(row.total(), row.currency()),
                row.createdAt(),
                "",
                new Money(0, row.currency()),
                new Money(row.total(), row.currency()),
                row.terms().promotionCodes(),
                row.terms().tags(),
                row.terms().groupId(),
                "");
    }
}
