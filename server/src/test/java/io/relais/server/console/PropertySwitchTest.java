package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who sees several properties chooses the one to work on; pages of one property are then of that one. */
@QuarkusTest
class PropertySwitchTest {
    @Inject
    ConsoleHouses houses;

    private static String page(Client client, String chosen, String path) {
        return client.request()
                .cookie(Cookies.PROPERTY, chosen)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void there_is_nothing_to_choose_with_one_property() {
        Client client = Client.signedIn(houses.build("EUR"));
        assertThat(client.page("/")).doesNotContain("/console/property");
    }

    @Test
    void the_chosen_property_is_the_one_of_settings_rates_and_links() {
        ConsoleHouse house = houses.build("EUR");
        UUID annexe = houses.addProperty(house.organisation(), "Zur Annexe", "EUR");
        Client client = Client.signedIn(house);
        assertThat(client.page("/settings/tags")).contains("<span class=\"soft\">Camping du Lac</span>");

        Response chosen = client.request()
                .formParam("property", annexe.toString())
                .formParam("to", "/rates?month=2030-07&property=" + house.property())
                .post("/console/property");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.header("Location")).endsWith("/rates?month=2030-07&property=" + annexe);
        String cookie = chosen.cookie(Cookies.PROPERTY);
        assertThat(page(client, cookie, "/settings/tags")).contains("<span class=\"soft\">Zur Annexe</span>");
        assertThat(page(client, cookie, "/"))
                .contains("<option value=\"" + annexe + "\" selected>")
                .contains("href=\"/reservations?property=" + annexe + "\"");
        assertThat(page(client, cookie, "/channels?property=" + annexe)).contains("No channel is connected");
    }

    @Test
    void a_property_of_others_is_no_choice() {
        ConsoleHouse house = houses.build("EUR");
        houses.addProperty(house.organisation(), "Zur Annexe", "EUR");
        ConsoleHouse other = houses.build("EUR");
        Client client = Client.signedIn(house);
        assertThat(page(client, other.property().toString(), "/settings/tags"))
                .contains("<span class=\"soft\">Camping du Lac</span>")
                .doesNotContain(other.property().toString());
        assertThat(client.request()
                        .formParam("property", "x")
                        .formParam("to", "https://evil.example/")
                        .post("/console/property")
                        .header("Location"))
                .endsWith("/");
    }
}
