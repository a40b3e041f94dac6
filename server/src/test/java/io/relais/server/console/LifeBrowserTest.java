package io.relais.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changing a reservation in a real browser; leaves screenshots in target/screenshots. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields before any test runs.
class LifeBrowserTest {
    private static final int PHONE = 390;

    @TestHTTPResource("/")
    URI home;

    @Inject
    ConsoleHouses houses;

    @Test
    void a_stay_is_prolonged_with_a_look_at_the_price_on_a_desk_and_on_a_phone() {
        ConsoleHouse house = houses.build("EUR");
        ReservationSheet sheet = houses.book(house, "Anaïs", "Lefèvre", StayDates.of(ConsoleHouses.ARRIVAL, 3));
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.browser()
                    .newPage(new Browser.NewPageOptions().setLocale("en-GB").setViewportSize(1280, 800));
            page.navigate(home.toString());
            page.fill("#email", house.owner().email());
            page.fill("#password", ConsoleHouse.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(home.toString());
            String address = home + "reservations/" + sheet.id();
            page.navigate(address);
            page.locator("summary").first().click();
            shot(page, "life-sheet");
            page.navigate(address + "/modify");
            page.locator("input[name^=departure]").fill("2030-07-09");
            page.getByText("Compare prices").click();
            assertThat(page.locator(".compare tfoot")).containsText("+€120.00");
            shot(page, "life-modify");
            page.setViewportSize(PHONE, 844);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(PHONE);
            shot(page, "life-modify-phone");
            page.getByText("Save the changes").click();
            assertThat(page.locator(".facts")).containsText("€480.00");
            shot(page, "life-sheet-phone");
            page.setViewportSize(1280, 800);
            for (String other : List.of("arrange", "cancel", "history")) {
                page.navigate(address + "/" + other);
                shot(page, "life-" + other);
            }
        }
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }
}
