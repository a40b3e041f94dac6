package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.StayDates;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing a reservation in the console, without a script. */
@QuarkusTest
class LifePagesTest {
    @Inject
    ConsoleHouses houses;

    private ConsoleHouse house;
    private ReservationSheet sheet;
    private Client client;
    private String page;

    @BeforeEach
    void build() {
        house = houses.build("EUR");
        sheet = houses.book(house, "Anaïs", "Lefèvre", StayDates.of(ConsoleHouses.ARRIVAL, 3));
        client = Client.signedIn(house);
        page = "/reservations/" + sheet.id();
    }

    @Test
    void the_header_offers_what_comes_next() {
        assertThat(client.page(page)).contains("Check in", page + "/modify", page + "/cancel", page + "/arrange");
        client.post(page + "/status", "to", "checked-in", "version", "0");
        assertThat(client.page(page)).contains("Arrived", "Check out", "a stay has no unit yet");
        Response stale = client.request()
                .formParam("to", "checked-out")
                .formParam("version", "0")
                .post(page + "/status");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.asString()).contains("Changed meanwhile");
        assertThat(client.page(page + "/history")).contains("Élise Martin checked the guest in");
    }

    @Test
    void prices_are_compared_before_they_are_saved() {
        String stay = sheet.stays().getFirst().id().toString();
        String compared =
                client.page(page + "/modify?arrival-" + stay + "=2030-07-05&departure-" + stay + "=2030-07-09");
        assertThat(compared).contains("€360.00", "€480.00", "+€120.00", "value=\"2030-07-09\"", "Save the changes");
        client.post(
                page + "/modify",
                "arrival-" + stay,
                "2030-07-05",
                "departure-" + stay,
                "2030-07-09",
                "choice",
                "type",
                "price",
                "400,00",
                "reason",
                "a regular",
                "version",
                "0");
        assertThat(client.page(page)).contains("€400.00", "4 nights");
        assertThat(client.page(page + "/history")).contains("a regular", "Nightly prices", "Type a price");
    }

    @Test
    void options_and_people_by_age_are_changed_in_the_form() {
        houses.addOptionsAndAges(house);
        String stay = sheet.stays().getFirst().id().toString();
        String form = client.page(page + "/modify");
        assertThat(form)
                .contains("name=\"age.adult-" + stay + "\" value=\"2\"", "name=\"option.parking-" + stay + "\"")
                .doesNotContain("name=\"adults-" + stay);
        String[] fields = {
            "arrival-" + stay,
            "2030-07-05",
            "departure-" + stay,
            "2030-07-08",
            "age.adult-" + stay,
            "1",
            "age.child-" + stay,
            "1",
            "option.parking-" + stay,
            "2",
            "choice",
            "take",
            "version",
            "0"
        };
        client.post(page + "/modify", fields);
        assertThat(client.page(page)).contains("€390.00", "1 × adult, 1 × child");
        assertThat(client.page(page + "/modify"))
                .contains(
                        "name=\"option.parking-" + stay + "\" value=\"2\"",
                        "name=\"age.child-" + stay + "\" value=\"1\"");
        String longer = client.page(page + "/modify?arrival-" + stay + "=2030-07-05&departure-" + stay + "=2030-07-09");
        assertThat(longer).contains("€520.00", "+€130.00").doesNotContain("2030 · Lodge");
    }

    @Test
    void a_refused_modification_loses_nothing_that_was_typed() {
        String stay = sheet.stays().getFirst().id().toString();
        Response refused = client.request()
                .formParam("departure-" + stay, "2030-07-09")
                .formParam("arrival-" + stay, "2030-07-05")
                .formParam("remarks", "late, with a dog")
                .formParam("choice", "type")
                .formParam("price", "4oo")
                .formParam("version", "0")
                .post(page + "/modify");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString())
                .contains("role=\"alert\"", "late, with a dog", "value=\"4oo\"", "value=\"2030-07-09\"", "+€120.00");
    }

    @Test
    void a_fee_is_asked_with_its_reason_and_the_reservation_can_be_reopened_or_erased() {
        Response unreasoned = client.request().formParam("fee", "50").post(page + "/cancel");
        assertThat(unreasoned.statusCode()).isEqualTo(409);
        assertThat(unreasoned.asString()).contains("value=\"50\"", "Say in a few words why");
        client.post(page + "/cancel", "fee", "50", "reason", "late");
        assertThat(client.page(page)).contains("Cancelled", "Re-open", page + "/erase");
        client.post(page + "/status", "to", "confirmed");
        client.post(page + "/cancel");
        assertThat(client.request()
                        .formParam("number", sheet.row().confirmationNumber())
                        .post(page + "/erase")
                        .statusCode())
                .isEqualTo(409);
        client.post(page + "/erase", "number", sheet.row().confirmationNumber(), "sure", "yes");
        assertThat(client.request().get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void stays_are_cut_copied_and_grouped_from_one_page() {
        String stay = sheet.stays().getFirst().id().toString();
        Response wrong = client.request()
                .formParam("stay", stay)
                .formParam("from", "2030-07-01")
                .formParam("to", "2030-07-02")
                .post(page + "/arrange/remove");
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(wrong.asString()).contains("is not a part of the stay", "value=\"2030-07-01\"");
        client.post(page + "/arrange/remove", "stay", stay, "from", "2030-07-06", "to", "2030-07-07");
        assertThat(client.page(page)).contains("€240.00");
        client.post(page + "/arrange/group", "name", "Wedding");
        String after = client.page(page);
        assertThat(after).contains("Belongs to the group", "Wedding");
        String group = after.replaceAll("(?s).*href=\"(/groups/[^\"]*)\".*", "$1");
        assertThat(client.page(group)).contains(sheet.row().confirmationNumber(), "Cancelling costs €0.00");
        String copy = client.post(page + "/arrange/copy", "arrival", "2030-07-20");
        assertThat(copy).doesNotEndWith(sheet.id().toString());
    }

    @Test
    void what_a_channel_says_against_the_desk_is_shown_with_both_ways_out() {
        houses.receive(house, "NL-1|NEW|1|lodge|2030-07-10|2|9000|EUR|Ole Bull");
        String list = client.page("/reservations");
        String id = list.replaceAll("(?s).*?data-id=\"([^\"]*)\".*", "$1");
        String mine = "/reservations/" + id;
        String form = client.page(mine + "/modify");
        String stay = form.replaceAll("(?s).*name=\"arrival-([^\"]*)\".*", "$1");
        assertThat(form).contains("Save and keep it against Nordlys");
        client.post(
                mine + "/modify", "arrival-" + stay, "2030-07-12", "departure-" + stay, "2030-07-14", "choice", "keep");
        houses.receive(house, "NL-1|MODIFIED|2|lodge|2030-07-11|2|9000|EUR|Ole Bull");
        assertThat(client.page(mine)).contains("the channel now says otherwise", "Keep ours", "Take the channel’s");
        client.post(mine + "/kept", "line", "1", "field", "dates", "take", "theirs");
        assertThat(client.page(mine)).contains("Thu 11 Jul 2030").doesNotContain("Keep ours");
    }
}
