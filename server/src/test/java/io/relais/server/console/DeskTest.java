package io.relais.server.console;

import static io.relais.server.console.PagesTest.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Person;
import io.relais.core.access.Role;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.StayDates;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sheet's tabs of the desk, and the settings behind them. */
@QuarkusTest
class DeskTest {
    @Inject
    ConsoleHouses houses;

    @Test
    void a_taking_is_recorded_with_the_balance_proposed_and_corrected_by_a_counter_entry() {
        ConsoleHouse house = houses.build("EUR");
        String sheet = sheet(house);
        Client client = Client.signedIn(house);
        String page = client.page(sheet + "/takings");
        assertThat(page).contains("Nothing received yet", "value=\"360.00\"");
        String once = attribute(page, "name=\"once\" value=\"([^\"]*)\"");
        for (int i = 0; i < 2; i++) {
            client.post(sheet + "/takings", "amount", "60,50", "method", "cheque", "reference", "C-77", "once", once);
        }
        String after = client.page(sheet + "/takings");
        assertThat(after).contains("€60.50", "€299.50", "C-77", "Cheque").doesNotContain("-€60.50");
        String correct = attribute(after, "action=\"(" + sheet + "/takings/[^\"]*/correct)\"");
        client.post(correct, "reason", "bounced");
        assertThat(client.page(sheet + "/takings")).contains("-€60.50", "bounced", "corrected", "€360.00");
        assertThat(client.page(sheet + "/history"))
                .contains("Élise Martin recorded a taking", "corrected a taking with a counter-entry");
    }

    @Test
    void a_refused_taking_comes_back_as_it_was_typed_with_the_error_beside_its_field() {
        ConsoleHouse house = houses.build("JPY");
        String sheet = sheet(house);
        Response refused = Client.signedIn(house)
                .request()
                .formParam("amount", "12.50")
                .formParam("method", "voucher")
                .formParam("note", "half a yen")
                .formParam("date", "2026-99-99")
                .post(sheet + "/takings");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("value=\"12.50\"", "half a yen", "Write an amount such as 0.", "Choose a date of our time.")
                .contains("value=\"voucher\" selected");
    }

    @Test
    void each_block_of_the_administration_is_saved_on_its_own_for_the_version_that_was_seen() {
        ConsoleHouse house = houses.build("EUR");
        String sheet = sheet(house);
        Client client = Client.signedIn(house);
        client.post(
                "/settings/custom-fields?property=" + house.property(),
                "code",
                "dog",
                "label",
                "Name of the dog",
                "type",
                "text",
                "places",
                "sheet",
                "position",
                "1");
        client.post(
                "/settings/custom-fields?property=" + house.property(),
                "code",
                "size",
                "label",
                "Length of the boat",
                "type",
                "number",
                "position",
                "2");
        String version = version(client, sheet);
        client.post(sheet + "/administration/plates", "version", version, "plates", "AB-123-CD\nXY 9");
        Response stale = client.request()
                .formParam("version", version)
                .formParam("tags", "VIP, quiet")
                .post(sheet + "/administration/tags");
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.asString()).contains("Somebody changed it since you looked", "value=\"VIP, quiet\"");
        client.post(sheet + "/administration/tags", "version", version(client, sheet), "tags", "VIP, quiet");
        client.post(
                sheet + "/administration/stay",
                "version",
                version(client, sheet),
                "paymentMethod",
                "voucher",
                "language",
                "nl",
                "arrivalTime",
                "21:30");
        client.post(sheet + "/administration/invoice", "version", version(client, sheet), "invoiceNotes", "PO 4711");
        Response wrong = client.request()
                .formParam("version", version(client, sheet))
                .formParam("field.dog", "Rex")
                .formParam("field.size", "long")
                .post(sheet + "/administration/fields");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("value=\"Rex\"", "value=\"long\"", "The value of size is not valid");
        client.post(
                sheet + "/administration/fields",
                "version",
                version(client, sheet),
                "field.dog",
                "Rex",
                "field.size",
                "7,5");
        client.post(
                sheet + "/administration/contact",
                "version",
                version(client, sheet),
                "firstName",
                "Anaïs",
                "lastName",
                "Lefèvre-Roy",
                "birthDate",
                "1979-03-05");
        client.post(sheet + "/notes", "text", "Call before arrival", "pinned", "true");
        String page = client.page(sheet + "/administration");
        assertThat(page)
                .contains("AB-123-CD\nXY 9", "VIP, quiet", "21:30", "PO 4711", "value=\"Rex\"", "value=\"7.5\"")
                .contains("Lefèvre-Roy", "value=\"1979-03-05\"", "Call before arrival", "on top")
                .contains("value=\"voucher\" selected", "value=\"nl\" selected");
        assertThat(client.page(sheet)).contains("VIP", "Lefèvre-Roy");
        assertThat(client.page(sheet + "/history")).contains("changed the tags", "corrected the contact");
    }

    @Test
    void a_register_is_opened_used_and_closed_and_the_journal_exported() {
        ConsoleHouse house = houses.build("EUR");
        String sheet = sheet(house);
        Client client = Client.signedIn(house);
        String registers = "/settings/registers?property=" + house.property();
        client.post(registers, "name", "Reception");
        String open = attribute(client.page(registers), "action=\"(/settings/registers/[^\"]*/open[^\"]*)\"");
        Response wrong = client.request().formParam("counted", "much").post(open);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("value=\"much\"", "Write an amount such as 0.00.");
        client.post(open, "counted", "100");
        client.post(sheet + "/takings", "amount", "20", "method", "cash", "note", "=1+1");
        String page = client.page(registers);
        assertThat(page).contains("€120.00", "Reception");
        client.post(
                attribute(page, "action=\"(/settings/registers/[^\"]*/move[^\"]*)\""),
                "kind",
                "payment-out",
                "amount",
                "5",
                "note",
                "bread");
        client.post(attribute(page, "action=\"(/settings/registers/[^\"]*/close[^-][^\"]*)\""), "counted", "114.50");
        assertThat(client.page(registers)).contains("-€0.50", "€115.00");
        String csv = client.page("/settings/registers/journal.csv?property=" + house.property());
        assertThat(csv).contains(",20.00,", "\"'=1+1\"", "\"Reception\"").startsWith("date,time,reservation");
        assertThat(client.page("/settings")).contains("Cash registers", "Custom fields", "Tags");
    }

    @Test
    void those_who_may_only_read_see_no_form_and_cannot_send_one() {
        ConsoleHouse house = houses.build("EUR");
        String sheet = sheet(house);
        Person reader = houses.people.add(
                house.organisation(),
                "reader-" + UUID.randomUUID() + "@example.com",
                "Rita Reader",
                Role.READ_ONLY,
                ConsoleHouse.PASSWORD);
        Client client = Client.signedIn(new ConsoleHouse(
                house.organisation(),
                house.property(),
                house.unitType(),
                house.ratePlan(),
                house.account(),
                house.connection(),
                reader));
        assertThat(client.page("/reservations")).doesNotContain("/reservations/new");
        assertThat(client.page(sheet + "/takings")).doesNotContain("name=\"amount\"");
        assertThat(client.page(sheet + "/administration")).doesNotContain("<button class=\"button\">Save");
        assertThat(client.request()
                        .formParam("text", "x")
                        .post(sheet + "/notes")
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.request()
                        .formParam("amount", "1")
                        .formParam("method", "cash")
                        .post(sheet + "/takings")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_channels_price_adds_up_with_a_line_for_what_it_did_not_explain() {
        ConsoleHouse house = houses.build("EUR");
        houses.receive(house, "NL-1|NEW|1|lodge|2030-07-10|2|9000|EUR|Ole Bull");
        Client client = Client.signedIn(house);
        String id = attribute(client.page("/reservations"), "data-id=\"([^\"]*)\"");
        assertThat(client.page("/reservations/" + id)).contains("Price", "Balance", "Lodge Mélèze, 2 nights");
    }

    private String sheet(ConsoleHouse house) {
        ReservationSheet sheet = houses.book(house, "Anaïs", "Lefèvre", StayDates.of(ConsoleHouses.ARRIVAL, 3));
        return "/reservations/" + sheet.id();
    }

    private static String version(Client client, String sheet) {
        return attribute(client.page(sheet + "/administration"), "name=\"version\" value=\"([^\"]*)\"");
    }
}
