package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.connector.ContactDetails;
import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.CustomField;
import io.relais.core.property.CustomFields;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the desk keeps beside what was booked, each change with a line in the history. */
class AdministrationTest {
    private static final TestHouse house = TestHouse.open();
    private final Administrations administrations = house.reservationParts.administrations;
    private final Notes notes = house.reservationParts.notes;
    private final CustomFields fields = house.reservationParts.customFields;
    private final TestHotel hotel = house.plan().units(9).open();
    private final UUID id = hotel.sell(DAY, 1).id();

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void administration_is_changed_part_by_part_with_before_and_after() {
        administrations.edit(
                hotel.owner,
                id,
                a -> new Administration(
                        "cheque", a.language(), a.invoiceNotes(), List.of(" ab-123-cd "), a.arrivalTime()),
                AdministrationTest::any);
        administrations.edit(
                hotel.owner,
                id,
                a -> new Administration(a.paymentMethod(), "nl", "VAT no. 4", a.plates(), LocalTime.of(21, 30)),
                AdministrationTest::any);
        assertThat(sheet().desk().administration())
                .isEqualTo(new Administration("cheque", "nl", "VAT no. 4", List.of("ab-123-cd"), LocalTime.of(21, 30)));
        assertThat(last().type()).isEqualTo(EventType.ADMINISTRATION_CHANGED);
        assertThat(last().changes())
                .containsExactly(
                        new Event.Change("language", "", "nl"),
                        new Event.Change("invoice-notes", "", "VAT no. 4"),
                        new Event.Change("arrival-time", "", "21:30"));
        assertThat(Administration.plateKey("äb-123 cd")).isEqualTo("AB123CD");
        int version = sheet().version();
        administrations.edit(hotel.owner, id, a -> a, AdministrationTest::any);
        assertThat(sheet().version()).isEqualTo(version);
    }

    @Test
    void what_cannot_be_is_refused_by_field() {
        for (Administration wrong : List.of(
                new Administration("gold", "", "", List.of(), null),
                new Administration("", "x".repeat(21), "", List.of(), null),
                new Administration("", "", "x".repeat(4_001), List.of(), null),
                new Administration("", "", "\u0000", List.of(), null),
                new Administration("", "", "", List.of("---"), null),
                new Administration("", "", "", List.of("x".repeat(21)), null))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> administrations.edit(hotel.owner, id, a -> wrong, AdministrationTest::any));
        }
        refused(
                ProblemCode.RESERVATION_UNKNOWN,
                () -> administrations.edit(house.hotel().owner, id, a -> a, AdministrationTest::any));
    }

    @Test
    void a_change_made_for_an_older_version_is_refused_and_of_two_at_once_one_is_made() {
        int seen = sheet().version();
        List<AtOnce.Outcome<Boolean>> outcomes = AtOnce.run(IntStream.range(0, 6)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    administrations.tag(hotel.owner, id, List.of("tag " + i), version -> {
                        if (version != seen) {
                            throw Problem.of(ProblemCode.VERSION_STALE, "x");
                        }
                    });
                    return true;
                })
                .toList());
        assertThat(outcomes.stream().filter(AtOnce.Outcome::ok)).hasSize(1);
        assertThat(sheet().version()).isEqualTo(seen + 1);
    }

    @Test
    void tags_are_kept_and_offered_from_then_on() {
        administrations.tag(hotel.owner, id, List.of("VIP", "VIP", " quiet "), AdministrationTest::any);
        assertThat(sheet().terms().tags()).containsExactly("VIP", "quiet");
        assertThat(house.reservationParts.tags.list(hotel.owner, hotel.propertyId))
                .containsExactly("quiet", "VIP");
        house.reservationParts.tags.remove(hotel.owner, hotel.propertyId, "VIP");
        assertThat(house.reservationParts.tags.list(hotel.owner, hotel.propertyId))
                .containsExactly("quiet");
        assertThat(sheet().terms().tags()).contains("VIP");
        assertThat(last().changes()).containsExactly(new Event.Change("tags", "", "VIP, quiet"));
        refused(
                ProblemCode.VALUE_MISSING,
                () -> administrations.tag(hotel.owner, id, List.of(" "), AdministrationTest::any));
    }

    @Test
    void what_a_note_said_stays_in_the_history() {
        Note first = notes.add(hotel.owner, Seen.any(id), "Cot needed", false);
        Note second = notes.add(hotel.owner, Seen.any(id), "Call before arrival", true);
        assertThat(sheet().desk().notes()).containsExactly(second, first);
        Note edited = notes.edit(hotel.owner, Seen.any(id), first.id(), "Two cots needed", false);
        assertThat(edited.editedAt()).isNotNull();
        assertThat(last().changes()).containsExactly(new Event.Change("note", "Cot needed", "Two cots needed"));
        notes.delete(hotel.owner, Seen.any(id), first.id());
        assertThat(last().type()).isEqualTo(EventType.NOTE_DELETED);
        assertThat(last().changes()).containsExactly(new Event.Change("note", "Two cots needed", ""));
        assertThat(sheet().desk().notes()).containsExactly(second);
        refused(ProblemCode.NOTE_UNKNOWN, () -> notes.delete(hotel.owner, Seen.any(id), first.id()));
        UUID other = hotel.sell(DAY, 1).id();
        refused(ProblemCode.NOTE_UNKNOWN, () -> notes.edit(hotel.owner, Seen.any(other), second.id(), "x", false));
    }

    @Test
    void answers_are_typed_and_checked() {
        add("dog", CustomField.Type.TEXT, List.of(), false);
        add("weight", CustomField.Type.NUMBER, List.of(), false);
        add("vaccinated", CustomField.Type.DATE, List.of(), false);
        add("quiet", CustomField.Type.BOOLEAN, List.of(), false);
        add("bed", CustomField.Type.CHOICE, List.of("double", "twin"), true);
        administrations.answer(
                hotel.owner,
                id,
                Map.of("dog", "Rex", "weight", "12,50", "vaccinated", "2026-05-01", "quiet", "true", "bed", "twin"),
                AdministrationTest::any);
        assertThat(sheet().desk().values())
                .extracting(CustomValue::value)
                .containsExactlyInAnyOrder("Rex", "12.5", "2026-05-01", "true", "twin");
        Map<String, String> wrong =
                Map.of("weight", "heavy", "vaccinated", "yesterday", "quiet", "perhaps", "bed", "king", "nothing", "x");
        wrong.forEach((code, value) -> assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> administrations.answer(hotel.owner, id, Map.of(code, value), AdministrationTest::any)));
        refused(
                ProblemCode.VALUE_MISSING,
                () -> administrations.answer(hotel.owner, id, Map.of("bed", ""), AdministrationTest::any));
        administrations.answer(hotel.owner, id, Map.of("dog", ""), AdministrationTest::any);
        assertThat(last().changes()).containsExactly(new Event.Change("Label of dog", "Rex", ""));
    }

    @Test
    void a_field_with_answers_is_retired_and_its_answers_stay() {
        CustomField dog = add("dog", CustomField.Type.TEXT, List.of(), false);
        administrations.answer(hotel.owner, id, Map.of("dog", "Rex"), AdministrationTest::any);
        refused(ProblemCode.CUSTOM_FIELD_ANSWERED, () -> fields.delete(hotel.owner, hotel.propertyId, dog.id()));
        fields.retire(hotel.owner, hotel.propertyId, dog.id(), true);
        assertThat(sheet().desk().values()).extracting(CustomValue::value).containsExactly("Rex");
        refused(
                ProblemCode.CUSTOM_FIELD_UNKNOWN,
                () -> administrations.answer(hotel.owner, id, Map.of("dog", "Max"), AdministrationTest::any));
        assertThat(fields.retire(hotel.owner, hotel.propertyId, dog.id(), false).isAsked())
                .isTrue();
        CustomField empty = add("empty", CustomField.Type.TEXT, List.of(), false);
        refused(ProblemCode.CUSTOM_FIELD_NAMED, () -> add("dog", CustomField.Type.TEXT, List.of(), false));
        fields.delete(hotel.owner, hotel.propertyId, empty.id());
        assertThat(fields.list(hotel.owner, hotel.propertyId)).hasSize(1);
        refused(ProblemCode.NUMBER_INVALID, () -> add("choice", CustomField.Type.CHOICE, List.of(), false));
        refused(ProblemCode.PROPERTY_UNKNOWN, () -> fields.list(house.hotel().owner, hotel.propertyId));
    }

    @Test
    void the_contact_is_this_reservations_own_and_a_channels_is_kept_from_then_on() {
        ContactDetails details =
                new ContactDetails("Nour", "El Haddad", "n@example.org", "", "", "", "", "", "TN", "fr");
        administrations.correctContact(hotel.owner, id, details, AdministrationTest::any);
        assertThat(sheet().contact().details()).isEqualTo(details);
        assertThat(sheet().terms().keptFields()).isEmpty();
        assertThat(last().changes()).extracting(Event.Change::field).containsExactly("contact-name", "contact-email");
        assertThat(last().changes().toString()).doesNotContain("Haddad", "example");
        house.receive(hotel, hotel.message("A").inbound());
        UUID channels = hotel.get("A").id();
        administrations.correctContact(hotel.owner, channels, details, AdministrationTest::any);
        assertThat(house.reservations.get(hotel.owner, channels).terms().keptFields())
                .containsExactly("contact");
        assertThat(house.register
                        .search(hotel.owner, RegisterQuery.first("el haddad", 10))
                        .rows())
                .hasSize(2);
    }

    @Test
    void lines_add_up_to_the_total() {
        assertThat(sheet().unexplained().minor()).isZero();
    }

    private CustomField add(String code, CustomField.Type type, List<String> choices, boolean required) {
        return fields.add(
                hotel.owner,
                hotel.propertyId,
                new CustomFields.Wanted(
                        code, "Label of " + code, "", type, choices, required, Set.of(CustomField.Place.SHEET), 1));
    }

    /** Made for whatever version. */
    private static void any(int version) {
        assertThat(version).isNotNegative();
    }

    private ReservationSheet sheet() {
        return house.reservations.get(hotel.owner, id);
    }

    private Event last() {
        return house.reservations.history(hotel.owner, id).getLast();
    }

    private static void refused(ProblemCode code, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(attempt)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
