package io.relais.core.guest;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest is somebody; a contact is what was told for one reservation. Neither writes over the other. */
class GuestsTest {
    private static final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.hotel();

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void each_reservation_keeps_its_own_contact() {
        house.receive(hotel, hotel.message("A").guest("Ann", "Lee").inbound());
        house.receive(hotel, hotel.message("B").guest("Anna", "Lee-Park").inbound());
        assertThat(hotel.get("A").contact().name()).isEqualTo("Ann Lee");
        assertThat(hotel.get("B").contact().name()).isEqualTo("Anna Lee-Park");
        assertThat(hotel.sell(DAY, 1).contact().name()).isEqualTo("Nour Haddad");
        assertThat(hotel.get("A").contact().name()).isEqualTo("Ann Lee");
    }

    @Test
    void changing_a_guest_changes_no_contact() {
        house.receive(hotel, hotel.message("A").guest("Ann", "Lee").inbound());
        house.guestParts.identifyAll();
        Guest guest = only("ann lee");
        house.guests.edit(hotel.owner, guest.id(), OptionalInt.of(0), edit(GuestField.LAST_NAME, "Park"));
        assertThat(hotel.get("A").contact().name()).isEqualTo("Ann Lee");
        assertThat(only("park").name()).isEqualTo("Ann Park");
    }

    @Test
    void a_guest_belongs_to_one_organisation() {
        Guest guest = create("Ann", "Lee", "");
        TestHotel other = house.hotel();
        assertThat(refused(() -> house.guests.get(other.owner, guest.id()))).isEqualTo(ProblemCode.GUEST_UNKNOWN);
        assertThat(house.guests
                        .search(other.owner, new GuestQuery("", false, "", 10))
                        .guests())
                .isEmpty();
        assertThat(house.guests
                        .search(other.owner, new GuestQuery("ann", false, "", 10))
                        .guests())
                .isEmpty();
        assertThat(house.guests
                        .search(other.owner, new GuestQuery(guest.number(), false, "", 10))
                        .guests())
                .isEmpty();
    }

    @Test
    void printing_shows_nobody() {
        Guest guest = create("Ann", "Lee", "a@example.org");
        assertThat(guest.toString() + guest.details()).doesNotContain("Ann", "Lee", "example");
        assertThat(Contact.UNKNOWN.name()).isEmpty();
    }

    @Test
    void a_number_is_one_persons_and_the_houses_numbers_are_not_taken_before() {
        Guest first = create("Ann", "Lee", "");
        Guest second = create("Bob", "Lee", "");
        assertThat(refused(() -> house.guests.edit(
                        hotel.owner, second.id(), OptionalInt.empty(), new Guests.Edit(first.number(), Map.of()))))
                .isEqualTo(ProblemCode.GUEST_NUMBER_TAKEN);
        assertThat(refused(() -> house.guests.edit(
                        hotel.owner, second.id(), OptionalInt.empty(), new Guests.Edit("G999999", Map.of()))))
                .isEqualTo(ProblemCode.VALUE_INVALID);
        Guest edited =
                house.guests.edit(hotel.owner, second.id(), OptionalInt.empty(), new Guests.Edit("VIP 7", Map.of()));
        assertThat(edited.number()).isEqualTo("VIP 7");
        assertThat(only("vip 7").id()).isEqualTo(second.id());
        assertThat(house.guests
                        .edit(hotel.owner, second.id(), OptionalInt.empty(), new Guests.Edit(second.number(), Map.of()))
                        .number())
                .as("back to its old number")
                .isEqualTo(second.number());
    }

    @Test
    void an_edit_of_what_somebody_else_changed_is_refused() {
        Guest guest = create("Ann", "Lee", "");
        house.guests.edit(hotel.owner, guest.id(), OptionalInt.of(0), edit(GuestField.CITY, "Lyon"));
        assertThat(refused(() ->
                        house.guests.edit(hotel.owner, guest.id(), OptionalInt.of(0), edit(GuestField.CITY, "Nice"))))
                .isEqualTo(ProblemCode.VERSION_STALE);
        assertThat(house.guests.history(hotel.owner, guest.id())).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "EMAILS, not an address, VALUE_INVALID",
        "BIRTH_DATE, 2999-01-01, DATE_INVALID",
        "BIRTH_DATE, yesterday, DATE_INVALID",
        "NATIONALITY, XX, VALUE_INVALID",
        "LANGUAGES, much too long for a tag, VALUE_INVALID",
        "FIRST_NAME, a\u0000b, TEXT_INVALID"
    })
    void what_cannot_be_kept_is_refused_by_field(GuestField field, String value, ProblemCode code) {
        Guest guest = create("Ann", "Lee", "");
        assertThat(refused(() -> house.guests.edit(hotel.owner, guest.id(), OptionalInt.empty(), edit(field, value))))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Müller", "muller zoe", "ZOÉ", "mu", "zoe@example.org", "Mullre", "Zoë Mueler", "06 12 34 56 78"
            })
    void somebody_is_found_by_name_typing_errors_email_and_number(String text) {
        create("Ann", "Lee", "ann@example.org");
        GuestDetails details = details("Zoé", "Müller", "zoe@example.org").with(GuestField.PHONES, "+33 6 12 34 56 78");
        house.guests.create(hotel.owner, "", details);
        assertThat(house.guests
                        .search(hotel.owner, new GuestQuery(text, false, "", 10))
                        .guests())
                .extracting(Guest::name)
                .containsExactly("Zoé Müller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "'", "nobody here", "-", "´", "\u0301", "%%%", "@"})
    void what_nobody_is_called_finds_nobody(String text) {
        create("Ann", "Lee", "ann@example.org");
        assertThat(house.guests
                        .search(hotel.owner, new GuestQuery(text, false, "", 10))
                        .guests())
                .isEmpty();
    }

    @Test
    void pages_turn_without_losing_or_repeating_anybody() {
        for (int i = 0; i < 25; i++) {
            create("First" + i % 7, "Same", "");
        }
        for (String text : List.of("", "same", "sa")) {
            List<Guest> all = new ArrayList<>();
            String cursor = "";
            do {
                GuestPage page = house.guests.search(hotel.owner, new GuestQuery(text, false, cursor, 4));
                all.addAll(page.guests());
                cursor = page.nextCursor();
            } while (!cursor.isEmpty());
            assertThat(all).hasSize(25).doesNotHaveDuplicates();
        }
        assertThat(refused(() -> house.guests.search(hotel.owner, new GuestQuery("", false, "nonsense", 4))))
                .isEqualTo(ProblemCode.CURSOR_INVALID);
    }

    @Test
    void the_blocked_are_listed() {
        Guest guest = create("Ann", "Lee", "");
        create("Bob", "Lee", "");
        house.guests.edit(hotel.owner, guest.id(), OptionalInt.empty(), edit(GuestField.BLOCKED, "Noise"));
        assertThat(house.guests
                        .search(hotel.owner, new GuestQuery("", true, "", 10))
                        .guests())
                .extracting(Guest::id)
                .containsExactly(guest.id());
    }

    private Guest create(String first, String last, String email) {
        return house.guests.create(hotel.owner, "", details(first, last, email));
    }

    private static GuestDetails details(String first, String last, String email) {
        Map<GuestField, String> values = new EnumMap<>(GuestField.class);
        values.put(GuestField.FIRST_NAME, first);
        values.put(GuestField.LAST_NAME, last);
        values.put(GuestField.EMAILS, email);
        return new GuestDetails(values);
    }

    private static Guests.Edit edit(GuestField field, String value) {
        return new Guests.Edit("", Map.of(field, value));
    }

    private Guest only(String text) {
        return house.guests
                .search(hotel.owner, new GuestQuery(text, false, "", 10))
                .guests()
                .getFirst();
    }

    private static ProblemCode refused(Runnable work) {
        ProblemCode[] code = new ProblemCode[1];
        assertThatExceptionOfType(Problem.class).isThrownBy(work::run).satisfies(problem -> code[0] = problem.code());
        return code[0];
    }
}
