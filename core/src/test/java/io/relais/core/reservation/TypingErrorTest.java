package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.ContactDetails;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.guest.Contacts;
import io.relais.core.guest.GuestFiles;
import io.relais.core.guest.NameWords;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names typed wrongly are found by the words that guests are called by; whose words these are stays within the organisation. */
class TypingErrorTest {
    private static final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.plan().units(60).open();
    private final NameWords words = new NameWords(house.database, house.moment);

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kowalksi",
                "kowlski",
                "kowalski",
                "kovalski",
                "kowallski",
                "okwalski",
                "kowalskki",
                "kwoalski",
                "kwoal",
                "Jaen Kowalski",
                "jean kowalksi",
                "name:kowalksi",
                "kowalksi status:confirmed",
                "kowalsky"
            })
    void a_letter_missing_or_doubled_or_wrong_and_two_that_changed_places_are_forgiven(String text) {
        UUID jean = sell(hotel, "Jean", "Kowalski");
        sell(hotel, "Otto", "Ander");
        house.guestParts.identifyAll();
        for (RegisterSort.Field field : RegisterSort.Field.values()) {
            assertThat(found(hotel, text, new RegisterSort(field, true)))
                    .as(field.code())
                    .containsExactly(jean);
        }
    }

    @Test
    void the_names_nearest_to_what_was_typed_come_before_those_that_only_share_letters() {
        UUID near = sell(hotel, "Ada", "Weberling");
        sell(hotel, "Ada", "Weberlingen");
        house.guestParts.identifyAll();
        assertThat(found(hotel, "weeberling", RegisterSort.NEWEST)).contains(near);
        assertThat(search(hotel, "weeberling").similar()).isTrue();
        assertThat(search(hotel, "weberling").similar()).isFalse();
        assertThat(search(hotel, "quite unlike").similar()).isFalse();
    }

    @Test
    void who_was_not_recognised_yet_is_found_by_the_exact_name() {
        UUID fresh = sell(hotel, "Noor", "Vandermeulen");
        assertThat(found(hotel, "vandermeulen", RegisterSort.NEWEST)).containsExactly(fresh);
        assertThat(found(hotel, "meulen noor", RegisterSort.NEWEST)).containsExactly(fresh);
        assertThat(found(hotel, "vandermuelen", RegisterSort.NEWEST)).isEmpty();
        house.guestParts.identifyAll();
        assertThat(found(hotel, "vandermuelen", RegisterSort.NEWEST)).containsExactly(fresh);
    }

    @Test
    void names_of_another_organisation_are_never_suggested() {
        TestHotel other = house.plan().units(60).open();
        sell(other, "Greta", "Hollerbusch");
        house.guestParts.identifyAll();
        assertThat(alike(other, "hollerbsuch")).containsExactly("hollerbusch");
        assertThat(alike(hotel, "hollerbsuch")).isEmpty();
        assertThat(search(hotel, "hollerbsuch")).isEqualTo(new RegisterPage(List.of(), "", false));
    }

    @Test
    void words_that_nobody_has_any_more_are_forgotten_in_housekeeping() {
        UUID erased = sell(hotel, "Ulla", "Quastenflosser");
        sell(hotel, "Ulla", "Bleibt");
        house.guestParts.identifyAll();
        house.database.write(handle -> {
            new Contacts().erase(handle, List.of(erased), GuestFiles.MARK);
            return true;
        });
        assertThat(words.review()).isPositive();
        assertThat(alike(hotel, "quastenflsser")).isEmpty();
        assertThat(alike(hotel, "ula")).contains("ulla");
        assertThat(words.review()).isZero();
    }

    @Test
    void pages_of_a_name_visit_each_reservation_once_whatever_else_begins_so() {
        List<UUID> sold = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            sold.add(sell(hotel, "Guest" + i, "Rosenthal"));
        }
        house.guestParts.identifyAll();
        for (String text : List.of("rosenthal", "rosentahl", "rosenthal status:confirmed", "rosenthal made:2026-06")) {
            assertThat(walk(text, new RegisterSort(RegisterSort.Field.MADE, false)))
                    .as(text)
                    .containsExactlyElementsOf(sold);
            assertThat(walk(text, RegisterSort.NEWEST)).as(text).containsExactlyElementsOf(sold.reversed());
        }
        assertThat(walk("rosenthal status:cancelled", RegisterSort.NEWEST)).isEmpty();
        assertThat(walk("rosenthal made:2026-05", RegisterSort.NEWEST)).isEmpty();
    }

    @Test
    void a_number_that_begins_like_a_name_comes_in_its_place_among_the_names() {
        UUID first = sell(hotel, "Ann", "Bcdfgh");
        UUID numbered = sell(hotel, "Otto", "Ander");
        UUID last = sell(hotel, "Ann", "Bcdfgh");
        house.database.write(handle ->
                handle.execute("update reservation set confirmation_number = 'BCDFGHX' where id = ?", numbered));
        assertThat(found(hotel, "bcdfgh", RegisterSort.NEWEST)).containsExactly(last, numbered, first);
        assertThat(found(hotel, "bcdfgh", new RegisterSort(RegisterSort.Field.MADE, false)))
                .containsExactly(first, numbered, last);
    }

    private List<UUID> walk(String text, RegisterSort sort) {
        List<UUID> seen = new ArrayList<>();
        String cursor = "";
        do {
            RegisterPage page = house.register.search(
                    hotel.owner, new RegisterQuery(text, Optional.empty(), false, cursor, 4, sort));
            page.rows().forEach(row -> seen.add(row.id()));
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return seen;
    }

    private static List<String> alike(TestHotel where, String word) {
        return house.database.write(handle -> NameWords.alike(handle, where.organisationId, word));
    }

    private static List<UUID> found(TestHotel where, String text, RegisterSort sort) {
        return house
                .register
                .search(where.owner, new RegisterQuery(text, Optional.empty(), false, "", 50, sort))
                .rows()
                .stream()
                .map(RegisterRow::id)
                .toList();
    }

    private static RegisterPage search(TestHotel where, String text) {
        return house.register.search(where.owner, RegisterQuery.first(text, 50));
    }

    private static UUID sell(TestHotel where, String first, String last) {
        return house.reservations
                .book(
                        where.owner,
                        new NewReservation(
                                where.propertyId,
                                Source.DESK,
                                where.typeId,
                                where.planId,
                                StayDates.of(DAY, 1),
                                Occupancy.of(2, 0),
                                new ContactDetails(first, last, "", "", "", "", "", "", "FR", "fr"),
                                ""))
                .id();
    }
}
