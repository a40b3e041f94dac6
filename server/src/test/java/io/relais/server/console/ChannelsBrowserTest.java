package io.relais.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.delivery.Mappings;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels and many nights in a real browser, by keyboard, wide and narrow. Leaves screenshots in target/screenshots. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields before any test runs.
class ChannelsBrowserTest {
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static @Nullable Chromium chromium;
    private static Browser browser;

    @TestHTTPResource("/")
    URI home;

    @Inject
    ConsoleHouses houses;

    @Inject
    Mappings mappings;

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

    @Test
    void a_mapping_is_decided_by_keyboard_and_its_mistake_is_told_in_its_row() {
        ConsoleHouse house = houses.build("EUR");
        UUID connection = mappings.connect(
                house.owner().principal(), house.property(), house.account(), "new-" + house.property());
        mappings.fetch(house.owner().principal(), connection);
        signIn(house);
        page.navigate(home + "channels/" + connection + "/mapping");
        shot("mapping");

        page.locator("select[name=type]").nth(1).focus();
        page.keyboard().type("Not sold");
        page.locator("select[name=type]").nth(3).focus();
        page.keyboard().type("Not sold");
        page.locator("select[name=type]").nth(2).focus();
        page.keyboard().type("Lodge");
        page.keyboard().press("Tab");
        page.keyboard().type("Flex");
        page.getByText("Save the mapping").press("Enter");
        assertThat(page.locator(".mapping li.wrong .error")).containsText("the last unit could be sold twice");
        assertThat(page.locator("select[aria-invalid=true]")).isFocused();
        shot("mapping-mistake");
        narrow("mapping-mistake");

        page.locator("input[name=shared]").focus();
        page.keyboard().press("Space");
        page.getByText("Save the mapping").press("Enter");
        assertThat(page.locator("[role=status]")).containsText("The mapping is saved");
        page.navigate(home + "channels/" + connection + "/activation");
        shot("activation");
        narrow("activation");
        assertThat(complaints).isEmpty();
    }

    @Test
    void many_nights_are_looked_at_before_they_change() {
        ConsoleHouse house = houses.build("EUR");
        signIn(house);
        page.navigate(home + "rates/bulk?property=" + house.property());
        page.fill("input[type=date][name=from]", "2030-07-01");
        page.fill("input[type=date][name=to]", "2030-07-31");
        page.locator("input[value=friday]").check();
        page.locator("input[value=saturday]").check();
        page.locator("select[name=priceMode]").selectOption("percent");
        page.fill("input[name=value]", "12,5");
        page.locator("select[name=sell]").selectOption("open");
        page.fill("input[name=minStayArrival]", "2");
        page.keyboard().press("Enter");
        assertThat(page.locator("#preview")).isVisible();
        assertThat(page.locator(".effects")).containsText("message");
        assertThat(page.locator("input[type=text][name=value]")).hasValue("12,5");
        shot("bulk");
        narrow("bulk");

        page.getByText("Change it and tell the channels").press("Enter");
        assertThat(page.locator("[role=status]")).containsText("The change is made");
        page.getByText("Undo", new Page.GetByTextOptions().setExact(true)).press("Enter");
        assertThat(page.locator("[role=status]")).containsText("again as it was");
        assertThat(complaints).isEmpty();
    }

    @Test
    void many_nights_of_one_channel_become_a_rule_of_it() {
        ConsoleHouse house = houses.build("EUR");
        signIn(house);
        page.navigate(home + "rates/bulk?property=" + house.property());
        page.fill("input[type=date][name=from]", "2027-07-01");
        page.fill("input[type=date][name=to]", "2027-07-31");
        page.locator("select[name=priceMode]").selectOption("percent");
        page.fill("input[name=value]", "10");
        page.locator("input[name=channels]").first().check();
        page.keyboard().press("Enter");
        assertThat(page.locator(".effects").first()).containsText("Markup");
        shot("bulk-channel");
        narrow("bulk-channel");
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_cell_is_reached_with_arrows_and_explained_beside_the_grid() {
        ConsoleHouse house = houses.build("EUR");
        houses.book(house, "Anaïs", "Lefèvre", StayDates.of(ConsoleHouses.ARRIVAL, 3));
        signIn(house);
        page.navigate(home + "channels/" + house.connection() + "/calendar?month=2030-07");
        page.locator("a.cell").nth(3).focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        assertThat(page.locator("#explain .chain")).containsText("2 units");
        assertThat(page.locator("#explain .chain")).containsText("less 1 sold");
        shot("explain");

        page.keyboard().press("Escape");
        assertThat(page.locator("#explain")).isHidden();
        assertThat(page.locator("a.cell").nth(4)).isFocused();
        narrow("calendar");
        page.setViewportSize(360, 780);
        page.locator("a.cell").nth(4).click();
        assertThat(page.locator(".chain")).containsText("less 1 sold");
        page.fill("input[name=at]", "2020-01-01T12:00");
        page.getByText("Show", new Page.GetByTextOptions().setExact(true)).press("Enter");
        assertThat(page.locator("[role=status]")).containsText("not been told anything");
        narrow("explain");
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_rule_is_looked_at_before_it_is_kept() {
        ConsoleHouse house = houses.build("EUR");
        signIn(house);
        page.navigate(home + "channels/" + house.connection() + "/rules");
        page.locator("select[name=rule]").selectOption("markup");
        page.fill("input[name=share]", "10");
        page.keyboard().press("Enter");
        assertThat(page.locator("section .stack strong").last()).containsText("change there, in");
        shot("rules");
        narrow("rules");
        page.getByText("Save and tell Nordlys").press("Enter");
        assertThat(page.locator(".rule-list")).containsText("Markup or discount · 10 %");
        page.navigate(home + "channels/" + house.connection() + "/problems");
        assertThat(page.locator(".empty")).containsText("Nothing refused");
        narrow("problems");
        assertThat(complaints).isEmpty();
    }

    /** The same page on a telephone: nothing is wider than the screen. */
    private void narrow(String name) {
        page.setViewportSize(360, 780);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", name)
                .isLessThanOrEqualTo(360);
        shot("phone-" + name);
        page.setViewportSize(1280, 800);
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
