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

        Response refused = client.request().formParam("kind", "no-show").post(desk);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("Nordlys offers nothing for this", "<nav");
        assertThat(client.request().formParam("kind", "gone").post(desk).statusCode())
                .isEqualTo(409);
    }
}
