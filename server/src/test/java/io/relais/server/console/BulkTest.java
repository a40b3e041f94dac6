package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Many nights in the console: seen before, made, undone; what cannot be comes back as it was typed. */
@QuarkusTest
class BulkTest {
    @Inject
    ConsoleHouses houses;

    private static String ask(ConsoleHouse house, String more) {
        return "/rates/bulk?property=" + house.property() + "&from=2030-07-01&to=2030-07-07" + more;
    }

    private static Response apply(Client client, ConsoleHouse house, String token) {
        return client.request()
                .formParam("property", house.property())
                .formParam("from", "2030-07-01")
                .formParam("to", "2030-07-07")
                .formParam("priceMode", "percent")
                .formParam("value", "10")
                .formParam("token", token)
                .post("/rates/bulk");
    }

    @Test
    void a_change_is_seen_before_made_and_undone() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        String preview = client.page(ask(house, "&priceMode=percent&value=10"));
        assertThat(preview)
                .contains("7 values change here", "Nordlys", "7 values", "1 message")
                .contains("<del>€120.00</del>", "<ins>€132.00</ins>", "Lodge Mélèze · Flexible");
        String token = PagesTest.attribute(preview, "name=\"token\" value=\"([0-9a-f]{64})\"");

        String made =
                apply(client, house, token).then().statusCode(303).extract().header("Location");
        String after = client.page(made.substring(made.indexOf("/rates")));
        assertThat(after).contains("The change is made", "Price +10 %", "7 values");

        String undo = PagesTest.attribute(after, "action=\"(/rates/bulk/[^\"]*/undo)\"");
        String undone = client.post(undo, "property", house.property().toString());
        assertThat(client.page(undone.substring(undone.indexOf("/rates"))))
                .contains("everything is again as it was", "Undone");
        assertThat(client.page("/rates?property=" + house.property() + "&month=2030-07"))
                .contains("€120.00")
                .doesNotContain("€132.00");
    }

    @Test
    void a_preview_that_is_no_longer_true_comes_back_new_and_filled_in() {
        ConsoleHouse house = houses.build("EUR");
        Response answer = apply(Client.signedIn(house), house, "0".repeat(64));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString())
                .contains("are others than in the preview", "value=\"2030-07-07\"", "value=\"10\"", "€132.00");
    }

    @Test
    void a_value_that_cannot_be_is_blamed_on_its_field_and_nothing_typed_is_lost() {
        ConsoleHouse house = houses.build("EUR");
        String page =
                Client.signedIn(house).page(ask(house, "&priceMode=add&value=plenty&minStayArrival=3&sell=close"));

        assertThat(page)
                .contains("value=\"plenty\" autocomplete=\"off\" aria-invalid=\"true\"", "value=\"3\"")
                .contains("<option value=\"close\" selected>Stop the sale</option>")
                .doesNotContain("name=\"token\"");
        assertThat(Client.signedIn(house).page(ask(house, "&priceMode=add&value=-500")))
                .contains("the price would become");
    }

    @Test
    void a_change_for_one_channel_is_shown_made_and_undone_as_its_rule() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        String asked = "&priceMode=percent&value=10&channels=" + house.connection();
        String preview = client.page(ask(house, asked));
        assertThat(preview)
                .contains("Only these channels", "One rule of a channel would be made", "Markup", "10 %")
                .contains("value=\"" + house.connection() + "\" checked");
        Response made = client.request()
                .formParam("property", house.property())
                .formParam("from", "2030-07-01")
                .formParam("to", "2030-07-07")
                .formParam("priceMode", "percent")
                .formParam("value", "10")
                .formParam("channels", house.connection())
                .formParam("token", PagesTest.attribute(preview, "name=\"token\" value=\"([0-9a-f]{64})\""))
                .post("/rates/bulk");
        assertThat(made.statusCode()).isEqualTo(303);
        String location = made.header("Location");
        String after = client.page(location.substring(location.indexOf("/rates")));
        assertThat(after).contains("1 rule of a channel", "Channels");
        assertThat(client.page("/channels/" + house.connection() + "/rules")).contains("10 %");

        String undo = PagesTest.attribute(after, "action=\"(/rates/bulk/[^\"]*/undo)\"");
        client.post(undo, "property", house.property().toString());
        assertThat(client.page("/channels/" + house.connection() + "/rules")).doesNotContain("10 %");
    }

    @Test
    void what_no_rule_can_say_comes_back_beside_its_field() {
        ConsoleHouse house = houses.build("EUR");
        String page = Client.signedIn(house).page(ask(house, "&priceMode=set&value=10&channels=" + house.connection()));
        assertThat(page).contains("priceMode", "follows the property").doesNotContain("name=\"token\"");
    }
}
