package io.relais.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.connector.ContactDetails;
import io.relais.core.guest.Identification;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Source;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Guests in a real browser, wide and narrow: recognised, compared, merged, undone. Leaves screenshots in target/screenshots. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields before any test runs.
class GuestBrowserTest extends Browsing {
    @Inject
    Reservations reservations;

    @Inject
    Identification identification;

    @Test
    void a_proposal_is_seen_two_guests_are_compared_merged_and_taken_apart() {
        ConsoleHouse house = houses.build("EUR");
        book(house, "Amélie", "Lefèvre", "amelie@example.org", "+33 7 56 78 00 11", 1);
        UUID second = book(house, "Amélie", "Lefèvre-Roy", "a.7fk2@guest.booking.com", "07 56 78 00 11", 5);
        signIn(house);
        page.navigate(home + "reservations/" + second);
        assertThat(page.locator("#guest")).containsText("80 of 100");
        shot("guest-card");
        page.navigate(home + "guests?q=lefevre");
        assertThat(page.locator("tr.open")).hasCount(2);
        shot("guests");
        page.locator("tr.open a").first().click();
        page.locator("a[href$='/merge']").click();
        page.locator("a[href*='merge?with=']").first().click();
        shot("guest-merge");
        page.locator("button.primary").click();
        assertThat(page.locator(".notice.ok")).containsText("merged");
        shot("guest-merged");
        page.setViewportSize(400, 800);
        shot("guest-narrow");
        page.locator(".notice.ok button").click();
        assertThat(page.locator(".notice.ok")).containsText("as before");
        for (String path : List.of("guests", "guests/new", "settings/people", "settings/addresses")) {
            page.navigate(home + path);
            shot(path.replace('/', '-') + "-narrow");
            assertFits(path, 400);
        }
        page.setViewportSize(1280, 900);
        shot("settings-addresses");
        page.navigate(home + "settings/people");
        shot("settings-people");
        page.navigate(home + "guests/new");
        shot("guest-form");
        assertThat(complaints).isEmpty();
    }

    private UUID book(ConsoleHouse house, String first, String last, String email, String phone, int day) {
        UUID id = reservations
                .book(
                        house.owner().principal(),
                        new NewReservation(
                                house.property(),
                                Source.DESK,
                                house.unitType(),
                                house.ratePlan(),
                                StayDates.of(ConsoleHouses.ARRIVAL.plusDays(day), 2),
                                Occupancy.of(2, 0),
                                new ContactDetails(first, last, email, phone, "", "", "", "", "FR", "fr"),
                                ""))
                .id();
        Client client = Client.signedIn(house);
        for (int i = 0; i < 100 && client.page("/reservations/" + id).contains("being looked up"); i++) {
            identification.run();
        }
        return id;
    }
}
