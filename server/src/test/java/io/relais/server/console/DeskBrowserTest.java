package io.relais.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.relais.vocabulary.StayDates;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The desk's pages in a real browser: typing, focus, widths. Leaves screenshots in target/screenshots. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields before any test runs.
class DeskBrowserTest extends Browsing {
    @Test
    void the_desk_takes_money_and_writes_beside_a_reservation() {
        ConsoleHouse house = houses.build("EUR");
        String sheet = "reservations/"
                + houses.book(house, "Anaïs", "Lefèvre", StayDates.of(ConsoleHouses.ARRIVAL, 3))
                        .id();
        signIn(house);
        page.navigate(home + "settings/registers?property=" + house.property());
        page.fill("#name", "Reception");
        page.keyboard().press("Enter");
        page.locator("input[name=counted]").fill("100");
        page.keyboard().press("Enter");
        assertThat(page.locator(".badge.ok")).hasText("Open");
        page.navigate(home + sheet + "/takings");
        page.locator("#amount").fill("20");
        page.keyboard().press("Enter");
        assertThat(page.locator(".ledger tbody tr")).hasCount(1);
        page.locator("#amount").fill("much");
        page.keyboard().press("Enter");
        assertThat(page.locator("#amount")).isFocused();
        shot("takings");
        page.navigate(page.url().replace("/takings", "/administration"));
        page.fill("#note-text", "Call before arrival");
        page.locator("#note-text").press("Tab");
        page.getByText("Add", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".note")).hasCount(1);
        shot("administration");
        page.navigate(home + "settings/registers?property=" + house.property());
        shot("registers");
        page.navigate(home + "settings/custom-fields?property=" + house.property());
        shot("custom-fields");
        page.setViewportSize(390, 844);
        for (String path : List.of(
                sheet + "/takings",
                sheet + "/administration",
                "settings",
                "settings/registers",
                "settings/custom-fields")) {
            page.navigate(home + path);
            assertFits(path, 390);
            shot("phone-desk-" + path.replaceAll(".*/", ""));
        }
    }
}
