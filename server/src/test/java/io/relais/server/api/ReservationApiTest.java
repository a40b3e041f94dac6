package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Permission;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReservationApiTest {
    private static final String RESERVATIONS = "/api/v1/reservations";

    @Inject
    Houses houses;

    private House house;

    @BeforeEach
    void build() {
        house = houses.build();
    }

    @Test
    void an_own_sale_is_answered_with_its_price_and_address() {
        Response created = post(house.sale("2030-07-14", "2030-07-16", "Weber"));
        created.then()
                .statusCode(201)
                .body("status", equalTo("confirmed"))
                .body("source", equalTo("api"))
                .body("channel", nullValue())
                .body("arrival", equalTo("2030-07-14"))
                .body("nights", equalTo(2))
                .body("total.amount", equalTo("207.00"))
                .body("total.minor", equalTo(20_700))
                .body("total.currency", equalTo("EUR"))
                .body("stays[0].nightAmounts.amount", contains("103.50", "103.50"))
                .body("contact.lastName", equalTo("Weber"))
                .body("remarks", equalTo("late arrival"));
        String id = created.path("id");
        assertThat(created.header("Location")).endsWith(RESERVATIONS + "/" + id);
        as(house.key()).get(RESERVATIONS + "/" + id).then().statusCode(200).body("id", equalTo(id));
        assertThat(free("2030-07-14")).isEqualTo(1);
    }

    @Test
    void a_cancelled_sale_frees_its_nights_and_says_so_in_its_history() {
        String id = post(house.sale("2030-07-14", "2030-07-15", "Weber")).path("id");
        as(house.key())
                .post(RESERVATIONS + "/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"));
        assertThat(free("2030-07-14")).isEqualTo(2);
        as(house.key())
                .get(RESERVATIONS + "/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.type", hasItem("reservation-cancelled"))
                .body("items[0].type", equalTo("reservation-created"))
                .body("items[0].actor.kind", equalTo("agent"))
                .body("items[0].actor.name", equalTo("test key"));
        as(house.key())
                .post(RESERVATIONS + "/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("already-cancelled"));
    }

    @Test
    void the_last_room_is_sold_once() {
        post(house.sale("2030-07-20", "2030-07-21", "One")).then().statusCode(201);
        post(house.sale("2030-07-20", "2030-07-21", "Two")).then().statusCode(201);
        post(house.sale("2030-07-20", "2030-07-21", "Three"))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("no-room"))
                .body("detail", containsString("Double room"));
    }

    @Test
    void the_register_is_searched_by_name_and_read_page_by_page() {
        for (int day = 1; day <= 3; day++) {
            post(house.sale("2030-07-0" + day, "2030-07-0" + (day + 1), "Müller" + day))
                    .then()
                    .statusCode(201);
        }
        as(house.key())
                .queryParam("q", "muller2")
                .get(RESERVATIONS)
                .then()
                .statusCode(200)
                .body("items.guestName", contains("Anna Müller2"));
        Response first = as(house.key()).queryParam("limit", "2").get(RESERVATIONS);
        first.then().body("items.guestName", contains("Anna Müller3", "Anna Müller2"));
        assertThat(first.header("Link"))
                .startsWith("</api/v1/reservations?")
                .contains("limit=2")
                .endsWith("rel=\"next\"");
        String rest = first.header("Link").replaceAll("^<|>.*$", "");
        as(house.key())
                .urlEncodingEnabled(false)
                .get(rest)
                .then()
                .body("items.guestName", contains("Anna Müller1"))
                .body("nextCursor", nullValue());
    }

    @Test
    void the_conflict_filter_leaves_good_reservations_out() {
        post(house.sale("2030-07-01", "2030-07-02", "Weber")).then().statusCode(201);
        as(house.key())
                .queryParam("conflict", "true")
                .get(RESERVATIONS)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=201", "limit=ten", "property=42", "conflict=maybe", "cursor=%F0%9F", "q=%00"})
    void an_unreadable_parameter_is_a_bad_request(String query) {
        as(house.key())
                .urlEncodingEnabled(false)
                .get(RESERVATIONS + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400));
    }

    @Test
    void an_unchanged_reservation_is_not_sent_again() {
        String id = post(house.sale("2030-07-14", "2030-07-15", "Weber")).path("id");
        String tag = as(house.key()).get(RESERVATIONS + "/" + id).header("ETag");
        as(house.key())
                .header("If-None-Match", tag)
                .get(RESERVATIONS + "/" + id)
                .then()
                .statusCode(304);
        as(house.key()).post(RESERVATIONS + "/" + id + "/cancel").then().statusCode(200);
        as(house.key())
                .header("If-None-Match", tag)
                .get(RESERVATIONS + "/" + id)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{} x",
                "{\"contact\":{\"lastName\":\"Secret\"}, \"adults\":}",
            })
    void a_body_of_another_form_is_refused_without_being_quoted(String body) {
        String refusal = post(body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("body-invalid"))
                .extract()
                .asString();
        assertThat(refusal).doesNotContain("Secret").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"adults\":\"2\"}; field-invalid; adults",
                "{\"adults\":2.5}; field-invalid; adults",
                "{\"contact\":[]}; field-invalid; contact",
                "{\"contact\":{\"lastName\":7}}; field-invalid; contact.lastName",
                "{\"arival\":\"2030-07-14\"}; field-unknown; arival",
            })
    void a_field_of_another_type_or_name_is_named(String body, String code, String field) {
        post(body).then().statusCode(400).body("code", equalTo(code)).body("detail", containsString(" " + field + " "));
    }

    @Test
    void a_missing_or_impossible_value_is_named() {
        post("{}")
                .then()
                .statusCode(400)
                .body("code", equalTo("value-missing"))
                .body("detail", containsString("propertyId"));
        post(house.sale("2030-07-16", "2030-07-16", "Weber"))
                .then()
                .statusCode(400)
                .body("code", equalTo("number-invalid"));
        post(house.sale("2030-07-14", "2030-07-15", "A\\u0000B"))
                .then()
                .statusCode(400)
                .body("code", equalTo("text-invalid"));
    }

    @Test
    void a_key_that_may_only_read_cannot_sell() {
        String key = houses.key(house.organisationId(), EnumSet.of(Permission.RESERVATIONS_READ));
        as(key).contentType(ContentType.JSON)
                .body(house.sale("2030-07-14", "2030-07-15", "Weber"))
                .post(RESERVATIONS)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-allowed"));
        assertThat(free("2030-07-14")).isEqualTo(2);
    }

    @Test
    void refusals_speak_french_when_asked() {
        as(house.key())
                .header("Accept-Language", "fr-CH, fr;q=0.9, en;q=0.8")
                .get(RESERVATIONS + "/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404)
                .header("Content-Language", equalTo("fr"))
                .body("title", equalTo("Réservation introuvable"));
    }

    private Response post(String body) {
        return as(house.key()).contentType(ContentType.JSON).body(body).post(RESERVATIONS);
    }

    private int free(String night) {
        return as(house.key())
                .get("/api/v1/properties/" + house.propertyId() + "/availability?from=" + night + "&to="
                        + java.time.LocalDate.parse(night).plusDays(1))
                .path("unitTypes[0].nights[0].free");
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
