package io.relais.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Answering a guest in a real browser; leaves screenshots in target/screenshots. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields before any test runs.
class MessageBrowserTest {
    private static final int PHONE = 390;

    @TestHTTPResource("/")
    URI home;

    @Inject
    ConsoleHouses houses;

    @Test
    void a_guest_is_answered_with_the_keyboard_on_a_desk_and_on_a_phone() {
        ConsoleHouse house = houses.build("EUR");
        houses.receive(house, "NL-1|NEW|1|lodge|2030-07-10|2|9000|EUR|Sigrid Undset");
        NordlysConnector.write(
                house, "NL-1", "God dag! Is there parking for a camper of 7 metres?\nAnd may we bring our dog?");
        NordlysConnector.write(house, "", "Do you still have a lodge in the second week of May? We are five.");
        houses.fetchMessages(house);
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.browser()
                    .newPage(new Browser.NewPageOptions().setLocale("en-GB").setViewportSize(1280, 800));
            page.navigate(home.toString());
            page.fill("#email", house.owner().email());
            page.fill("#password", ConsoleHouse.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(home.toString());
            page.navigate(home + "messages");
            assertThat(page.locator(".threads li")).hasCount(2);
            assertThat(page.locator(".links a .count")).hasText("2");
            shot(page, "messages");
            page.setViewportSize(PHONE, 844);
            narrow(page);
            shot(page, "messages-phone");
            page.setViewportSize(1280, 800);
            page.getByText("parking for a camper").click();
            page.locator("#text").focus();
            page.keyboard().type("Yes, place 7 is long enough, and your dog is welcome.");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator(".said-list .state.ok")).containsText("Sent");
            page.locator("#text").fill("This word is " + NordlysConnector.REFUSED);
            page.getByText("Send", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator(".said-list .state.danger")).containsText("Not sent");
            shot(page, "messages-sheet");
            page.setViewportSize(PHONE, 844);
            narrow(page);
            shot(page, "messages-sheet-phone");
        }
    }

    private static void narrow(Page page) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(PHONE);
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }
}
