package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.delivery.Connecting;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A channel's products in the console: asked, suggested, refused with a word, saved, and then begun. */
@QuarkusTest
class MappingPagesTest {
    @Inject
    ConsoleHouses houses;

    @Inject
    Connecting connecting;

    private UUID preparing(ConsoleHouse house) {
        return connecting
                .connect(house.owner().principal(), house.property(), house.account(), "new-" + house.property())
                .connectionId();
    }

    private static Response save(Client client, ConsoleHouse house, UUID connection, String view, String... shared) {
        String type = house.unitType().toString();
        String plan = house.ratePlan().toString();
        return client.request()
                .formParam("version", "0")
                .formParam("room", "lodge", "lodge", "lodge-view", "hut")
                .formParam("rate", "standard", "saver", "standard", "standard")
                .formParam("type", type, "unsold", view, "unsold")
                .formParam("plan", plan, "", plan, "")
                .formParam("shared", (Object[]) shared)
                .post("/channels/" + connection + "/mapping");
    }

    @Test
    void products_are_asked_suggested_decided_and_the_connection_begins() {
        ConsoleHouse house = houses.build("EUR");
        UUID connection = preparing(house);
        Client client = Client.signedIn(house);
        assertThat(client.page("/channels")).contains("In preparation", "Nothing is sent yet");
        client.post("/channels/" + connection + "/mapping/fetch");

        String page = client.page("/channels/" + connection + "/mapping");
        assertThat(page)
                .contains("Lodge with a view", "price derived there", "Suggested, 100 %", "To decide")
                .contains("<option value=\"" + house.unitType() + "\" selected>Lodge Mélèze</option>");
        assertThat(client.page("/channels/" + connection + "/activation")).contains("wait for a decision");

        assertThat(save(client, house, connection, "unsold").statusCode()).isEqualTo(303);
        assertThat(client.page("/channels/" + connection + "/activation"))
                .contains("Lodge Mélèze · Flexible", "Availability", "Import reservations, then send to Nordlys");
        String begun = client.post("/channels/" + connection + "/activation");
        assertThat(client.page(begun.substring(begun.indexOf("/channels")))).contains("The connection has begun");
    }

    @Test
    void a_mistake_is_told_in_its_row_and_shared_stock_is_a_decision() {
        ConsoleHouse house = houses.build("EUR");
        UUID connection = preparing(house);
        Client client = Client.signedIn(house);
        client.post("/channels/" + connection + "/mapping/fetch");
        String type = house.unitType().toString();

        Response refused = save(client, house, connection, type);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("would feed both Lodge Mélèze and Lodge with a view", "One row cannot")
                .contains("name=\"shared\" value=\"" + type + "\"");

        assertThat(save(client, house, connection, type, type).statusCode()).isEqualTo(303);
        assertThat(client.page("/channels/" + connection + "/mapping")).contains("Shared stock, as a person confirmed");
        Response stale = save(client, house, connection, "unsold");
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.asString()).contains("Somebody changed the mapping");
    }

    @Test
    void what_the_reader_may_not_see_does_not_exist() {
        ConsoleHouse house = houses.build("EUR");
        ConsoleHouse stranger = houses.build("EUR");
        Client.signedIn(stranger)
                .request()
                .get("/channels/" + house.connection() + "/mapping")
                .then()
                .statusCode(404);
    }
}
