package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.StayDates;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PagesTest {
    private static final StayDates THREE_NIGHTS = StayDates.of(ConsoleHouses.ARRIVAL, 3);

    @Inject
    ConsoleHouses houses;

    @Test
    void an_empty_house_is_told_what_would_be_here_and_the_first_step() {
        Client client = Client.signedIn(houses.build("EUR"));

        assertThat(client.page("/")).contains("Nothing needs you right now", "No reservation yet");
        assertThat(client.page("/reservations")).contains("No reservation yet", "href=\"/channels\"");
        assertThat(client.page("/parked")).contains("Nothing is parked");
    }

    @Test
    void the_register_shows_number_guest_stay_and_price() {
        ConsoleHouse house = houses.build("EUR");
        ReservationSheet sheet = houses.book(house, "Anaïs", "Lefèvre", THREE_NIGHTS);

        String page = Client.signedIn(house).page("/reservations");

        assertThat(page)
                .contains(sheet.row().confirmationNumber(), "Anaïs Lefèvre", "Fri 5 Jul 2030", "3 n", "€360.00")
                .contains("Lodge Mélèze", "Desk", "Confirmed");
    }

    @Test
    void search_finds_by_number_partner_number_and_name_without_accents() {
        ConsoleHouse house = houses.build("EUR");
        ReservationSheet sheet = houses.book(house, "Anaïs", "Lefèvre", THREE_NIGHTS);
        houses.receive(house, "NL-4711|NEW|1|lodge|2030-07-10|2|9000|EUR|Ole Bull");
        Client client = Client.signedIn(house);

        assertThat(client.page("/reservations?q=" + sheet.row().confirmationNumber()))
                .contains("Lefèvre")
                .doesNotContain("Ole Bull");
        assertThat(client.page("/reservations?q=NL-47")).contains("Ole Bull").doesNotContain("Lefèvre");
        assertThat(client.page("/reservations?q=lefevre")).contains("Lefèvre").doesNotContain("Ole Bull");
        assertThat(client.page("/reservations?q=zzz")).contains("No reservation matches");
    }

    @Test
    void the_property_is_named_only_where_several_are_in_sight() {
        ConsoleHouse house = houses.build("EUR");
        houses.addProperty(house.organisation(), "Gîte du Pont", "EUR");
        houses.book(house, "Anaïs", "Lefèvre", THREE_NIGHTS);
        Client client = Client.signedIn(house);

        String all = client.page("/reservations");
        String one = client.page("/reservations?property=" + house.property());

        assertThat(all).contains("<td class=\"c-property\"", "<th class=\"c-property\"", "All properties");
        assertThat(one).doesNotContain("c-property").contains("title=\"Remove this filter\">Camping du Lac");
        assertThat(one).contains("selected>Camping du Lac");
    }

    @Test
    void a_search_while_typing_answers_only_the_results() {
        ConsoleHouse house = houses.build("EUR");
        houses.book(house, "Anaïs", "Lefèvre", THREE_NIGHTS);
        Client client = Client.signedIn(house);

        String part = client.request()
                .header("HX-Request", "true")
                .get("/reservations?q=lef")
                .asString();
        String restored = client.request()
                .header("HX-Request", "true")
                .header("HX-History-Restore-Request", "true")
                .get("/reservations?q=lef")
                .asString();

        assertThat(part).contains("id=\"results\"", "Lefèvre", "“lef”").doesNotContain("<html");
        assertThat(restored).contains("<html");
    }

    @Test
    void names_and_remarks_are_shown_as_text_never_as_markup() {
        ConsoleHouse house = houses.build("EUR");
        houses.book(house, "<script>alert(1)</script>", "\"><b>", THREE_NIGHTS);

        String page = Client.signedIn(house).page("/reservations?q=%3Cscript%3E");

        assertThat(page)
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert")
                .doesNotContain("\"><b>");
    }

    @Test
    void money_has_the_decimals_of_its_currency() {
        ConsoleHouse yen = houses.build("JPY");
        houses.book(yen, "Yuki", "Sato", THREE_NIGHTS);
        ConsoleHouse dinar = houses.build("KWD");
        houses.book(dinar, "Noor", "Alsabah", THREE_NIGHTS);

        assertThat(Client.signedIn(yen).page("/reservations"))
                .contains("36,000")
                .doesNotContain("36,000.");
        assertThat(Client.signedIn(dinar).page("/reservations")).contains("36.000");
    }

    @Test
    void more_rows_follow_page_by_page_without_repeating_any() {
        ConsoleHouse house = houses.build("EUR");
        for (int i = 0; i < RegisterAsk.PAGE_ROWS + 3; i++) {
            houses.receive(house, "NL-" + i + "|NEW|" + i + "|nowhere|2030-07-10|2|9000|EUR|Guest N" + i);
        }
        Client client = Client.signedIn(house);
        String first = client.page("/reservations");

        String more = client.page(attribute(first, "hx-get=\"(/console/register/more[^\"]*)\""));

        assertThat(rows(first)).isEqualTo(RegisterAsk.PAGE_ROWS);
        assertThat(rows(more)).isEqualTo(3);
        assertThat(first)
                .contains("Guest N" + (RegisterAsk.PAGE_ROWS + 2) + "<")
                .doesNotContain("Guest N2<");
        assertThat(more).contains("Guest N2<", "Guest N0<").doesNotContain("Show more");
    }

    @Test
    void a_live_part_is_empty_while_nothing_changed_and_counts_what_is_new() {
        ConsoleHouse house = houses.build("EUR");
        houses.book(house, "Anaïs", "Lefèvre", THREE_NIGHTS);
        Client client = Client.signedIn(house);
        String page = client.page("/reservations");
        String url = attribute(page, "data-live-url=\"([^\"]*)\"").replace("&amp;", "&");
        String seen = attribute(page, "data-seen=\"([^\"]*)\"");

        assertThat(live(client, url, seen).statusCode()).isEqualTo(204);

        houses.receive(house, "NL-1|NEW|1|lodge|2030-07-10|2|9000|EUR|Ole Bull");
        houses.receive(house, "NL-2|NEW|2|lodge|2030-07-12|2|9000|EUR|Nina Hagerup");
        Response fresh = live(client, url, seen);

        assertThat(fresh.statusCode()).isEqualTo(200);
        assertThat(fresh.asString())
                .contains("Ole Bull", "Nina Hagerup", "2 new: show them")
                .doesNotContain("<html");
    }

    @Test
    void today_begins_with_what_needs_a_person() {
        ConsoleHouse house = houses.build("EUR");
        houses.receive(house, "NL-1|NEW|1|nowhere|2030-07-10|2|9000|EUR|Ole Bull");
        houses.receive(house, "unreadable");

        String page = Client.signedIn(house).page("/");

        assertThat(page)
                .contains(
                        "Room not mapped: \u2068Ole Bull\u2069", "One message is parked", "A message could not be read")
                .doesNotContain("Nothing needs you");
    }

    @Test
    void everything_is_there_in_french() {
        ConsoleHouse house = houses.build("EUR");
        houses.book(house, "Anaïs", "Lefèvre", THREE_NIGHTS);
        Client client = Client.signedIn(house);

        assertThat(client.post("/console/language", "language", "fr", "to", "/reservations"))
                .endsWith("/reservations");

        assertThat(client.page("/reservations"))
                .contains("lang=\"fr\"", "Conflits seulement", "ven. 5 juil. 2030", "360,00")
                .contains("Confirmée", "Réception");
        assertThat(client.page("/")).contains("Rien ne demande votre attention");
    }

    private static Response live(Client client, String url, String seen) {
        return client.request()
                .urlEncodingEnabled(false)
                .header("HX-Request", "true")
                .header("X-Live", seen)
                .get(url);
    }

    static String attribute(String html, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(html);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private static int rows(String html) {
        return html.split("<tr class=\"open", -1).length - 1;
    }
}
