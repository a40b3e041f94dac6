package io.relais.server.flow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.sandbox.world.Revision;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A partner that calls is asked at once, instead of with the next poll. */
@QuarkusTest
class HintFlowTest {
    @Inject
    Inns inns;

    @Inject
    Books books;

    @AfterEach
    void close() {
        inns.close();
    }

    @Test
    void a_hint_brings_the_booking_within_a_second_and_is_answered_before() {
        Inn inn = inns.open(Model.LODGE);
        Outlet outlet = inn.channex();
        String hook = as(inn).post(connection(outlet) + "/hook")
                .then()
                .statusCode(201)
                .extract()
                .path("path");
        assertThat(hook).startsWith("/hooks/channex/rlh_");
        Revision booked = outlet.book(inn.day(60), 2);
        given().contentType("application/json")
                .body("{\"event\":\"booking_new\",\"property_id\":\""
                        + outlet.desk().hotelId() + "\"}")
                .post(hook)
                .then()
                .statusCode(200);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(books.rows(inn, booked)).hasSize(1));
    }

    @Test
    void trouble_that_the_partner_tells_is_listed_until_it_is_dealt_with() {
        Inn inn = inns.open(Model.LODGE);
        Outlet outlet = inn.channex();
        String hook =
                as(inn).post(connection(outlet) + "/hook").then().extract().path("path");
        String event = "{\"event\":\"booking_unmapped_room\",\"property_id\":\""
                + outlet.desk().hotelId() + "\",\"payload\":{\"booking_id\":\"b-1\"}}";
        given().body(event).post(hook).then().statusCode(200);
        given().body(event).post(hook).then().statusCode(200);
        String id = notices(inn, outlet)
                .body("items", hasSize(1))
                .body("items[0].code", equalTo("booking_unmapped_room"))
                .body("items[0].subject", equalTo("b-1"))
                .body("items[0].times", equalTo(2))
                .extract()
                .path("items[0].id");
        as(inn).post(connection(outlet) + "/notices/" + id + "/dismiss").then().statusCode(204);
        notices(inn, outlet).body("items", hasSize(0));
        as(inn).delete(connection(outlet) + "/hook").then().statusCode(204);
        given().body(event).post(hook).then().statusCode(404);
        notices(inn, outlet).body("items", hasSize(0));
    }

    @Test
    void everything_is_sent_to_this_partner_again_once_a_day() {
        Inn inn = inns.open(Model.LODGE);
        Outlet outlet = inn.channex();
        long before = Partners.calls("channex.availability");
        as(inn).post(connection(outlet) + "/send-all").then().statusCode(202);
        Patience.until(() -> assertThat(Partners.calls("channex.availability")).isGreaterThan(before));
        as(inn).post(connection(outlet) + "/send-all")
                .then()
                .statusCode(409)
                .body("code", equalTo("full-sync-too-soon"));
    }

    private static ValidatableResponse notices(Inn inn, Outlet outlet) {
        return as(inn).get(connection(outlet) + "/notices").then().statusCode(200);
    }

    private static String connection(Outlet outlet) {
        return "/api/v1/connections/" + outlet.connectionId();
    }

    private static RequestSpecification as(Inn inn) {
        return given().header("Authorization", "Bearer " + inn.key());
    }
}
