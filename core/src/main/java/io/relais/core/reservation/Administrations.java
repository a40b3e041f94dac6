package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Writes;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.guest.Contacts;
import io.relais.core.payment.PaymentMethod;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.PropertyTags;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the desk keeps beside what was booked: administration, tags, answers to custom fields, and the contact of one
 * reservation. Each change takes a check of the version it is made for, run while the reservation is locked.
 */
@Singleton
public final class Administrations {
    /** Letters of the invoice's notes. */
    public static final int INVOICE_NOTES_MAX = 4_000;

    private static final int PLATES_MAX = 20;
    private static final int PLATE_MAX = 20;
    private static final int LANGUAGE_MAX = 20;
    private static final int TAGS_MAX = 30;
    private static final int DETAIL_MAX = 200;

    private final Noting noting;
    private final AdministrationRows rows;
    private final CustomValues values;
    private final PropertyTags tags;
    private final People people;

    @Inject
    Administrations(Noting noting, AdministrationRows rows, CustomValues values, PropertyTags tags, People people) {
        this.noting = noting;
        this.rows = rows;
        this.values = values;
        this.tags = tags;
        this.people = people;
    }

    /** Changes some of the administration: the edit gets it as it is and answers how it should be. */
    public void edit(Principal principal, UUID reservationId, UnaryOperator<Administration> edit, IntConsumer seen) {
        principal.need(Permission.RESERVATIONS_WRITE);
        noting.change(principal, reservationId, seen, noted -> {
            Administration before = rows.get(noted.handle(), reservationId);
            Administration after = checked(edit.apply(before));
            List<Event.Change> changes = differences(before, after);
            if (!changes.isEmpty()) {
                rows.save(noted.handle(), reservationId, after);
                noting.keep(noted, noted.row(), EventType.ADMINISTRATION_CHANGED, changes);
            }
            return true;
        });
    }

    /** Gives the reservation exactly these tags; new ones are offered to the property's people from now on. */
    public void tag(Principal principal, UUID reservationId, List<String> wanted, IntConsumer seen) {
        principal.need(Permission.RESERVATIONS_WRITE);
        List<String> clean = wanted.stream()
                .map(tag -> Limits.required("tags", tag.replace('\n', ' ').replace('\r', ' '), PropertyTags.NAME_MAX))
                .distinct()
                .toList();
        Limits.within("tags", clean.size(), 0, TAGS_MAX);
        noting.change(principal, reservationId, seen, noted -> {
            ReservationRow row = noted.row();
            if (!row.terms().tags().equals(clean)) {
                tags.offer(noted.handle(), row.propertyId(), clean);
                noting.keep(
                        noted,
                        row.withTerms(row.terms().withTags(clean)),
                        EventType.TAGS_CHANGED,
                        List.of(new Event.Change(
                                "tags", String.join(", ", row.terms().tags()), String.join(", ", clean))));
            }
            return true;
        });
    }

    /**
     * Answers custom fields; those not named stay as they are.
     *
     * @param answers by the field's code
     * @throws Problem CUSTOM_FIELD_UNKNOWN for a code that the property does not ask, VALUE_INVALID, VALUE_MISSING, …
     */
    public void answer(Principal principal, UUID reservationId, Map<String, String> answers, IntConsumer seen) {
        principal.need(Permission.RESERVATIONS_WRITE);
        noting.change(principal, reservationId, seen, noted -> {
            Map<String, CustomValue> known =
                    values.list(noted.handle(), noted.row().propertyId(), reservationId).stream()
                            .filter(value -> value.field().isAsked())
                            .collect(Collectors.toMap(value -> value.field().code(), Function.identity()));
            List<Event.Change> changes = new ArrayList<>();
            answers.forEach((code, told) -> {
                CustomValue before = known.get(code);
                if (before == null) {
                    throw Problem.of(ProblemCode.CUSTOM_FIELD_UNKNOWN, code);
                }
                String after = CustomValues.checked(before.field(), told);
                if (!after.equals(before.value())) {
                    values.save(noted.handle(), reservationId, new CustomValue(before.field(), after));
                    changes.add(new Event.Change(before.field().label(), before.value(), after));
                }
            });
            if (!changes.isEmpty()) {
                noting.keep(noted, noted.row(), EventType.CUSTOM_VALUES_CHANGED, changes);
            }
            return true;
        });
    }

    /**
     * Corrects the contact of this reservation alone, never the guest. Of a channel's reservation it is from then on the desk's:
     * the channel's next message leaves it alone.
     */
    public void correctContact(Principal principal, UUID reservationId, ContactDetails told, IntConsumer seen) {
        principal.need(Permission.RESERVATIONS_WRITE);
        ContactDetails after = checked(told);
        noting.change(principal, reservationId, seen, noted -> {
            ContactDetails before =
                    people.contacts.get(noted.handle(), reservationId).details();
            List<Event.Change> changes = differences(before, after);
            if (!changes.isEmpty()) {
                Writes writes = new Writes(noted.handle());
                people.contacts.save(writes, List.of(new Contacts.Given(reservationId, after, people.sleepers(noted))));
                writes.send();
                noting.keep(noted, kept(noted.row()), EventType.CONTACT_CHANGED, changes);
            }
            return true;
        });
    }

    private static ReservationRow kept(ReservationRow row) {
        if (row.source() != Source.CHANNEL || row.terms().keptFields().contains("contact")) {
            return row;
        }
        return row.withTerms(row.terms()
                .withKept(Stream.concat(row.terms().keptFields().stream(), Stream.of("contact"))
                        .toList()));
    }

    private static Administration checked(Administration told) {
        String method = told.paymentMethod();
        if (!method.isEmpty()) {
            Limits.known("paymentMethod", PaymentMethod.find(method), codes());
        }
        Limits.within("plates", told.plates().size(), 0, PLATES_MAX);
        List<String> plates = told.plates().stream()
                .map(plate -> Limits.required("plates", plate, PLATE_MAX))
                .distinct()
                .toList();
        plates.stream()
                .filter(plate -> Administration.plateKey(plate).isEmpty())
                .findFirst()
                .ifPresent(plate -> {
                    throw Problem.of(ProblemCode.VALUE_INVALID, "plates", "AB-123-CD");
                });
        return new Administration(
                method,
                Limits.text("language", told.language(), LANGUAGE_MAX),
                Limits.text("invoiceNotes", told.invoiceNotes(), INVOICE_NOTES_MAX),
                plates,
                told.arrivalTime());
    }

    private static String codes() {
        return Stream.of(PaymentMethod.values()).map(PaymentMethod::code).collect(Collectors.joining(", "));
    }

    private static ContactDetails checked(ContactDetails told) {
        return new ContactDetails(
                Limits.text("firstName", told.firstName(), DETAIL_MAX),
                Limits.required("lastName", told.lastName(), DETAIL_MAX),
                Limits.text("email", told.email(), DETAIL_MAX),
                Limits.text("phone", told.phone(), DETAIL_MAX),
                Limits.text("company", told.company(), DETAIL_MAX),
                Limits.text("address", told.address(), DETAIL_MAX),
                Limits.text("postCode", told.postCode(), DETAIL_MAX),
                Limits.text("city", told.city(), DETAIL_MAX),
                Limits.text("countryCode", told.countryCode(), DETAIL_MAX),
                Limits.text("language", told.language(), LANGUAGE_MAX));
    }

    private static List<Event.Change> differences(Administration before, Administration after) {
        List<Event.Change> changes = new ArrayList<>();
        add(changes, "payment-method", before.paymentMethod(), after.paymentMethod());
        add(changes, "language", before.language(), after.language());
        add(changes, "invoice-notes", before.invoiceNotes(), after.invoiceNotes());
        add(changes, "plates", String.join(", ", before.plates()), String.join(", ", after.plates()));
        add(
                changes,
                "arrival-time",
                before.arrivalTime() == null ? "" : before.arrivalTime().toString(),
                after.arrivalTime() == null ? "" : after.arrivalTime().toString());
        return changes;
    }

    private static void add(List<Event.Change> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Event.Change(field, before, after));
        }
    }

    /** Which details changed; what they were and are is the contact's and stays out of the history. */
    private static List<Event.Change> differences(ContactDetails before, ContactDetails after) {
        Map<String, Function<ContactDetails, String>> parts = new LinkedHashMap<>();
        parts.put("contact-name", d -> d.firstName() + "\n" + d.lastName());
        parts.put("contact-email", ContactDetails::email);
        parts.put("contact-phone", ContactDetails::phone);
        parts.put("contact-company", ContactDetails::company);
        parts.put("contact-address", d -> d.address() + "\n" + d.postCode() + "\n" + d.city() + "\n" + d.countryCode());
        parts.put("contact-language", ContactDetails::language);
        return parts.entrySet().stream()
                .filter(part ->
                        !part.getValue().apply(before).equals(part.getValue().apply(after)))
                .map(part -> new Event.Change(part.getKey(), "", ""))
                .toList();
    }

    /** The contact and those who sleep there. */
    @Singleton
    static final class People {
        private final Contacts contacts;
        private final Stays stays;

        @Inject
        People(Contacts contacts, Stays stays) {
            this.contacts = contacts;
            this.stays = stays;
        }

        private List<String> sleepers(Noting.Noted noted) {
            return stays.byReservation(noted.handle(), List.of(noted.id())).getOrDefault(noted.id(), List.of()).stream()
                    .map(StayRow::guestName)
                    .distinct()
                    .toList();
        }
    }
}
