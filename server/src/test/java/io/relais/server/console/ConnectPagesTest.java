package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.People;
import io.relais.core.access.Role;
import io.relais.core.connection.Accounts;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A channel is chosen, let in and connected in the console; what is refused comes back beside its field. */
@QuarkusTest
class ConnectPagesTest {
    @Inject
    ConsoleHouses houses;

    @Inject
    Accounts accounts;

    @Inject
    People people;

    private static Response connect(Client client, ConsoleHouse house, String key, String remote) {
        return client.request()
                .formParam("channel", NordlysConnector.ID)
                .formParam("property", house.property().toString())
                .formParam("remotePropertyId", remote)
                .formParam("account", "")
                .formParam("label", "Fjord")
                .formParam("settings.apiKey", key)
                .formParam("settings.baseUrl", "")
                .post("/channels/connect");
    }

    private static String idIn(Response answer) {
        return answer.header("Location").replaceAll(".*/channels/([^/]+)/.*", "$1");
    }

    @Test
    void a_channel_is_chosen_and_its_products_wait_to_be_mapped() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        assertThat(client.page("/channels")).contains("href=\"/channels/connect\"");
        assertThat(client.page("/channels/connect")).contains("Nordlys", "Booking.com", "Booking site");
        assertThat(client.page("/channels/connect?channel=" + NordlysConnector.ID))
                .contains("Key to the fjord", "On the last page of the contract", "type=\"password\"")
                .contains("https://nordlys.example", "A new account", "Main · " + NordlysConnector.PROPERTY);

        Response done = connect(client, house, "k", "fjord-7");

        assertThat(done.statusCode()).isEqualTo(303);
        String mapping = done.header("Location");
        assertThat(client.page(mapping.substring(mapping.indexOf("/channels"))))
                .contains("4 products were fetched", "Lodge with a view");
    }

    @Test
    void a_refused_form_keeps_what_was_typed_except_secrets_and_names_the_field() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);

        Response wrong = connect(client, house, "wrong", "fjord-8");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString())
                .contains("we know no such key", "Check Key to the fjord", "value=\"fjord-8\"", "value=\"Fjord\"")
                .doesNotContain("value=\"wrong\"")
                .containsPattern("id=\"settings.apiKey\"[^>]*aria-invalid");

        Response nowhere = connect(client, house, "k", "nowhere");
        assertThat(nowhere.asString())
                .contains("we know no such property")
                .containsPattern("id=\"remotePropertyId\"[^>]*aria-invalid");
        assertThat(connect(client, house, "", "fjord-8").asString())
                .contains("Key to the fjord is required")
                .containsPattern("id=\"settings.apiKey\"[^>]*aria-invalid");
        assertThat(connect(client, house, "k", NordlysConnector.PROPERTY).asString())
                .containsPattern("id=\"remotePropertyId\"[^>]*aria-invalid");
    }

    @Test
    void an_account_that_is_known_serves_another_property_without_its_key() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        Response done = client.request()
                .formParam("channel", NordlysConnector.ID)
                .formParam("property", house.property().toString())
                .formParam("remotePropertyId", "fjord-9")
                .formParam("account", house.account().toString())
                .formParam("settings.apiKey", "")
                .post("/channels/connect");
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(client.page("/channels/" + idIn(done) + "/access")).contains("Another property goes");
    }

    @Test
    void a_refused_account_gets_a_new_key_and_works_again() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        accounts.refuse(house.account(), "the key has ended");
        String access = "/channels/" + house.connection() + "/access";
        assertThat(client.page("/channels/" + house.connection())).contains("Change the access", access);
        assertThat(client.page(access)).contains("Nordlys refuses our access", "the key has ended");

        Response wrong = client.request().formParam("settings.apiKey", "wrong").post(access);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("we know no such key").doesNotContain("value=\"wrong\"");
        client.post(access, "settings.apiKey", "right", "settings.baseUrl", "", "label", "Fjord");

        assertThat(client.page(access)).contains("(set)", "Fjord").doesNotContain("refuses our access", "right");
        assertThat(client.page("/channels/" + house.connection())).doesNotContain("refuses our access");
    }

    @Test
    void who_may_not_connect_is_not_offered_it_and_refused() {
        ConsoleHouse house = houses.build("EUR");
        people.add(
                house.organisation(),
                "desk-" + house.organisation() + "@example.com",
                "Desk",
                Role.DESK,
                ConsoleHouse.PASSWORD);
        Client desk = Client.signedIn("desk-" + house.organisation() + "@example.com");
        assertThat(desk.page("/channels")).doesNotContain("/channels/connect");
        assertThat(desk.page("/channels/" + house.connection())).doesNotContain("/access", "/compare");
        assertThat(desk.request().get("/channels/connect").statusCode()).isEqualTo(403);
        assertThat(desk.request()
                        .get("/channels/" + house.connection() + "/access")
                        .statusCode())
                .isEqualTo(403);
        assertThat(connect(desk, house, "k", "fjord-10").statusCode()).isEqualTo(403);
        assertThat(Client.signedIn(houses.build("EUR"))
                        .request()
                        .get("/channels/" + house.connection() + "/access")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_comparison_is_asked_for_on_the_overview() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        String path = "/channels/" + house.connection();
        assertThat(client.page(path)).contains("What the channel really holds", "Not compared yet", "Compare now");
        assertThat(client.post(path + "/compare")).endsWith(path);
    }
}
