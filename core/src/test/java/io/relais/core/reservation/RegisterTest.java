package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.connector.Inbound;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The register finds every reservation and turns its pages without losing or repeating one. */
class RegisterTest {
    private static final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.plan().units(50).open();

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Müller", "muller", "MULL", "zoe", "Zoé", "zoé müller", " müller "})
    void a_name_is_found_by_part_of_it_with_or_without_accents_and_capitals(String text) {
        house.receive(
                hotel,
                hotel.message("A").inbound(),
                hotel.message("B").guest("Ann", "Other").inbound());
        assertThat(numbers(text)).containsExactly("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sorensen", "Sørensen", "strasse", "Straße"})
    void letters_that_are_typed_otherwise_are_found_too(String text) {
        house.receive(hotel, hotel.message("A").guest("Straße", "Sørensen").inbound());
        assertThat(numbers(text)).containsExactly("A");
    }

    @Test
    void a_reservation_is_found_by_its_confirmation_number_however_it_is_typed() {
        ReservationSheet sheet = hotel.sell(DAY, 1);
        hotel.sell(DAY, 1);
        String number = sheet.row().confirmationNumber();
        String spoken = number.substring(0, 3) + " " + number.substring(3, 6) + "-"
                + number.substring(6).toLowerCase(java.util.Locale.ROOT);
        for (String text : List.of(number, number.substring(0, 6), spoken)) {
            assertThat(search(text).rows()).extracting(RegisterRow::id).containsExactly(sheet.id());
        }
    }

    @Test
    void a_reservation_is_found_by_the_beginning_of_the_partners_number() {
        house.receive(
                hotel,
                hotel.message("4711-22").inbound(),
                hotel.message("4712-22").inbound());
        assertThat(numbers("4711")).containsExactly("4711-22");
        assertThat(numbers("471")).hasSize(2);
        assertThat(numbers("711")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "'", "nobody", "-", "´", "\u0301"})
    void what_nobody_is_called_finds_nobody(String text) {
        house.receive(hotel, hotel.message("A").inbound());
        assertThat(numbers(text)).isEmpty();
    }

    @Test
    void who_sleeps_there_is_found_also_after_a_message_without_the_booker() {
        house.receive(hotel, hotel.message("A").inbound());
        house.receive(
                hotel,
                hotel.message("A")
                        .modified()
                        .minute(1)
                        .withoutContact()
                        .guest("Sleepy", "Head")
                        .inbound());
        assertThat(numbers("sleepy")).containsExactly("A");
        assertThat(numbers("muller")).containsExactly("A");
        house.receive(
                hotel,
                hotel.message("B").withoutContact().guest("Only", "Sleeper").inbound());
        assertThat(numbers("only sleeper")).containsExactly("B");
    }

    @Test
    void pages_visit_each_reservation_exactly_once_also_when_new_ones_come_between() {
        List<Inbound> messages = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            messages.add(hotel.message("R-" + i).inbound());
        }
        house.receive(hotel, messages.subList(0, 12).toArray(Inbound[]::new));
        house.time().advance(Duration.ofSeconds(1));
        house.receive(hotel, messages.subList(12, 23).toArray(Inbound[]::new));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            RegisterPage page = house.register.search(
                    hotel.owner, new RegisterQuery("", Optional.of(hotel.propertyId), false, cursor, 5));
            page.rows().forEach(row -> seen.add(row.externalId()));
            cursor = page.nextCursor();
            house.receive(hotel, hotel.message("late-" + pages++).inbound());
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(23).doesNotHaveDuplicates().allMatch(number -> number.startsWith("R-"));
        assertThat(pages).isEqualTo(5);
    }

    @Test
    void the_last_page_that_is_just_full_has_no_next() {
        house.receive(hotel, hotel.message("A").inbound(), hotel.message("B").inbound());
        assertThat(house.register
                        .search(hotel.owner, RegisterQuery.first("", 2))
                        .nextCursor())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "%%%",
                "2026-06-01T10:00:00Z",
                "2026-06-01T10:00:00Z/",
                "2026-06-01T10:00:00Z/no-uuid",
                "+1000000000-12-31T23:59:59Z/019e82a0-3d02-7e98-be52-22f58f1f2d77",
                "-200000-12-31T23:59:59Z/019e82a0-3d02-7e98-be52-22f58f1f2d77"
            })
    void a_cursor_that_we_never_gave_is_a_problem_and_not_an_error(String text) {
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        for (String cursor : List.of(text, encoded)) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> house.register.search(
                            hotel.owner, new RegisterQuery("", Optional.empty(), false, cursor, 5)))
                    .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.CURSOR_INVALID));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 201})
    void a_page_has_1_to_200_rows(int limit) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> house.register.search(hotel.owner, RegisterQuery.first("", limit)))
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.VALUE_INVALID));
    }

    @Test
    void what_needs_a_person_can_be_listed_alone() {
        house.receive(
                hotel,
                hotel.message("A").inbound(),
                hotel.message("B").stay("1", "unknown", "rate", DAY, 1).inbound());
        RegisterPage page = house.register.search(hotel.owner, new RegisterQuery("", Optional.empty(), true, "", 10));
        assertThat(page.rows()).extracting(RegisterRow::externalId).containsExactly("B");
        assertThat(house.register.countConflicts(hotel.owner)).isEqualTo(1);
    }

    private List<String> numbers(String text) {
        return search(text).rows().stream().map(RegisterRow::externalId).toList();
    }

    private RegisterPage search(String text) {
        return house.register.search(hotel.owner, RegisterQuery.first(text, 50));
    }
}
