package io.relais.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.delivery.Connecting;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Channels and many nights in a real browser, by keyboard, wide and narrow. Leaves screenshots in target/screenshots. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields before any test runs.
class ChannelsBrowserTest extends Browsing {
    @Inject
    Connecting connecting;

    @Test
    void a_mapping_is_decided_by_keyboard_and_its_mistake_is_told_in_its_row() {
        ConsoleHouse house = houses.build("EUR");
        UUID connection = connecting
                .connect(house.owner().principal(), house.property(), house.account(), "new-" + house.property())
                .connectionId();
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
    void a_channel_is_connected_by_keyboard_and_what_it_refuses_gets_the_focus() {
        ConsoleHouse house = houses.build("EUR");
        houses.exchange(house, "<ok/>", "");
        signIn(house);
        page.navigate(home + "channels");
        page.locator(".page-head a.primary").press("Enter");
        narrow("connect-which");
        page.getByText("Nordlys").first().focus();
        page.locator("a[href$='channel=console-test']").press("Enter");
        assertThat(page.locator("#settings\\.apiKey")).isHidden();
        page.locator("#account").selectOption("");
        page.locator("#remotePropertyId").focus();
        page.keyboard().type("fjord-7");
        page.keyboard().press("Tab");
        assertThat(page.locator("#account")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().type("wrong");
        page.keyboard().press("Enter");
        assertThat(page.locator("#settings\\.apiKey")).isFocused();
        assertThat(page.locator("#settings\\.apiKey")).hasValue("");
        assertThat(page.locator("#remotePropertyId")).hasValue("fjord-7");
        shot("connect-mistake");
        narrow("connect");
        page.keyboard().type("right");
        shot("connect");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status]")).containsText("4 products were fetched");
        assertThat(page.locator(".tabs a[aria-current]")).hasText("Mapping");
        page.navigate(home + "channels");
        assertThat(page.locator(".connection")).hasCount(2);
        shot("channels-list");
        narrow("channels-list");
        page.navigate(home + "channels/" + house.connection());
        shot("channel-overview");
        narrow("channel-overview");
        page.navigate(home + "channels/" + house.connection() + "/access");
        narrow("access");
        assertThat(complaints).isEmpty();
    }

    @Test
    void another_system_is_let_in_with_a_key_that_is_shown_once() {
        ConsoleHouse house = houses.build("EUR");
        signIn(house);
        page.navigate(home + "channels/open");
        narrow("master-before");
        page.fill("#settings\\.apiKey", "theirs");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status] code")).containsText("rlm_");
        shot("master");
        narrow("master");
        assertThat(complaints).isEmpty();
    }

    @Test
    void on_a_telephone_everything_is_reached_from_the_bar_at_the_bottom() {
        ConsoleHouse house = houses.build("EUR");
        signIn(house);
        page.setViewportSize(PHONE, 780);
        for (String language : new String[] {"en", "fr"}) {
            page.locator("button[name=language][value=" + language + "]").click();
            assertThat((boolean) page.evaluate(
                            "[...document.querySelectorAll('.links > *')].filter(it => it.checkVisibility())"
                                    + ".every(it => it.getBoundingClientRect().right <= innerWidth"
                                    + " && it.scrollWidth <= it.clientWidth + 1)"))
                    .as("bar in %s", language)
                    .isTrue();
            shot("phone-bar-" + language);
        }
        assertThat(page.locator(".links a[href='/settings']")).isHidden();
        page.locator(".more-links").press("Enter");
        shot("phone-bar-more");
        page.keyboard().press("Escape");
        assertThat(page.locator(".links a[href='/settings']")).isHidden();
        page.locator(".more-links").click();
        page.locator(".links a[href='/settings']").click();
        assertThat(page.locator("h1")).isVisible();
        page.setViewportSize(1280, 800);
        assertThat(page.locator(".links a[href='/settings']")).isVisible();
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
}
