package io.relais.server.flow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.sandbox.world.Card;
import io.relais.sandbox.world.Revision;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reports, payments, comparison, import and the door, against the simulated partner over HTTP. */
@QuarkusTest
class PartnerDeskFlowTest {
    @Inject
    Inns inns;

    @Inject
    Books books;

    @AfterEach
    void close() {
        inns.close();
    }

    private static RequestSpecification as(Inn inn) {
        return given().header("Authorization", "Bearer " + inn.key()).contentType("application/json");
    }

    /** A booking paid by a virtual card, known to the register; its id there. */
    private String booked(Inn inn, Revision booking) {
        new FrontDoor(inn).pull(inn.booking());
        Patience.until(() -> assertThat(books.rows(inn, booking)).hasSize(1));
        return books.rows(inn, booking).getFirst().id().toString();
    }

    private static Revision paid(Inn inn) {
        return inn.booking().book(inn.booking().request(inn.day(20), 2).withCard(Card.VIRTUAL));
    }

    private static String token(Response issued) {
        return given().contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", issued.<String>path("clientId"))
                .formParam("client_secret", issued.<String>path("clientSecret"))
                .post("/doors/token")
                .then()
                .statusCode(200)
                .body("token_type", equalTo("Bearer"))
                .extract()
                .path("access_token");
    }

    @Test
    void a_changed_stay_is_told_to_the_partner_and_an_early_no_show_is_not() {
        Inn inn = inns.open(Model.LODGE);
        Revision booking = paid(inn);
        String id = booked(inn, booking);
        String stay = books.sheet(inn, booking).stays().getFirst().id().toString();
        as(inn).body("""
                {"kind":"stay-changed","stayId":"%s","arrival":"%s","departure":"%s","total":12050}
                """.formatted(stay, inn.day(20), inn.day(21)))
                .post("/api/v1/reservations/" + id + "/reports")
                .then()
                .statusCode(201)
                .body("state", equalTo("taken"));
        assertThat(Partners.sandbox().bookingReports()).containsExactly(booking.code() + " stay_change");
        as(inn).body("{\"kind\":\"no-show\"}")
                .post("/api/v1/reservations/" + id + "/reports")
                .then()
                .statusCode(409)
                .body("code", equalTo("report-early"));
        as(inn).body("{\"kind\":\"gone\"}")
                .post("/api/v1/reservations/" + id + "/reports")
                .then()
                .statusCode(400);
        as(inn).get("/api/v1/reservations/" + id + "/reports").then().body("items.kind", contains("stay-changed"));
    }

    @Test
    void the_balance_of_a_virtual_card_is_asked_for_and_kept() {
        Inn inn = inns.open(Model.LODGE);
        Revision booking = paid(inn);
        String payment = "/api/v1/reservations/" + booked(inn, booking) + "/channel-payment";
        as(inn).get(payment).then().statusCode(200).body("virtualCards", empty());
        as(inn).post(payment)
                .then()
                .statusCode(200)
                .body("payout", equalTo("gross"))
                .body("virtualCards[0].balance.minor", equalTo((int) booking.total()));
        as(inn).get(payment).then().body("fetchedAt", notNullValue());
    }

    @Test
    void a_notification_opens_the_door_with_a_token_only_and_makes_us_ask() {
        Inn inn = inns.open(Model.LODGE);
        Revision booking = paid(inn);
        String id = booked(inn, booking);
        String door = "/api/v1/accounts/" + inn.booking().accountId() + "/door-clients";
        Response issued = as(inn).body("{\"label\":\"Booking.com\"}").post(door);
        assertThat(issued.statusCode()).isEqualTo(201);
        String envelope = """
                {"metadata":{"uuid":"%s","type":"VCC_BALANCE","payloadVersion":"1.0"},"reservation_id":"%s"}
                """.formatted(UUID.randomUUID(), booking.code());
        given().body(envelope).post("/doors/notifications").then().statusCode(401);
        String token = token(issued);
        RequestSpecification known = given().header("Authorization", "Bearer " + token);
        known.body(envelope).post("/doors/notifications").then().statusCode(202);
        given().header("Authorization", "Bearer " + token)
                .body(envelope)
                .post("/doors/notifications")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + token)
                .body("{\"metadata\":{}}")
                .post("/doors/notifications")
                .then()
                .statusCode(400);
        given().header("Authorization", "Bearer " + token)
                .body("x".repeat(300_000))
                .post("/doors/notifications")
                .then()
                .statusCode(413);
        Patience.until(() -> as(inn).get("/api/v1/reservations/" + id + "/channel-payment")
                .then()
                .body("status", equalTo("pending")));
        as(inn).get("/api/v1/notifications").then().body("items.type", hasItem("VCC_BALANCE"));
        as(inn).delete(door + "/" + issued.<String>path("id")).then().statusCode(204);
        given().header("Authorization", "Bearer " + token)
                .body(envelope)
                .post("/doors/notifications")
                .then()
                .statusCode(401);
        given().contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", "nobody")
                .formParam("client_secret", "nothing")
                .post("/doors/token")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void what_the_partner_sold_before_is_imported_and_then_nothing_differs() {
        Inn inn = inns.open(Model.LODGE);
        Revision booking = paid(inn);
        String connection = "/api/v1/connections/" + inn.booking().connectionId();
        as(inn).post(connection + "/import").then().statusCode(200).body("imported", equalTo(1));
        Patience.until(() -> assertThat(books.rows(inn, booking)).hasSize(1));
        as(inn).body("{\"from\":\"%s\",\"to\":\"%s\"}"
                        .formatted(inn.firstNight().minusDays(1), inn.day(1)))
                .post(connection + "/comparison")
                .then()
                .statusCode(200)
                .body("listed", equalTo(1))
                .body("items", empty());
        as(inn).body("{\"from\":\"2026-02-01\",\"to\":\"2020-01-01\"}")
                .post(connection + "/comparison")
                .then()
                .statusCode(400);
    }
}
