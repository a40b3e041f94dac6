package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
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

/** A browser for the tests of a class, a page of its own for each test, and screenshots in target/screenshots. */
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields before any test runs.
class Browsing {
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final int WIDE = 1280;
    private static final int HIGH = 800;
    /** The narrowest telephone that is still sold in numbers. */
    static final int PHONE = 360;

    private static final String NAMELESS = """
            [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, a[href], summary')]
                .filter(it => it.checkVisibility() && !(it.labels && it.labels.length) && !it.getAttribute('aria-label')
                    && !it.getAttribute('aria-labelledby') && !it.title && !it.textContent.trim())
                .map(it => it.outerHTML)
            """;

    private static @Nullable Chromium chromium;
    private static Browser browser;

    @TestHTTPResource("/")
    URI home;

    @Inject
    ConsoleHouses houses;

    /** What the browser complained of; a form that comes back with its mistakes is none. */
    final List<String> complaints = new ArrayList<>();

    private BrowserContext context;
    Page page;

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
                .setViewportSize(WIDE, HIGH));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().contains("status of 422")) {
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

    void signIn(ConsoleHouse house) {
        page.navigate(home.toString());
        page.fill("#email", house.owner().email());
        page.fill("#password", ConsoleHouse.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(home.toString());
    }

    /** The same page on a telephone: nothing is wider than the screen, and nothing to be typed into or pressed is without a name. */
    void narrow(String name) {
        page.setViewportSize(PHONE, 780);
        assertFits(name, PHONE);
        assertThat((List<?>) page.evaluate(NAMELESS))
                .as("controls of %s without a name", name)
                .isEmpty();
        // As high as the page, so that the bar at the bottom is not in the middle of the picture.
        page.setViewportSize(PHONE, Math.max(780, (int) page.evaluate("document.documentElement.scrollHeight")));
        shot("phone-" + name);
        page.setViewportSize(WIDE, HIGH);
    }

    /** Nothing is wider than the screen. */
    void assertFits(String name, int width) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", name)
                .isLessThanOrEqualTo(width);
    }

    void shot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
