package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Permission;
import io.relais.core.property.Properties;
import io.relais.core.property.Unit;
import io.relais.server.feed.StrangeHost;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Feeds and published calendars as programs see them; what they do to nights is in the flow tests. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields before any test runs.
class FeedApiTest {
    private static final byte[] CALENDAR =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8);

    @Inject
    Houses houses;

    @Inject
    Properties properties;

    private final StrangeHost host = StrangeHost.start(StrangeHost.body(CALENDAR, "Content-Type: text/calendar"));
    private House house;
    private UUID unit;

    @BeforeEach
    void open() {
        house = houses.build();
        unit = UUID.randomUUID();
        properties.save(new Unit(unit, house.unitTypeId(), "Room 1"));
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void a_feed_is_looked_at_added_changed_and_removed() {
        ask().body("{\"unitId\":\"%s\",\"address\":\"%s\"}".formatted(unit, address()))
                .post("/api/v1/feeds/preview")
                .then()
                .statusCode(200)
                .body("shape", equalTo("other"))
                .body("entries", hasSize(0));
        Response added = add("Airbnb");
        added.then()
                .statusCode(201)
                .body("status", equalTo("fine"))
                .body("soft", equalTo("block"))
                .body("failure", nullValue())
                .body(not(containsString("secret")));
        String path = "/api/v1/feeds/" + added.path("id");

        String tag = ask().get(path).then().statusCode(200).extract().header("ETag");
        ask().header("If-Match", tag)
                .body("{\"name\":\"Airbnb 2\",\"soft\":\"ignore\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Airbnb 2"))
                .body("soft", equalTo("ignore"));
        ask().header("If-Match", tag)
                .body("{\"name\":\"x\"}")
                .patch(path)
                .then()
                .statusCode(412);
        ask().body("{\"address\":\"%s?moved\"}".formatted(address()))
                .patch(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("Airbnb 2"))
                .body("host", equalTo("127.0.0.1"))
                .body(not(containsString("moved")));
        ask().body("{\"address\":\"ftp://x\"}").patch(path).then().statusCode(400);
        ask().post(path + "/pause").then().statusCode(200).body("status", equalTo("paused"));
        ask().post(path + "/resume").then().statusCode(200).body("status", equalTo("fine"));
        ask().get(path + "/stays").then().statusCode(200).body("items", hasSize(0));
        ask().get(path + "/quarantine").then().statusCode(409).body("code", equalTo("feed-not-quarantined"));
        ask().header("If-Match", tag).delete(path).then().statusCode(412);
        ask().delete(path).then().statusCode(204);
        ask().get(path).then().statusCode(404).body("code", equalTo("feed-unknown"));
    }

    @Test
    void the_same_key_adds_once() {
        String body = "{\"unitId\":\"%s\",\"name\":\"Airbnb\",\"address\":\"%s\"}".formatted(unit, address());
        String first = ask().header("Idempotency-Key", "k")
                .body(body)
                .post("/api/v1/feeds")
                .path("id");

        ask().header("Idempotency-Key", "k")
                .body(body)
                .post("/api/v1/feeds")
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
    }

    @Test
    void wrong_values_are_named() {
        ask().get("/api/v1/feeds").then().statusCode(400).body("detail", containsString("propertyId"));
        ask().get("/api/v1/feeds?propertyId=x").then().statusCode(400);
        refused("{\"name\":\"a\",\"address\":\"https://example.com/\"}", 400, "unitId");
        refused("{\"unitId\":\"%s\",\"address\":\"https://example.com/\"}".formatted(unit), 400, "name");
        refused("{\"unitId\":\"%s\",\"name\":\"a\"}".formatted(unit), 400, "address");
        refused(
                "{\"unitId\":\"%s\",\"name\":\"a\",\"address\":\"ftp://example.com/\"}".formatted(unit),
                400,
                "address");
        refused(
                "{\"unitId\":\"%s\",\"name\":\"a\",\"address\":\"https://a.b/\",\"soft\":\"x\"}".formatted(unit),
                400,
                "soft");
        refused(
                "{\"unitId\":\"%s\",\"name\":\"a\",\"address\":\"http://[::1]/\"}".formatted(unit),
                409,
                "private network");
        refused(
                "{\"unitId\":\"%s\",\"name\":\"a\",\"address\":\"%s\"}".formatted(UUID.randomUUID(), address()),
                400,
                "unit");
    }

    @Test
    void a_published_calendar_is_told_once_and_needs_no_key() {
        ask().body("{\"propertyId\":\"%s\",\"kind\":\"occupancy\",\"name\":\"x\"}".formatted(house.propertyId()))
                .post("/api/v1/calendar-exports")
                .then()
                .statusCode(400);
        ask().body("{\"propertyId\":\"%s\",\"kind\":\"x\",\"name\":\"x\"}".formatted(house.propertyId()))
                .post("/api/v1/calendar-exports")
                .then()
                .statusCode(400);
        for (String kind : new String[] {"arrivals", "tasks"}) {
            String path = ask().body("{\"propertyId\":\"%s\",\"kind\":\"%s\",\"name\":\"Me\",\"withNames\":true}"
                            .formatted(house.propertyId(), kind))
                    .post("/api/v1/calendar-exports")
                    .then()
                    .statusCode(201)
                    .body("calendar.kind", equalTo(kind))
                    .extract()
                    .path("path");
            given().get(path).then().statusCode(200).body(containsString("END:VCALENDAR"));
        }
        ask().get("/api/v1/calendar-exports?propertyId=" + house.propertyId())
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body(not(containsString("/ical/")));
    }

    @Test
    void others_see_nothing_and_readers_change_nothing() {
        String path = "/api/v1/feeds/" + add("Airbnb").path("id");
        House other = houses.build();
        as(other.key()).get(path).then().statusCode(404);
        as(other.key())
                .get("/api/v1/feeds?propertyId=" + house.propertyId())
                .then()
                .statusCode(404);
        as(other.key()).post(path + "/poll").then().statusCode(404);
        String reader = houses.key(house.organisationId(), EnumSet.of(Permission.SYNC_READ));
        as(reader).get(path).then().statusCode(200);
        as(reader).delete(path).then().statusCode(403);
        as(reader).post(path + "/pause").then().statusCode(403);
        String stranger = houses.key(house.organisationId(), EnumSet.of(Permission.RESERVATIONS_READ));
        as(stranger).get(path).then().statusCode(403);
        String elsewhere = houses.key(
                house.organisationId(),
                EnumSet.allOf(Permission.class),
                houses.addProperty(house.organisationId(), "ELSE"));
        as(elsewhere).get(path).then().statusCode(404);
    }

    private void refused(String body, int status, String words) {
        ask().body(body).post("/api/v1/feeds").then().statusCode(status).body("detail", containsString(words));
    }

    private Response add(String name) {
        return ask().body("{\"unitId\":\"%s\",\"name\":\"%s\",\"address\":\"%s\"}".formatted(unit, name, address()))
                .post("/api/v1/feeds");
    }

    private String address() {
        return "http://127.0.0.1:" + host.port() + "/secret.ics";
    }

    private RequestSpecification ask() {
        return as(house.key());
    }

    private static RequestSpecification as(String key) {
        return given().contentType("application/json").header("Authorization", "Bearer " + key);
    }
}
