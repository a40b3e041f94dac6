package io.relais.server.api;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mappings and changes of many nights over HTTP. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // JUnit fills the field before any test runs.
class MappingApiTest {
    @Inject
    Houses houses;

    private House house;

    @BeforeEach
    void build() {
        house = houses.build();
    }

    private String connection() {
        return "/api/v1/connections/" + house.connectionId();
    }

    private String bulk() {
        return "/api/v1/properties/" + house.propertyId() + "/bulk-changes";
    }

    private static String wish(String token) {
        return """
                {"from":"2030-07-01","to":"2030-07-02","price":{"mode":"add","value":"-3.50"},
                 "restriction":{"minStayArrival":2} %s}
                """.formatted(token.isEmpty() ? "" : ",\"token\":\"" + token + "\"");
    }

    @Test
    void a_mapping_is_read_checked_and_replaced_under_its_version() {
        house.request().get(connection() + "/mapping").then().statusCode(200).header("ETag", "\"0\"");
        String mapping = """
                {"choices":[{"roomId":"A","rateId":"1","unitTypeId":"%s","ratePlanId":"%s"},
                            {"roomId":"B","rateId":"1","unitTypeId":"%s","ratePlanId":"%s"}]}
                """.formatted(house.unitTypeId(), house.ratePlanId(), house.unitTypeId(), house.ratePlanId());
        house.request()
                .body(mapping)
                .post(connection() + "/mapping/check")
                .then()
                .statusCode(200)
                .body("items.code", hasItem("mapping-shared-stock"));
        house.request()
                .body(mapping)
                .put(connection() + "/mapping")
                .then()
                .statusCode(409)
                .body("code", equalTo("mapping-shared-stock"));
        house.request()
                .header("If-Match", "\"0\"")
                .body(mapping.replace("]}", "],\"sharedUnitTypeIds\":[\"" + house.unitTypeId() + "\"]}"))
                .put(connection() + "/mapping")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("products", hasSize(2))
                .body("products[0].notes", hasItem("shared"));
        house.request()
                .header("If-Match", "\"0\"")
                .body("{\"choices\":[]}")
                .put(connection() + "/mapping")
                .then()
                .statusCode(412)
                .body("code", equalTo("mapping-stale"));
    }

    @Test
    void what_the_channel_cannot_do_and_what_has_begun_is_told_by_name() {
        house.request()
                .post(connection() + "/products/fetch")
                .then()
                .statusCode(409)
                .body("code", equalTo("products-not-listed"));
        house.request()
                .post(connection() + "/activate")
                .then()
                .statusCode(409)
                .body("code", equalTo("connection-begun"));
        house.request().get(connection() + "/first-push").then().statusCode(200);
        house.request()
                .body("{\"choices\":[null]}")
                .put(connection() + "/mapping")
                .then()
                .statusCode(400)
                .body("code", equalTo("value-missing"));
    }

    @Test
    void many_nights_are_previewed_changed_and_undone() {
        String token = house.request()
                .body(wish(""))
                .post(bulk() + "/preview")
                .then()
                .statusCode(200)
                .body("valuesChanged", equalTo(4))
                .body("lines.find { it.priceAfter != null }.priceAfter.amount", equalTo("100.00"))
                .body("lines.find { it.restrictionAfter != null }.restrictionAfter.minStayArrival", equalTo(2))
                .extract()
                .path("token");
        house.request().body(wish("")).post(bulk()).then().statusCode(400).body("code", equalTo("value-missing"));
        String id = house.request()
                .body(wish(token))
                .post(bulk())
                .then()
                .statusCode(201)
                .body("valuesChanged", equalTo(4))
                .extract()
                .path("id");
        house.request().body(wish(token)).post(bulk()).then().statusCode(412).body("code", equalTo("bulk-stale"));
        house.request().post(bulk() + "/" + id + "/undo").then().statusCode(200).body("restored", equalTo(4));
        house.request().post(bulk() + "/" + id + "/undo").then().statusCode(409).body("code", equalTo("bulk-undone"));
        house.request().get(bulk()).then().statusCode(200).body("items", hasSize(1));
    }

    private String forChannel(String change) {
        return "{\"from\":\"2030-07-01\",\"to\":\"2030-07-02\",\"connectionIds\":[\"" + house.connectionId() + "\"],"
                + change + "}";
    }

    @Test
    void many_nights_of_one_channel_become_rules_of_it_and_are_undone() {
        String change = "\"price\":{\"mode\":\"percent\",\"value\":\"12.5\"},\"restriction\":{\"minStayArrival\":3}";
        String token = house.request()
                .body(forChannel(change))
                .post(bulk() + "/preview")
                .then()
                .statusCode(200)
                .body("valuesChanged", equalTo(0))
                .body("rules.kind", hasItem("markup"))
                .body("rules.find { it.kind == 'markup' }.basisPoints", equalTo(1250))
                .body("rules.find { it.kind == 'min-stay' }.nights", equalTo(3))
                .extract()
                .path("token");
        String id = house.request()
                .body(forChannel(change + ",\"token\":\"" + token + "\""))
                .post(bulk())
                .then()
                .statusCode(201)
                .body("rules", equalTo(2))
                .extract()
                .path("id");
        house.request()
                .post(bulk() + "/" + id + "/undo")
                .then()
                .statusCode(200)
                .body("rulesRemoved", equalTo(2))
                .body("rulesLeft", equalTo(0));
        house.request()
                .body(forChannel("\"price\":{\"mode\":\"set\",\"value\":\"90\"}"))
                .post(bulk() + "/preview")
                .then()
                .statusCode(400)
                .body("code", equalTo("value-invalid"));
        house.request()
                .body(forChannel(change)
                        .replace(
                                house.connectionId().toString(),
                                UUID.randomUUID().toString()))
                .post(bulk() + "/preview")
                .then()
                .statusCode(404)
                .body("code", equalTo("connection-unknown"));
    }

    @Test
    void what_cannot_be_meant_is_refused_by_its_field() {
        house.request()
                .body("{\"from\":\"2030-07-02\",\"to\":\"2030-07-01\",\"price\":{\"mode\":\"set\",\"value\":\"1\"}}")
                .post(bulk() + "/preview")
                .then()
                .statusCode(400)
                .body("code", equalTo("number-invalid"));
        house.request()
                .body(
                        "{\"from\":\"2030-07-01\",\"to\":\"2030-07-01\",\"price\":{\"mode\":\"percent\",\"value\":\"1e9\"}}")
                .post(bulk() + "/preview")
                .then()
                .statusCode(400)
                .body("code", equalTo("value-invalid"));
        house.request()
                .body("{\"from\":\"2030-07-01\",\"to\":\"2030-07-01\"}")
                .post(bulk() + "/preview")
                .then()
                .statusCode(400)
                .body("code", equalTo("bulk-empty"));
    }
}
