package io.relais.server.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a channel told is seen and dealt with; the address at which it tells is made, shown once and ended. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields before any test runs.
class ChannelNoticesTest {
    private static final Path SHOTS = Path.of("target", "screenshots");

    @TestHTTPResource("/")
    URI home;

    @Inject
    ConsoleHouses houses;

    @Test
    void trouble_that_a_channel_told_is_read_in_words_and_dealt_with() {
        ConsoleHouse house = houses.build("EUR");
        Client reader = Client.signedIn(house);
        String path = "/channels/" + house.connection() + "/notices";
        assertThat(reader.page("/channels/" + house.connection())).contains(path);
        assertThat(reader.page(path)).contains("told no trouble");
        String hook = issue(reader, path);
        given().body("sync_error").post(hook).then().statusCode(200);
        given().body("sync_error").post(hook).then().statusCode(200);

        String page = reader.page(path);

        assertThat(page).contains("could not be updated", "2 times", "n-1").doesNotContain(hook);
        reader.post(PagesTest.attribute(page, "action=\"(/channels/[^\"]*/dismiss)\""));
        assertThat(reader.page(path)).contains("told no trouble");
        reader.post(path + "/hook/end");
        given().body("sync_error").post(hook).then().statusCode(404);
    }

    @Test
    void everything_is_sent_again_by_a_button() {
        ConsoleHouse house = houses.build("EUR");
        Client reader = Client.signedIn(house);

        assertThat(reader.post("/channels/" + house.connection() + "/notices/send-all"))
                .endsWith("/channels/" + house.connection());
    }

    @Test
    void the_page_fits_a_phone() {
        ConsoleHouse house = houses.build("EUR");
        Client reader = Client.signedIn(house);
        String path = "/channels/" + house.connection() + "/notices";
        String hook = issue(reader, path);
        given().body("booking_unmapped_room").post(hook);
        given().body("rate_error").post(hook);
        try (Chromium chromium = Chromium.open();
                BrowserContext context = chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setLocale("en-GB")
                                .setViewportSize(390, 844))) {
            Page page = context.newPage();
            page.navigate(home + "sign-in");
            page.fill("#email", house.owner().email());
            page.fill("#password", ConsoleHouse.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(home.toString());
            page.navigate(home + path.substring(1));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SHOTS.resolve("channel-notices-phone.png"))
                    .setFullPage(true));
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            page.setViewportSize(1280, 900);
            page.locator("form[action$='/notices/hook'] button").click();
            page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("channel-notices.png")));
        }
    }

    private static String issue(Client reader, String path) {
        String page = reader.request()
                .post(path + "/hook")
                .then()
                .statusCode(200)
                .body(containsString("shown once"))
                .extract()
                .asString();
        return PagesTest.attribute(page, "<code class=\"figures\">([^<]*)</code>");
    }
}
