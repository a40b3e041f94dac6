package io.relais.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.StayDates;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changing a reservation in a real browser; leaves screenshots in target/screenshots. */
@QuarkusTest
class LifeBrowserTest extends Browsing {
    @Test
    void a_stay_is_prolonged_with_a_look_at_the_price_on_a_desk_and_on_a_phone() {
        ConsoleHouse house = houses.build("EUR");
        ReservationSheet sheet = houses.book(house, "Anaïs", "Lefèvre", StayDates.of(ConsoleHouses.ARRIVAL, 3));
        signIn(house);
        String address = home + "reservations/" + sheet.id();
        page.navigate(address);
        page.locator("summary").first().click();
        shot("life-sheet");
        page.navigate(address + "/modify");
        page.locator("input[name^=departure]").fill("2030-07-09");
        page.getByText("Compare prices").click();
        assertThat(page.locator(".compare tfoot")).containsText("+€120.00");
        shot("life-modify");
        page.setViewportSize(PHONE, 844);
        assertFits("life-modify", PHONE);
        shot("life-modify-phone");
        page.getByText("Save the changes").click();
        assertThat(page.locator(".facts")).containsText("€480.00");
        shot("life-sheet-phone");
        page.setViewportSize(1280, 800);
        for (String other : List.of("arrange", "cancel", "history")) {
            page.navigate(address + "/" + other);
            shot("life-" + other);
        }
    }
}
