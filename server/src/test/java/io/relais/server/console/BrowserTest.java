package io.relais.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.StayDates;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What only a real browser can show: typing, keys, live updates, widths. Leaves screenshots in target/screenshots. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields before any test runs.
class BrowserTest extends Browsing {
    @Test
    void a_person_signs_in_searches_while_typing_opens_a_sheet_and_switches_language() {
        ConsoleHouse house = house();
        signIn(house);
        assertThat(page.locator("h1")).hasText("Today");
        shot("today");

        page.locator("nav a[href='/reservations']").click();
        shot("register");
        page.keyboard().press("/");
        page.keyboard().type("bul");
        assertThat(page.locator("tr.open")).hasCount(1);
        assertThat(page.locator("[data-search]")).isFocused();
        assertThat(page).hasURL(Pattern.compile(".*\\?q=bul.*"));
        shot("search");

        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).not().hasText("Reservations");
        assertThat(page.locator(".facts")).containsText("Ole Bull");
        shot("sheet");

        page.getByText("History", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".timeline li").first()).isVisible();
        shot("history");

        page.locator("button[value=fr]").click();
        assertThat(page.locator(".tabs a[aria-current]")).hasText("Historique");
        shot("history-fr");
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_wrong_password_puts_the_cursor_where_it_must_be_corrected() {
        ConsoleHouse house = house();
        page.navigate(home + "sign-in");
        shot("sign-in");
        page.fill("#email", house.owner().email());
        page.fill("#password", "wrong");
        page.keyboard().press("Enter");

        assertThat(page.locator("#password")).isFocused();
        assertThat(page.locator("#email")).hasValue(house.owner().email());
        assertThat(page.locator("[role=alert]")).isVisible();
        shot("sign-in-wrong");
    }

    @Test
    void a_new_reservation_appears_by_itself_at_the_top_of_the_register() {
        ConsoleHouse house = house();
        signIn(house);
        page.navigate(home + "reservations");
        page.mouse().move(5, 5);
        page.waitForSelector("html[data-stream=open]");

        houses.receive(house, "NL-900|NEW|1|lodge|2030-07-20|2|9000|EUR|Edvard Grieg");

        assertThat(page.locator("tr.open").first()).containsText("Edvard Grieg");
        assertThat(page.locator(".news")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void the_desk_makes_a_reservation_and_corrects_what_was_forgotten() {
        ConsoleHouse house = house();
        signIn(house);
        page.navigate(home + "reservations/new?arrival=2030-07-22&departure=2030-07-24");
        page.locator("input[name=offer]").first().check();
        page.fill("#firstName", "Clara");
        page.getByText("Save the reservation").click();
        assertThat(page.locator("#lastName")).isFocused();
        assertThat(page.locator("#firstName")).hasValue("Clara");
        shot("new-reservation");
        page.setViewportSize(390, 844);
        shot("new-reservation-phone");
        page.fill("#lastName", "Schumann");
        page.getByText("Save the reservation").click();
        assertThat(page.locator(".facts")).containsText("Clara Schumann");
    }

    @Test
    void rows_under_the_pointer_stay_and_a_line_tells_how_many_are_new() {
        ConsoleHouse house = house();
        signIn(house);
        page.navigate(home + "reservations");
        page.waitForSelector("html[data-stream=open]");
        page.locator("tr.open").nth(1).hover();

        houses.receive(house, "NL-901|NEW|1|lodge|2030-07-20|2|9000|EUR|Edvard Grieg");

        assertThat(page.locator(".news button")).hasText("1 new: show it");
        assertThat(page.locator("tr.open").first()).not().containsText("Edvard Grieg");
        shot("register-new");
        page.locator(".news button").click();
        assertThat(page.locator("tr.open").first()).containsText("Edvard Grieg");
    }

    @Test
    void an_open_sheet_follows_the_partners_change() {
        ConsoleHouse house = house();
        signIn(house);
        page.navigate(home + "reservations?q=NL-2");
        page.locator(".open-link").first().click();
        page.waitForSelector("html[data-stream=open]");
        page.mouse().move(5, 5);
        assertThat(page.locator("#sheet")).containsText("€180.00");

        houses.receive(house, "NL-2|MODIFIED|9|lodge|2030-07-10|4|9000|EUR|Ole Bull");

        assertThat(page.locator("#sheet")).containsText("€360.00");
    }

    @Test
    void on_a_telephone_rows_are_cards_and_nothing_is_wider_than_the_screen() {
        ConsoleHouse house = house();
        signIn(house);
        page.setViewportSize(390, 844);

        for (String path :
                List.of("", "reservations", "channels", "channels/" + house.connection(), "parked", sheet())) {
            page.navigate(home + path);
            assertFits(path, 390);
            shot("phone-" + (path.isEmpty() ? "today" : path.replaceAll("/.*", path.contains("/") ? "-one" : "")));
        }
    }

    @Test
    void channels_and_parked_messages_say_what_to_do() {
        ConsoleHouse house = house();
        signIn(house);
        page.navigate(home + "channels");
        page.locator("summary.button").first().click();
        assertThat(page.locator(".confirm .panel")).containsText("may oversell");
        shot("channels");
        page.keyboard().press("Escape");
        assertThat(page.locator(".confirm .panel")).isHidden();

        page.navigate(home + "channels/" + house.connection());
        page.locator(".exchange summary").first().click();
        shot("channel");
        page.navigate(home + "parked");
        shot("parked");
    }

    @Test
    void the_palette_leads_to_pages_and_looks_for_the_rest() {
        ConsoleHouse house = house();
        signIn(house);
        page.keyboard().press("Control+k");
        assertThat(page.locator("#palette input")).isFocused();
        page.keyboard().type("conn chan");
        assertThat(page.locator("#palette [aria-selected=true]")).hasText("Connect a channel");
        shot("palette");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Connect a channel");

        page.keyboard().press("Control+k");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Reservations");
        page.keyboard().press("Control+k");
        page.keyboard().type("hagerup");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*\\?q=hagerup"));
        page.keyboard().press("Control+k");
        page.keyboard().press("Escape");
        assertThat(page.locator("#palette")).isHidden();
        assertThat(complaints).isEmpty();
    }

    @Test
    void rates_fit_any_width() {
        ConsoleHouse house = house();
        signIn(house);
        for (String path : List.of("rates?month=2030-07", "rates/plans", "rates/rules?kind=discount", "rates/quote")) {
            String name = path.replaceAll("\\?.*", "").replace('/', '-');
            page.setViewportSize(1280, 800);
            page.navigate(home + path);
            shot(name);
            page.setViewportSize(390, 844);
            assertFits(path, 390);
            shot("phone-" + name);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void the_design_page_shows_every_component_in_both_themes_and_languages() {
        signIn(house());
        page.navigate(home + "design");

        assertThat(page.locator(".specimen")).hasCount(4);
        shot("design");
        page.locator("button[value=dark]").click();
        assertThat(page.locator("html[data-theme=dark]")).hasCount(1);
        page.navigate(home + "reservations");
        shot("register-dark");
        page.navigate(home + sheet());
        shot("sheet-dark");
        assertThat(complaints).isEmpty();
    }

    private ConsoleHouse house() {
        ConsoleHouse house = houses.build("EUR");
        houses.receive(house, "NL-1|NEW|1|lodge|2030-07-10|2|9000|EUR|Nina Hagerup");
        houses.receive(house, "NL-2|NEW|2|lodge|2030-07-10|2|9000|EUR|Ole Bull");
        houses.receive(house, "NL-3|NEW|3|lodge|2030-07-11|3|8550|EUR|Sigrid Undset");
        houses.receive(house, "NL-4|NEW|4|hut-9|2030-07-02|7|15425|EUR|Bartholomäus von und zu Hohenstein");
        houses.receive(house, "unreadable");
        houses.book(house, "Anaïs", "Lefèvre", StayDates.of(ConsoleHouses.ARRIVAL, 3));
        ReservationSheet gone = houses.book(house, "Tom", "Ashby", StayDates.of(ConsoleHouses.ARRIVAL.plusDays(12), 2));
        houses.reservations.cancel(house.owner().principal(), gone.id());
        houses.exchange(house, "<ok/>", "");
        houses.exchange(house, "<warning>rate closed</warning>", "REJECTED");
        return house;
    }

    /** The address of the overbooked reservation's sheet. */
    private String sheet() {
        page.navigate(home + "reservations?conflicts=true&q=NL-3");
        Locator link = page.locator(".open-link").first();
        return String.valueOf(link.getAttribute("href")).substring(1);
    }
}
