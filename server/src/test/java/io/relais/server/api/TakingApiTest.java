package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Permission;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money of a reservation over REST. */
@QuarkusTest
class TakingApiTest {
    private static final String CASH = "{\"method\":\"cash\",\"amount\":{\"minor\":5000,\"currency\":\"EUR\"}}";

    @Inject
    Houses houses;

    @Inject
    Clock clock;

    private House house;
    private String reservation;

    @BeforeEach
    void sell() {
        house = houses.build();
        String id = as(house.key())
                .contentType(ContentType.JSON)
                .body(house.sale("2030-07-14", "2030-07-16", "Weber"))
                .post("/api/v1/reservations")
                .path("id");
        reservation = "/api/v1/reservations/" + id;
    }

    @Test
    void a_taking_is_recorded_once_per_key_and_lowers_the_balance() {
        for (int i = 0; i < 2; i++) {
            json(CASH)
                    .header("Idempotency-Key", "pay-1")
                    .post(reservation + "/takings")
                    .then()
                    .statusCode(201)
                    .body("taking.amount.minor", equalTo(5000))
                    .body("paid.amount", equalTo("50.00"))
                    .body("balance.amount", equalTo("157.00"))
                    .body("overpaid", equalTo(false));
        }
        as(house.key())
                .get(reservation)
                .then()
                .body("paid.minor", equalTo(5000))
                .body("balance.minor", equalTo(15_700))
                .body("charges", hasSize(0))
                .body("other.minor", equalTo(0))
                .body("tags", hasSize(0));
        String taking = as(house.key()).get(reservation + "/takings").path("items[0].id");
        json("{\"reason\":\"typed twice\"}")
                .post(reservation + "/takings/" + taking + "/correction")
                .then()
                .statusCode(201)
                .body("paid.minor", equalTo(0))
                .body("taking.corrects", equalTo(taking));
        json("{\"reason\":\"again\"}")
                .post(reservation + "/takings/" + taking + "/correction")
                .then()
                .statusCode(409)
                .body("code", equalTo("taking-corrected"));
        Response page = as(house.key()).get(reservation + "/takings?limit=1");
        page.then().body("items", hasSize(1)).body("nextCursor", equalTo(taking));
        as(house.key())
                .get(reservation + "/takings?cursor=" + taking)
                .then()
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
        as(house.key()).get(reservation + "/takings?cursor=x").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"method\":\"cash\"}",
                "{\"method\":\"gold\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"}}",
                "{\"method\":\"cash\",\"amount\":{\"minor\":1.5,\"currency\":\"EUR\"}}",
                "{\"method\":\"cash\",\"amount\":{\"minor\":1,\"currency\":\"euro\"}}",
                "{\"method\":\"cash\",\"amount\":{\"minor\":0,\"currency\":\"EUR\"}}",
                "{\"method\":\"cash\",\"amount\":{\"minor\":9000000000000000000,\"currency\":\"EUR\"}}",
                "{\"method\":\"cash\",\"amount\":{\"minor\":99999999999999999999,\"currency\":\"EUR\"}}",
                "{\"method\":\"cash\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"},\"date\":\"2999-01-01\"}",
                "{\"method\":\"cash\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"},\"date\":\"yesterday\"}",
                "{\"method\":\"cash\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"},\"note\":\"\\u0000\"}",
                "{\"method\":\"cash\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"},\"registerId\":\"42\"}"
            })
    void bad_takings_are_refused_by_field(String body) {
        json(body)
                .post(reservation + "/takings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", notNullValue());
    }

    @Test
    void another_currency_and_strangers_are_refused() {
        json("{\"method\":\"cash\",\"amount\":{\"minor\":1,\"currency\":\"JPY\"}}")
                .post(reservation + "/takings")
                .then()
                .statusCode(409)
                .body("code", equalTo("taking-currency"));
        House other = houses.build();
        for (String path : new String[] {"/takings", "/administration", "/notes"}) {
            as(other.key()).get(reservation + path).then().statusCode(404);
        }
        String reader = houses.key(house.organisationId(), EnumSet.of(Permission.RESERVATIONS_READ));
        as(reader).get(reservation + "/takings").then().statusCode(403);
    }

    @Test
    void a_register_is_opened_used_and_closed_with_a_difference() {
        String registers = "/api/v1/properties/" + house.propertyId() + "/cash-registers";
        String id = json("{\"name\":\"Desk\"}")
                .post(registers)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        json(CASH).post(reservation + "/takings").then().statusCode(409).body("code", equalTo("cash-register-needed"));
        String desk = registers + "/" + id;
        json("{\"counted\":-1}").post(desk + "/sessions").then().statusCode(400);
        json("{\"counted\":10000}")
                .post(desk + "/sessions")
                .then()
                .statusCode(201)
                .body("session.opening.amount", equalTo("100.00"));
        json("{\"counted\":0}").post(desk + "/sessions").then().statusCode(409);
        json(CASH).post(reservation + "/takings").then().statusCode(201).body("taking.registerId", equalTo(id));
        json("{\"kind\":\"deposit\",\"amount\":3000,\"note\":\"bank\"}")
                .post(desk + "/movements")
                .then()
                .statusCode(201)
                .body("amount.minor", equalTo(-3000));
        json("{\"counted\":11900}")
                .post(desk + "/close")
                .then()
                .statusCode(200)
                .body("expected.minor", equalTo(12_000))
                .body("difference.minor", equalTo(-100));
        as(house.key()).get(desk + "/sessions").then().statusCode(200).body("items", hasSize(1));
        json("{\"name\":\"Bar\"}").patch(desk).then().statusCode(200).body("name", equalTo("Bar"));
        as(house.key()).post(desk + "/close-down").then().statusCode(200).body("closedAt", notNullValue());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Paris"));
        as(house.key())
                .get("/api/v1/properties/" + house.propertyId() + "/journal?from=" + today + "&to=" + today)
                .then()
                .statusCode(200)
                .body("days[0].sums[0].amount.minor", equalTo(5000))
                .body("items[0].register", equalTo("Bar"));
        as(house.key())
                .get("/api/v1/properties/" + house.propertyId() + "/journal?from=2030-02-01&to=2030-01-01")
                .then()
                .statusCode(400);
        as(house.key())
                .get(registers + "/" + UUID.randomUUID() + "/sessions")
                .then()
                .statusCode(404);
    }

    @Test
    void money_and_notes_are_written_for_the_reservation_that_was_seen() {
        String seen = as(house.key()).get(reservation).header("ETag");
        json("{\"text\":\"Cot\"}")
                .header("If-Match", seen)
                .post(reservation + "/notes")
                .then()
                .statusCode(201);
        json("{\"text\":\"Two cots\"}")
                .header("If-Match", seen)
                .post(reservation + "/notes")
                .then()
                .statusCode(412)
                .body("code", equalTo("version-stale"));
        json(CASH)
                .header("If-Match", seen)
                .post(reservation + "/takings")
                .then()
                .statusCode(412);
        String now = as(house.key()).get(reservation).header("ETag");
        String taking = json(CASH)
                .header("If-Match", now)
                .post(reservation + "/takings")
                .then()
                .statusCode(201)
                .extract()
                .path("taking.id");
        json("{\"reason\":\"typed twice\"}")
                .header("If-Match", now)
                .post(reservation + "/takings/" + taking + "/correction")
                .then()
                .statusCode(412);
        String note = as(house.key()).get(reservation + "/notes").path("items[0].id");
        as(house.key())
                .header("If-Match", seen)
                .delete(reservation + "/notes/" + note)
                .then()
                .statusCode(412);
    }

    private RequestSpecification json(String body) {
        return as(house.key()).contentType(ContentType.JSON).body(body);
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
