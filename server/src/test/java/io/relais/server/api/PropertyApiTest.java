package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Permission;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PropertyApiTest {
    private static final String PROPERTIES = "/api/v1/properties";

    @Inject
    Houses houses;

    private House house;

    @BeforeEach
    void build() {
        house = houses.build();
    }

    @Test
    void a_key_lists_the_properties_of_its_organisation_only() {
        houses.build();
        as(house.key())
                .get(PROPERTIES)
                .then()
                .statusCode(200)
                .body("items.id", contains(house.propertyId().toString()))
                .body("items[0].timeZone", equalTo("Europe/Paris"))
                .body("items[0].languages", contains("fr", "en"));
    }

    @Test
    void a_key_of_one_property_sees_no_other() {
        UUID second = houses.addProperty(house.organisationId(), "BIS");
        String key = houses.key(house.organisationId(), EnumSet.allOf(Permission.class), second);
        as(key).get(PROPERTIES).then().body("items.id", contains(second.toString()));
        as(key).get(PROPERTIES + "/" + house.propertyId())
                .then()
                .statusCode(404)
                .body("code", equalTo("property-unknown"));
    }

    @Test
    void a_property_tells_what_it_sells() {
        as(house.key())
                .get(PROPERTIES + "/" + house.propertyId())
                .then()
                .statusCode(200)
                .body("property.code", equalTo("LAC"))
                .body("unitTypes[0].id", equalTo(house.unitTypeId().toString()))
                .body("unitTypes[0].maxOccupancy", equalTo(3))
                .body("ratePlans[0].mealPlan", equalTo("breakfast"));
    }

    @Test
    void availability_covers_the_nights_before_the_last_day() {
        as(house.key())
                .queryParam("from", "2030-07-30")
                .queryParam("to", "2030-08-02")
                .get(PROPERTIES + "/" + house.propertyId() + "/availability")
                .then()
                .statusCode(200)
                .body("unitTypes", hasSize(1))
                .body("unitTypes[0].name", equalTo("Double room"))
                .body("unitTypes[0].nights.night", contains("2030-07-30", "2030-07-31"))
                .body("unitTypes[0].nights[0].capacity", equalTo(2))
                .body("unitTypes[0].nights[0].free", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({
        "2030-07-30,2030-07-30,number-invalid,to - from",
        "2030-07-30,2031-09-05,number-invalid,400",
        "2030-02-30,2030-03-05,date-invalid,2030-02-30",
        "tomorrow,2030-03-05,date-invalid,from",
        "+999999999-01-01,2030-03-05,date-invalid,from",
        "2030-07-30,,value-missing,to",
    })
    void an_impossible_range_is_named(String from, String to, String code, String word) {
        as(house.key())
                .queryParam("from", from)
                .queryParam("to", to == null ? "" : to)
                .get(PROPERTIES + "/" + house.propertyId() + "/availability")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(word));
    }

    @Test
    void availability_needs_its_scope() {
        String key = houses.key(house.organisationId(), EnumSet.of(Permission.RESERVATIONS_READ));
        as(key).queryParam("from", "2030-07-30")
                .queryParam("to", "2030-07-31")
                .get(PROPERTIES + "/" + house.propertyId() + "/availability")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-allowed"))
                .body("detail", containsString("inventory:read"));
    }

    @Test
    void what_is_no_id_names_nothing() {
        String trace = as(house.key())
                .get(PROPERTIES + "/42")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:problem-type:relais:property-unknown"))
                .body("title", equalTo("No such property"))
                .extract()
                .path("trace");
        assertThat(trace).matches("[0-9a-f]{32}");
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
