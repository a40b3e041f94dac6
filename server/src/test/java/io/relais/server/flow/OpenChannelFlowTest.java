package io.relais.server.flow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.ApiKeys;
import io.relais.core.access.People;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.inventory.Availability;
import io.relais.core.inventory.NightState;
import io.relais.core.master.Masters;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.core.reservation.Reservations;
import io.relais.sandbox.channex.OpenChannel;
import io.relais.sandbox.wire.FaultKind;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A PMS behind Channex keeps a property's calendar: it connects, opens nights, hears of our sales, and tells what is left. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields before any test runs.
class OpenChannelFlowTest {
    @Inject
    People people;

    @Inject
    Properties properties;

    @Inject
    ApiKeys keys;

    @Inject
    Availability availability;

    @Inject
    Reservations reservations;

    @Inject
    Masters masters;

    @Inject
    Clock clock;

    @TestHTTPResource("/")
    URI hub;

    private final UUID property = UUID.randomUUID();
    private final UUID type = UUID.randomUUID();
    private final UUID plan = UUID.randomUUID();
    private final String code = "OC" + UUID.randomUUID().toString().substring(0, 6);
    private final OpenChannel channel = Partners.sandbox().openChannel();
    private final UUID organisation = UUID.randomUUID();
    private LocalDate first = LocalDate.EPOCH;
    private String key = "";
    private String masterKey = "";

    @BeforeEach
    void open() {
        first = LocalDate.now(clock).plusDays(100);
        people.saveOrganisation(organisation, "Followers");
        properties.save(new Property(
                property, organisation, code, "Inn " + code, ZoneId.of("Europe/Paris"), "EUR", List.of("en")));
        properties.save(new UnitType(type, property, "DBL", "Double", 2, 1));
        properties.save(new RatePlan(plan, property, "FLEX", "Flexible", "breakfast", 1));
        key = keys.issue(organisation, "flow", EnumSet.allOf(Permission.class), List.of());
        JsonPath opened = hub().body("""
                        {"channel":"channex-open","settings":{"apiKey":"open_channel_api_key","baseUrl":"%s","secureUrl":"%s"}}
                        """.formatted(
                        Partners.sandbox().channexUrl(), Partners.sandbox().channexUrl()))
                .post(master())
                .then()
                .statusCode(201)
                .body("master.propertyCode", equalTo(code))
                .body("master.endpoint", equalTo("/open/channex-open/"))
                .extract()
                .jsonPath();
        masterKey = opened.getString("key");
    }

    @AfterEach
    void close() {
        Partners.sandbox().faults().clear();
        hub().delete(master());
    }

    @Test
    void a_calendar_kept_elsewhere_is_sold_here_and_both_count_the_same() {
        JsonNode details = connect();
        assertThat(details.at("/attributes/room_types/0/id").asText()).isEqualTo(type.toString());
        assertThat(details.at("/attributes/room_types/0/rate_plans/0/currency").asText())
                .isEqualTo("EUR");
        assertThat(openNights(2).at("/body/success").asBoolean()).isTrue();
        assertThat(free()).containsExactly(2, 2, 2);

        String id = sell();
        Patience.until(() -> assertThat(booking(id).path("statuses").toString()).isEqualTo("[\"new\"]"));
        assertThat(booking(id).at("/rooms/0/days/0/price").asText()).isEqualTo("99.50");
        assertThat(booking(id).at("/customer/surname").asText()).isEqualTo("Ek");
        Patience.until(() -> assertThat(free()).containsExactly(1, 1, 2));

        hub().body("{}").post("/api/v1/reservations/" + id + "/cancel").then().statusCode(200);
        Patience.until(() -> assertThat(booking(id).path("statuses").toString()).isEqualTo("[\"new\",\"cancelled\"]"));
        Patience.until(() -> assertThat(free()).containsExactly(2, 2, 2));
        Patience.until(() -> assertThat(masters.untold(house(), property)).isZero());
        hub().get(master() + "/sales")
                .then()
                .statusCode(200)
                .body("items[0].told", equalTo("cancelled"))
                .body("items[0].current", equalTo(true))
                .body("nextCursor", nullValue());
    }

    @Test
    void a_sale_whose_answer_was_lost_is_told_again_and_is_still_one_sale() {
        connect();
        openNights(3);
        Partners.fault("channex.open.booking", FaultKind.DROP);
        String id = sell();
        Partners.awaitFaultsOver();
        Patience.until(() -> assertThat(masters.untold(house(), property)).isZero());
        Patience.until(() -> assertThat(free()).containsExactly(2, 2, 3));
        assertThat(channel.state(code).path("bookings")).hasSize(1);
        assertThat(booking(id).path("statuses").toString()).isEqualTo("[\"new\",\"new\"]");
    }

    @Test
    void a_full_synchronisation_is_asked_for_and_comes() {
        connect();
        openNights(2);
        hub().post(master() + "/full-sync").then().statusCode(202);
        Patience.until(
                () -> assertThat(channel.state(code).path("calls").asInt()).isEqualTo(4));
        assertThat(free()).containsExactly(2, 2, 2);
    }

    @Test
    void wrong_changes_are_answered_one_by_one_and_shown() {
        connect();
        ArrayNode changes = new ObjectMapper().createArrayNode();
        changes.addObject()
                .put("type", "availability_changes")
                .putObject("attributes")
                .put("room_type_id", "nonsense");
        JsonNode answer = channel.changes(code, changes);
        assertThat(answer.path("status").asInt()).isEqualTo(200);
        assertThat(answer.at("/body/success").asBoolean()).isFalse();
        assertThat(answer.at("/body/errors/0/message").asText()).contains("date_from");
        hub().get(master()).then().body("refused", equalTo(1)).body("refusedText", containsString("date_from"));
    }

    @Test
    void a_key_that_ended_opens_nothing_and_the_api_key_of_the_house_neither() {
        hub().post(master() + "/key").then().statusCode(201);
        assertThat(connect().path("status").asInt()).isEqualTo(401);
        assertThat(channel.connect(code, hub.resolve("/open/channex-open/"), key)
                        .path("status")
                        .asInt())
                .isEqualTo(401);
        given().header("api-key", masterKey)
                .get("/open/channex-open/test_connection/?hotel_code=" + code)
                .then()
                .statusCode(401)
                .body("success", equalTo(false));
        given().get("/open/nowhere/test_connection").then().statusCode(404);
    }

    @Test
    void what_cannot_be_opened_is_told_by_field() {
        hub().body("{\"channel\":\"channex-open\"}").post(master()).then().statusCode(400);
        hub().delete(master()).then().statusCode(204);
        hub().body("{\"channel\":\"channex-open\",\"settings\":{\"apiKey\":\"\"}}")
                .post(master())
                .then()
                .statusCode(400)
                .body("code", equalTo("value-missing"));
        hub().body("{\"channel\":\"channex\",\"settings\":{}}")
                .post(master())
                .then()
                .statusCode(400)
                .body("code", equalTo("master-unsupported"));
        hub().get(master()).then().statusCode(404).body("code", equalTo("master-unknown"));
    }

    private JsonNode connect() {
        return channel.connect(code, hub.resolve("/open/channex-open/"), masterKey);
    }

    private JsonNode openNights(int units) {
        return channel.open(
                code,
                new OpenChannel.Calendar(
                        type.toString(), plan.toString(), first, first.plusDays(2), units, "99.50", "EUR"));
    }

    private String sell() {
        return hub().body("""
                        {"propertyId":"%s","unitTypeId":"%s","ratePlanId":"%s","arrival":"%s","departure":"%s","adults":2,
                         "contact":{"firstName":"Nora","lastName":"Ek","email":"nora.ek@example.com"}}
                        """.formatted(property, type, plan, first, first.plusDays(2)))
                .post("/api/v1/reservations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private JsonNode booking(String id) {
        String number = reservations.get(house(), UUID.fromString(id)).row().confirmationNumber();
        return channel.booking(code, number).orElseGet(() -> new ObjectMapper().createObjectNode());
    }

    private List<Integer> free() {
        return availability.list(house(), property, first, first.plusDays(2)).stream()
                .map(NightState::free)
                .toList();
    }

    private Principal house() {
        return Principal.system(organisation);
    }

    private String master() {
        return "/api/v1/properties/" + property + "/master";
    }

    private RequestSpecification hub() {
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }
}
