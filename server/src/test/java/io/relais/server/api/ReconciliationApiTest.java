package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Permission;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReconciliationApiTest {
    @Inject
    Houses houses;

    private House house;

    @BeforeEach
    void build() {
        house = houses.build();
    }

    @Test
    void a_connection_tells_how_its_comparison_stands() {
        as(house.key())
                .get(address())
                .then()
                .statusCode(200)
                .body("connectionId", equalTo(house.connectionId().toString()))
                .body("differences", hasSize(0));
    }

    @Test
    void a_strangers_connection_cannot_be_compared() {
        String stranger = houses.build().key();
        as(stranger).get(address()).then().statusCode(404).body("code", equalTo("connection-unknown"));
        as(stranger).post(address()).then().statusCode(404);
    }

    @Test
    void comparing_needs_its_scope() {
        String reader = houses.key(house.organisationId(), EnumSet.of(Permission.SYNC_READ));
        as(reader).get(address()).then().statusCode(200);
        as(reader).post(address()).then().statusCode(403);
    }

    private String address() {
        return "/api/v1/connections/" + house.connectionId() + "/reconciliation";
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
