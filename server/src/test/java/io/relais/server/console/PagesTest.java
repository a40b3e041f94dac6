package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.StayDates;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
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
    void an_overbooked_sheet_tells_the_consequence_and_what_to_do() {
        ConsoleHouse house = houses.build("EUR");
        for (int i = 1; i <= 3; i++) {
            houses.receive(house, "NL-" + i + "|NEW|" + i + "|lodge|2030-07-10|2|9000|EUR|Ole Bull" + i);
        }
        Client client = Client.signedIn(house);
        String conflicts = client.page("/reservations?conflicts=true");

        String sheet = client.page("/reservations/" + attribute(conflicts, "data-id=\"([^\"]*)\""));

        assertThat(rows(conflicts)).isEqualTo(1);
        assertThat(sheet)
                .contains("Overbooked: no unit is left for this stay")
                .contains("The guest holds a confirmation")
                .contains("Move this guest")
                .contains("NL-3", "Nordlys", "Virtual card", "€18.00")
                .contains("2 adults, 1 child (aged 6)", "2 × €90.00", "Tourist tax", "included")
                .contains("To cancel it, cancel at Nordlys")
                .doesNotContain("/cancel\"");
    }

    @Test
    void the_history_tells_each_change_with_before_and_after() {
        ConsoleHouse house = houses.build("EUR");
        houses.receive(house, "NL-1|NEW|1|lodge|2030-07-10|2|9000|EUR|Ole Bull");
        houses.receive(house, "NL-1|MODIFIED|2|lodge|2030-07-10|3|9000|EUR|Ole Bull");
        Client client = Client.signedIn(house);
        String id = attribute(client.page("/reservations"), "data-id=\"([^\"]*)\"");

        String history = client.page("/reservations/" + id + "/history");

        assertThat(history).contains("made the reservation", "changed the reservation");
        assertThat(history).contains("<del>Fri 12 Jul 2030</del> → <ins>Sat 13 Jul 2030</ins>");
        assertThat(history).contains("<del>€180.00</del> → <ins>€270.00</ins>");
    }

    @Test
    void an_unknown_reservation_is_a_friendly_page_not_json() {
        Client client = Client.signedIn(houses.build("EUR"));

        for (String id : new String[] {UUID.randomUUID().toString(), "nonsense"}) {
            Response page = client.request().get("/reservations/" + id);
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.getHeader("Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.asString()).contains("No such reservation", "Go to the register", "<nav");
        }
    }

    @Test
    void another_organisations_reservation_is_unknown() {
        ConsoleHouse other = houses.build("EUR");
        ReservationSheet sheet = houses.book(other, "Anaïs", "Lefèvre", THREE_NIGHTS);

        Response page = Client.signedIn(houses.build("EUR")).request().get("/reservations/" + sheet.id());

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.asString()).doesNotContain("Lefèvre");
    }

    @Test
    void cancelling_shows_what_will_happen_before_it_does() {
        ConsoleHouse house = houses.build("EUR");
        ReservationSheet sheet = houses.book(house, "Anaïs", "Lefèvre", THREE_NIGHTS);
        Client client = Client.signedIn(house);
        String cancel = "/reservations/" + sheet.id() + "/cancel";

        assertThat(client.page("/reservations/" + sheet.id())).contains("href=\"" + cancel + "\"");
        assertThat(client.page(cancel)).contains("Cancel this reservation?", "Its nights are free again at once");
        client.post(cancel);

        assertThat(client.page("/reservations/" + sheet.id()))
                .contains("Cancelled")
                .doesNotContain(cancel);
        Response again = client.request().post(cancel);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.asString()).contains("already cancelled");
    }

    @Test
    void a_unit_is_assigned_and_the_assignment_taken_back() {
        ConsoleHouse house = houses.build("EUR");
        ReservationSheet sheet = houses.book(house, "Anaïs", "Lefèvre", THREE_NIGHTS);
        Client client = Client.signedIn(house);
        String page = client.page("/reservations/" + sheet.id());
        String unit = attribute(page, "<option value=\"([^\"]+)\">Lodge 1</option>");
        String form = attribute(page, "action=\"(/reservations/[^\"]*/unit)\"");

        String done = client.post(form, "unit", unit);

        String after = client.page(done.substring(done.indexOf("/reservations")));
        assertThat(after).contains("The unit was changed", "selected>Lodge 1", "<span class=\"badge muted\">Lodge 1");
        client.post(form, "unit", "");
        assertThat(client.page("/reservations/" + sheet.id())).doesNotContain("selected>Lodge 1");
        assertThat(client.page("/reservations/" + sheet.id() + "/history"))
                .contains("Élise Martin assigned a unit", "Élise Martin took the unit back");
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
