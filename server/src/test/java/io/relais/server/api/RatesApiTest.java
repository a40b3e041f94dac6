package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Permission;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quotes, search, rules, plans, prices and restrictions over HTTP; a night in July 2030 costs 103.50 EUR. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // JUnit fills the field before any test runs.
class RatesApiTest {
    @Inject
    Houses houses;

    private House house;

    @BeforeEach
    void build() {
        house = houses.build();
    }

    private String properties() {
        return "/api/v1/properties/" + house.propertyId();
    }

    private ValidatableResponse rule(String kind, String code, String body) {
        return house.request()
                .body(body)
                .put(properties() + "/rules/" + kind + "/" + code)
                .then();
    }

    private ValidatableResponse quote(String more) {
        return house.request()
                .body("""
                        {"propertyId":"%s","unitTypeId":"%s","ratePlanId":"%s","arrival":"2030-07-01",
                         "departure":"2030-07-08","adults":2 %s}
                        """.formatted(house.propertyId(), house.unitTypeId(), house.ratePlanId(), more))
                .post("/api/v1/quotes")
                .then();
    }

    @Test
    void a_quote_tells_every_step() {
        rule("discount", "week", "{\"name\":\"Week\",\"kind\":\"length\",\"percent\":\"10\",\"minNights\":7}")
                .statusCode(200)
                .body("fields.minNights", equalTo(7));
        rule("tax", "local", "{\"name\":\"Tourist tax\",\"amount\":\"0.66\"}").statusCode(200);
        quote("")
                .statusCode(200)
                .body("total.minor", equalTo(724_50 - 72_45 + 9_24))
                .body("nights", hasSize(7))
                .body("nights[0].steps[0].kind", equalTo("base"))
                .body("lines[0].how.of.amount", equalTo("724.50"))
                .body("lines[1].how.times", equalTo(14));
    }

    @Test
    void a_stay_against_a_rule_is_a_named_problem() {
        quote(",\"promotionCode\":\"NOPE\"").statusCode(409).body("code", equalTo("promotion-unknown"));
        quote(",\"options\":[{\"code\":\"sauna\"}]").statusCode(409).body("code", equalTo("option-unknown"));
        quote(",\"party\":{\"alien\":1}").statusCode(409).body("code", equalTo("category-unknown"));
        quote(",\"children\":5").statusCode(409).body("code", equalTo("too-many-people"));
    }

    @Test
    void search_lists_offers_with_reasons() {
        house.request()
                .body("{\"arrival\":\"2030-07-30\",\"departure\":\"2030-08-02\",\"adults\":2}")
                .post("/api/v1/availability-search")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].left", equalTo(0))
                .body("items[0].refusal.code", equalTo("no-price"));
        house.request()
                .body("{\"arrival\":\"2030-07-01\",\"departure\":\"2030-07-03\",\"adults\":2}")
                .post("/api/v1/availability-search")
                .then()
                .statusCode(200)
                .body("items[0].bookable", equalTo(true))
                .body("items[0].total.amount", equalTo("207.00"));
    }

    @Test
    void prices_and_restrictions_are_set_for_weekdays_of_a_range() {
        String place = "\"unitTypeId\":\"%s\",\"ratePlanId\":\"%s\",\"from\":\"2030-07-01\",\"to\":\"2030-07-14\","
                .formatted(house.unitTypeId(), house.ratePlanId());
        house.request()
                .body("{" + place + "\"weekdays\":[\"saturday\"],\"amount\":\"150.00\"}")
                .put(properties() + "/rates/prices")
                .then()
                .statusCode(200)
                .body("nightsChanged", equalTo(2));
        quote("").body("total.minor", equalTo(724_50 + 46_50));
        house.request()
                .body("{" + place + "\"minStayArrival\":8}")
                .put(properties() + "/rates/restrictions")
                .then()
                .statusCode(200);
        quote("").statusCode(409).body("code", equalTo("min-stay"));
        house.request()
                .body("{" + place + "\"amount\":\"1.00\",\"currency\":\"USD\"}")
                .put(properties() + "/rates/prices")
                .then()
                .statusCode(400)
                .body("code", equalTo("value-invalid"));
    }

    @Test
    void a_derived_plan_is_made_and_cannot_be_priced_by_itself() {
        String id = house.request()
                .body("{\"code\":\"NRF\",\"name\":\"Saver\",\"parent\":\"FLEX\",\"percent\":\"-10\"}")
                .post(properties() + "/rates/plans")
                .then()
                .statusCode(201)
                .body("percent", equalTo(-1_000))
                .extract()
                .path("id");
        house.request()
                .body("""
                        {"unitTypeId":"%s","ratePlanId":"%s","from":"2030-07-01","to":"2030-07-14","amount":"1"}
                        """.formatted(house.unitTypeId(), id))
                .put(properties() + "/rates/prices")
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-derived"));
        house.request()
                .get(properties() + "/rates/plans")
                .then()
                .statusCode(200)
                .body("items.code", hasItem("NRF"));
        house.request()
                .body("{\"code\":\"FLEX\",\"name\":\"Flexible\",\"parent\":\"NRF\"}")
                .put(properties() + "/rates/plans/" + house.ratePlanId())
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-cycle"));
    }

    @Test
    void a_change_of_stale_rules_is_refused() {
        String seen = house.request()
                .get(properties() + "/rules")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        rule("vat-group", "std", "{\"name\":\"VAT\",\"percent\":\"20\",\"included\":true}")
                .statusCode(200);
        house.request()
                .header("If-Match", seen)
                .body("{\"name\":\"VAT\",\"percent\":\"10\"}")
                .put(properties() + "/rules/vat-group/std")
                .then()
                .statusCode(412)
                .body("code", equalTo("version-stale"));
        house.request().delete(properties() + "/rules/vat-group/std").then().statusCode(204);
        house.request().delete(properties() + "/rules/vat-group/std").then().statusCode(404);
    }

    @Test
    void bad_input_names_the_field() {
        for (String body : List.of(
                "",
                "[]",
                "{\"name\":7,\"percent\":{}}",
                "{\"name\":\"x\",\"percent\":\"1e9\"}",
                "{\"name\":\"x\",\"percent\":\"99999999999999999999\"}",
                "{\"name\":\"\\u0000\",\"percent\":\"1\"}",
                "{\"percent\":\"1\"}",
                "{\"name\":\"x\",\"percent\":\"1\",\"color\":\"red\"}")) {
            rule("vat-group", "std", body).statusCode(400);
        }
        rule(
                        "discount",
                        "d",
                        "{\"name\":\"x\",\"kind\":\"length\",\"percent\":\"5\",\"from\":\"2030-07-02\",\"to\":\"2030-07-01\"}")
                .statusCode(400)
                .body("detail", equalTo("The value of to is not valid: not before from."));
        rule("nothing", "d", "{}").statusCode(404);
        rule("vat-group", "%20", "{\"name\":\"x\",\"percent\":\"1\"}").statusCode(400);
        quote(",\"adults\":1000").statusCode(400);
        quote(",\"party\":{\"a\":-1}").statusCode(400);
        house.request()
                .body("{\"arrival\":\"2030-07-05\",\"departure\":\"2030-07-01\",\"adults\":2}")
                .post("/api/v1/availability-search")
                .then()
                .statusCode(400);
        house.request()
                .body("{\"arrival\":\"2030-07-01\",\"departure\":\"2030-07-03\",\"adults\":2,\"propertyIds\":[null]}")
                .post("/api/v1/availability-search")
                .then()
                .statusCode(400);
    }

    @Test
    void a_key_without_the_scope_changes_nothing() {
        String reader = houses.key(house.organisationId(), EnumSet.of(Permission.INVENTORY_READ));
        given().header("Authorization", "Bearer " + reader)
                .contentType("application/json")
                .body("{\"name\":\"VAT\",\"percent\":\"10\"}")
                .put(properties() + "/rules/vat-group/std")
                .then()
                .statusCode(403);
        house.request()
                .get("/api/v1/properties/" + UUID.randomUUID() + "/rules")
                .then()
                .statusCode(404);
    }
}
