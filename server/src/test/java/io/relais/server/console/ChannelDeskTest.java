package io.relais.server.console;

import static io.relais.server.console.PagesTest.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChannelDeskTest {
    @Inject
    ConsoleHouses houses;

    @Test
    void a_channels_reservation_leads_to_what_can_be_told_and_says_why_it_cannot() {
        ConsoleHouse house = houses.build("EUR");
        houses.receive(house, "NL-1|NEW|1|lodge|2030-07-10|2|9000|EUR|Ole Bull");
        Client client = Client.signedIn(house);
        String desk = "/reservations/" + attribute(client.page("/reservations"), "data-id=\"([^\"]*)\"") + "/channel";

        assertThat(client.page(desk.replace("/channel", ""))).contains("href=\"" + desk + "\"");
        assertThat(client.page(desk))
                .contains("Nothing was told to the channel yet", "Nobody came", "The channel was not asked yet");

        Response early = client.request().formParam("kind", "no-show").post(desk);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.asString()).contains("2030", "<nav");
        Response refused = client.request().post(desk + "/payment");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("Nordlys offers nothing for this");
        assertThat(client.request().formParam("kind", "gone").post(desk).statusCode())
                .isEqualTo(409);
    }

    @Test
    void another_stay_than_booked_is_told_with_its_dates_and_price() {
        ConsoleHouse house = houses.build("EUR");
        houses.receive(house, "NL-2|NEW|1|lodge|2030-07-10|2|9000|EUR|Ole Bull");
        Client client = Client.signedIn(house);
        String desk = "/reservations/" + attribute(client.page("/reservations"), "data-id=\"([^\"]*)\"") + "/channel";
        String stay = attribute(client.page(desk), "name=\"stay\" value=\"([^\"]*)\"");
        assertThat(client.page(desk)).contains("value=\"2030-07-10\"", "value=\"2030-07-12\"", "value=\"180.00\"");

        Response wrong = client.request()
                .formParam("stay", stay)
                .formParam("arrival", "2030-07-10")
                .formParam("departure", "2030-07-10")
                .formParam("total", "much")
                .post(desk + "/stay");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("Choose a day after the arrival", "value=\"much\"", "Write an amount");

        client.post(desk + "/stay", "stay", stay, "arrival", "2030-07-10", "departure", "2030-07-11", "total", "0");
        assertThat(client.page(desk)).contains("not taken", "a stay costs something");
        client.post(desk + "/stay", "stay", stay, "arrival", "2030-07-10", "departure", "2030-07-11", "total", "95,50");
        assertThat(client.page(desk)).contains("Another stay than booked", "<strong>taken</strong>");
    }
}
