package io.relais.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.feed.FeedStatus;
import io.relais.core.feed.Feeds;
import io.relais.core.inventory.Calendar;
import io.relais.core.property.Properties;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A calendar is added and decided by keyboard in a real browser, wide and narrow. Leaves screenshots in target/screenshots. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields before any test runs.
class FeedsBrowserTest {
    private static final Path SHOTS = Path.of("target", "screenshots");

    @TestHTTPResource("/")
    URI home;

    @Inject
    ConsoleHouses houses;

    @Inject
    Properties properties;

    @Inject
    Calendar calendar;

    @Inject
    Feeds feeds;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void a_calendar_is_added_and_decided_by_keyboard() {
        ConsoleHouse house = houses.build("EUR");
        try (FeedHost host = new FeedHost();
                Chromium chromium = Chromium.open();
                BrowserContext context = chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setLocale("en-GB")
                                .setViewportSize(1280, 800))) {
            host.open(house, properties, calendar);
            host.reserve(3, 2, "HMABCDE123");
            host.reserve(9, 7, "HMFGHIJ456");
            Page page = open(context, house);
            add(page, host, house);

            page.navigate(home + "feeds?property=" + house.property());
            page.fill("#label", "Airbnb");
            page.locator("#label").press("Enter");
            assertThat(page.locator("#issued")).isFocused();
            shot(page, "feeds");

            host.empty();
            page.locator("table a").first().press("Enter");
            page.getByText("Look now").press("Enter");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> feeds.list(house.owner().principal(), house.property())
                                    .getFirst()
                                    .status()
                            == FeedStatus.QUARANTINED);
            page.reload();
            assertThat(page.locator("#quarantine")).isVisible();
            shot(page, "feed-quarantine");
            page.navigate(home.toString());
            shot(page, "today-feeds");
            page.goBack();
            page.getByText("Give back 9 nights").press("Enter");
            assertThat(page.locator("[role=status]")).containsText("The nights are given back");
            assertThat(complaints).isEmpty();
        }
    }

    private void add(Page page, FeedHost host, ConsoleHouse house) {
        page.navigate(home + "feeds/new?property=" + house.property());
        assertThat(page.locator("#address")).isFocused();
        page.keyboard().type("http://10.0.0.1/calendar.ics");
        page.fill("#name", "Airbnb");
        page.keyboard().press("Enter");
        assertThat(page.locator("#address[aria-invalid]")).isFocused();
        shot(page, "feed-new-wrong");
        page.fill("#address", host.address());
        page.keyboard().press("Enter");
        assertThat(page.locator("#preview")).containsText("Airbnb");
        shot(page, "feed-preview");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status]")).containsText("Saved");
        houses.book(house, "Anaïs", "Lefèvre", StayDates.of(FeedHost.today().plusDays(3), 2));
    }

    private Page open(BrowserContext context, ConsoleHouse house) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().contains("status of 422")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(home + "sign-in");
        page.fill("#email", house.owner().email());
        page.fill("#password", ConsoleHouse.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(home.toString());
        return page;
    }

    /** Wide, and on a telephone where nothing is wider than the screen. */
    private static void shot(Page page, String name) {
        Page.ScreenshotOptions whole = new Page.ScreenshotOptions().setFullPage(true);
        page.screenshot(whole.setPath(SHOTS.resolve(name + ".png")));
        page.setViewportSize(360, 780);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", name)
                .isLessThanOrEqualTo(360);
        page.screenshot(whole.setPath(SHOTS.resolve("phone-" + name + ".png")));
        page.setViewportSize(1280, 800);
    }
}
