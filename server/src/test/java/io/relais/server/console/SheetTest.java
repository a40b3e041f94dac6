package io.relais.server.console;

import static io.relais.server.console.PagesTest.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.StayDates;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SheetTest {
    private static final StayDates THREE_NIGHTS = StayDates.of(ConsoleHouses.ARRIVAL, 3);

    @Inject
    ConsoleHouses houses;

    @Test
    void an_overbooked_sheet_tells_the_consequence_and_what_to_do() {
        ConsoleHouse house = houses.build("EUR");
        for (int i = 1; i <= 3; i++) {
            houses.receive(house, "NL-" + i + "|NEW|" + i + "|lodge|2030-07-10|2|9000|EUR|Ole Bull" + i);
        }
        Client client = Client.signedIn(house);
        String conflicts = client.page("/reservations?conflicts=true");

        String sheet = client.page("/reservations/" + attribute(conflicts, "data-id=\"([^\"]*)\""));

        assertThat(conflicts.split("<tr class=\"open", -1)).hasSize(2);
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
}
