package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Permission;
import io.relais.core.guest.Identification;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields before any test runs.
class GuestApiTest {
    private static final String GUESTS = "/api/v1/guests";
    private static final String RESERVATIONS = "/api/v1/reservations";

    @Inject
    Houses houses;

    @Inject
    Identification identification;

    private House house;

    @BeforeEach
    void build() {
        house = houses.build();
    }

    @Test
    void a_guest_is_made_found_changed_and_guarded_by_its_version() {
        String id = create(
                "{\"firstName\":\"Zoé\",\"lastName\":\"Müller\",\"emails\":[\"zoe@example.org\"],\"birthDate\":\"1980-02-29\"}");
        api().get(GUESTS + "?q=muller zoe").then().statusCode(200).body("items.id", contains(id));
        api().get(GUESTS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("number", notNullValue());
        api().header("If-Match", "\"0\"")
                .body("{\"city\":\"Lyon\"}")
                .patch(GUESTS + "/" + id)
                .then()
                .statusCode(200)
                .body("city", equalTo("Lyon"))
                .body("firstName", equalTo("Zoé"))
                .body("version", equalTo(1));
        api().header("If-Match", "\"0\"")
                .body("{\"city\":\"Nice\"}")
                .patch(GUESTS + "/" + id)
                .then()
                .statusCode(412)
                .body("code", equalTo("version-stale"));
        api().body("{\"reason\":\"Noise\"}")
                .post(GUESTS + "/" + id + "/block")
                .then()
                .statusCode(200);
        api().get(GUESTS + "?blocked=true").then().body("items", hasSize(1));
        api().body("{\"lastName\":\"Muller\",\"email\":\"ZOE@example.org\"}")
                .post(GUESTS + "/match")
                .then()
                .statusCode(200)
                .body("items[0].guest.blocked", equalTo("Noise"));
    }

    @Test
    void two_guests_are_merged_and_taken_apart() {
        String kept = create("{\"lastName\":\"One\"}");
        String other = create("{\"lastName\":\"Two\",\"city\":\"Lyon\"}");
        String merge = api().body("{\"absorbedId\":\"" + other + "\",\"take\":[\"last-name\"]}")
                .post(GUESTS + "/" + kept + "/merge")
                .then()
                .statusCode(200)
                .body("kept.lastName", equalTo("Two"))
                .extract()
                .path("id");
        api().get(GUESTS + "/" + other).then().statusCode(200).body("id", equalTo(kept));
        api().get(GUESTS + "/" + kept + "/merges").then().body("items", hasSize(1));
        api().post(GUESTS + "/merges/" + merge + "/undo").then().statusCode(200).body("lastName", equalTo("One"));
        api().post(GUESTS + "/merges/" + merge + "/undo").then().statusCode(409).body("code", equalTo("merge-undone"));
    }

    @Test
    void a_reservation_finds_its_guest_and_a_person_may_choose_another() {
        String reservation = api().body(house.sale("2030-07-14", "2030-07-16", "Weber"))
                .post(RESERVATIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        identifyAll(reservation);
        String path = RESERVATIONS + "/" + reservation + "/guest";
        String guest = api().get(path)
                .then()
                .statusCode(200)
                .body("how", equalTo("made"))
                .extract()
                .path("guest.id");
        String other = create("{\"lastName\":\"Other\"}");
        api().header("If-Match", "\"0\"")
                .body("{\"guestId\":\"" + other + "\"}")
                .put(path)
                .then()
                .statusCode(200)
                .body("guest.id", equalTo(other))
                .body("version", equalTo(1));
        api().header("If-Match", "\"0\"")
                .body("{\"guestId\":null}")
                .put(path)
                .then()
                .statusCode(412);
        api().get(GUESTS + "/" + other + "/stays")
                .then()
                .statusCode(200)
                .body("stays", equalTo(1))
                .body("nights", equalTo(2));
        api().get(GUESTS + "/" + other + "/export")
                .then()
                .statusCode(200)
                .body("reservations", hasSize(1))
                .body("reservations[0].takings", hasSize(0))
                .body("reservations[0].reservation.notes", hasSize(0))
                .body("reservations[0].reservation.plates", hasSize(0));
        String number = api().get(GUESTS + "/" + other).path("number");
        api().delete(GUESTS + "/" + other).then().statusCode(400).body("code", equalTo("erasure-unconfirmed"));
        api().delete(GUESTS + "/" + other + "?confirm=" + number)
                .then()
                .statusCode(409)
                .body("code", equalTo("guest-in-house"));
        String lonely = api().get(GUESTS + "/" + guest).path("number");
        api().delete(GUESTS + "/" + guest + "?confirm=" + lonely)
                .then()
                .statusCode(200)
                .body("kept", contains("figures", "takings", "invoices", "erasure", "answers"));
        api().get(GUESTS + "/" + guest).then().statusCode(200).body("erased", equalTo(true));
    }

    @Test
    void a_key_without_the_scope_is_refused_and_another_house_knows_nobody() {
        String id = create("{\"lastName\":\"One\"}");
        String reader = houses.key(house.organisationId(), EnumSet.of(Permission.GUESTS_READ));
        as(reader).get(GUESTS + "/" + id).then().statusCode(200);
        as(reader).body("{\"city\":\"X\"}").patch(GUESTS + "/" + id).then().statusCode(403);
        as(reader).delete(GUESTS + "/" + id + "?confirm=x").then().statusCode(400);
        as(houses.build().key()).get(GUESTS + "/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"lastName\":1}|400",
                "{\"lastName\":\"\"}|400",
                "{\"lastName\":\"A\",\"emails\":[\"nonsense\"]}|400",
                "{\"lastName\":\"A\",\"emails\":[null]}|400",
                "{\"lastName\":\"A\",\"birthDate\":\"2026-02-30\"}|400",
                "{\"lastName\":\"A\",\"birthDate\":\"+999999999-01-01\"}|400",
                "{\"lastName\":\"A\",\"nationality\":\"ZZ\"}|400",
                "{\"lastName\":\"A\\u0000\"}|400",
                "{\"lastName\":\"A\",\"number\":\"G99999999999999999999\"}|201",
                "{\"lastName\":\"A\",\"number\":\"G999999999\"}|400",
                "{\"lastName\":\"A\",\"extra\":true}|400",
                "[]|400",
                "null|400",
                "''|400"
            })
    void what_cannot_be_kept_is_answered_with_a_problem(String body, int status) {
        api().body(body).post(GUESTS).then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nonsense, 404",
        "GET, /00000000-0000-0000-0000-000000000000, 404",
        "GET, /00000000-0000-0000-0000-000000000000/stays, 404",
        "GET, /00000000-0000-0000-0000-000000000000/export, 404",
        "GET, ?limit=0, 400",
        "GET, ?cursor=%00, 400",
        "GET, ?cursor=AAAA, 400",
        "GET, ?q=%00, 400",
        "GET, ?blocked=maybe, 400",
        "POST, /merges/nonsense/undo, 404",
        "POST, /merges/00000000-0000-0000-0000-000000000000/undo, 404"
    })
    void what_does_not_exist_is_told(String method, String path, int status) {
        api().urlEncodingEnabled(false).request(method, GUESTS + path).then().statusCode(status);
    }

    private String create(String body) {
        return api().body(body).post(GUESTS).then().statusCode(201).extract().path("id");
    }

    /** The house's own route may be at it at the same time. */
    private void identifyAll(String reservation) {
        for (int i = 0; i < 100; i++) {
            identification.run();
            if (api().get(RESERVATIONS + "/" + reservation + "/guest").path("guest") != null) {
                return;
            }
        }
        assertThat(reservation).as("was never recognised").isEmpty();
    }

    private RequestSpecification api() {
        return as(house.key());
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }
}
