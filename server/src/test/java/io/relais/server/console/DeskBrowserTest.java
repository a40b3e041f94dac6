package io.relais.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk's pages in a real browser: typing, focus, widths. Leaves screenshots in target/screenshots. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields before any test runs.
class DeskBrowserTest {
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static @Nullable Chromium chromium;
    private static Browser browser;

    @TestHTTPResource("/")
    URI home;

    @Inject
    ConsoleHouses houses;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        chromium = Chromium.open();
        browser = chromium.browser();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setColorScheme(ColorScheme.LIGHT)
                .setViewportSize(1280, 800));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
        }
    }

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
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of /%s", path)
                    .isLessThanOrEqualTo(390);
            shot("phone-desk-" + path.replaceAll(".*/", ""));
        }
    }

    private void signIn(ConsoleHouse house) {
        page.navigate(home.toString());
        page.fill("#email", house.owner().email());
        page.fill("#password", ConsoleHouse.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(home.toString());
    }

    private void shot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
