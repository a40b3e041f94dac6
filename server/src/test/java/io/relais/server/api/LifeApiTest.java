package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Permission;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changing a reservation over HTTP. */
@QuarkusTest
class LifeApiTest {
    private static final String RESERVATIONS = "/api/v1/reservations/";

    @Inject
    Houses houses;

    private House house;
    private String id;
    private String stay;

    @BeforeEach
    void build() {
        house = houses.build();
        Response made = post("/api/v1/reservations", house.sale("2030-07-14", "2030-07-16", "Weber"));
        id = made.path("id");
        stay = made.path("stays[0].id");
    }

    @Test
    void a_modification_is_previewed_and_applied_with_its_version() {
        String dates =
                "{\"stays\":[{\"stayId\":\"" + stay + "\",\"arrival\":\"2030-07-14\",\"departure\":\"2030-07-17\"}]}";
        post(RESERVATIONS + id + "/modification-preview", dates)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("lines", hasSize(4))
                .body("lines[2].before", nullValue())
                .body("lines[2].after.minor", equalTo(10_350))
                .body("lines[3].difference.amount", equalTo("103.50"));
        as(house.key())
                .contentType(ContentType.JSON)
                .header("If-Match", "W/\"0\"")
                .body(dates)
                .post(RESERVATIONS + id + "/modify")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("nights", equalTo(3));
        as(house.key())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(dates)
                .post(RESERVATIONS + id + "/modify")
                .then()
                .statusCode(412)
                .body("code", equalTo("version-stale"));
    }

    @Test
    void a_status_change_with_a_key_happens_once() {
        for (int i = 0; i < 2; i++) {
            as(house.key())
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", "check-in-1")
                    .body("{\"status\":\"checked-in\"}")
                    .post(RESERVATIONS + id + "/status")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("checked-in"))
                    .body("version", equalTo(1));
        }
        post(RESERVATIONS + id + "/status", "{\"status\":\"cancelled\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("status-refused"))
                .body("detail", containsString("checked-out, confirmed"));
    }

    @Test
    void the_second_deletion_needs_the_first_the_number_and_the_right() {
        String number = as(house.key()).get(RESERVATIONS + id).then().extract().path("confirmationNumber");
        as(house.key())
                .delete(RESERVATIONS + id + "?confirm=" + number)
                .then()
                .statusCode(409)
                .body("code", equalTo("cancel-first"));
        post(RESERVATIONS + id + "/cancel", "{\"fee\":0}").then().statusCode(200);
        as(house.key()).delete(RESERVATIONS + id).then().statusCode(400).body("code", equalTo("erase-unconfirmed"));
        as(houses.key(house.organisationId(), EnumSet.of(Permission.RESERVATIONS_WRITE)))
                .delete(RESERVATIONS + id + "?confirm=" + number)
                .then()
                .statusCode(403);
        as(house.key()).delete(RESERVATIONS + id + "?confirm=" + number).then().statusCode(204);
        as(house.key()).get(RESERVATIONS + id).then().statusCode(404);
    }

    @Test
    void reservations_are_combined_split_copied_and_cut() {
        String other = post("/api/v1/reservations", house.sale("2030-07-20", "2030-07-21", "Two"))
                .path("id");
        post(RESERVATIONS + id + "/combine", "{\"reservationId\":\"" + other + "\"}")
                .then()
                .statusCode(200)
                .body("stays", hasSize(2));
        post(RESERVATIONS + id + "/split", "{\"stayIds\":[\"" + stay + "\"]}")
                .then()
                .statusCode(201)
                .body("arrival", equalTo("2030-07-14"))
                .body("total.minor", equalTo(20_700));
        String copy = post(RESERVATIONS + id + "/copy", "{\"arrival\":\"2030-07-24\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(copy).isNotEqualTo(id);
    }

    @Test
    void of_a_group_with_an_unknown_member_nothing_is_made() {
        post(
                        "/api/v1/groups",
                        "{\"propertyId\":\"" + house.propertyId() + "\",\"name\":\"Lost\",\"reservationIds\":[\"" + id
                                + "\",\"" + UUID.randomUUID() + "\"]}")
                .then()
                .statusCode(404)
                .body("code", equalTo("reservation-unknown"));
        as(house.key())
                .get("/api/v1/groups?propertyId=" + house.propertyId())
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void a_group_is_made_listed_and_cancelled() {
        String group = post(
                        "/api/v1/groups",
                        "{\"propertyId\":\"" + house.propertyId() + "\",\"name\":\"Wedding\",\"reservationIds\":[\""
                                + id + "\"]}")
                .then()
                .statusCode(201)
                .body("members", equalTo(1))
                .extract()
                .path("id");
        as(house.key())
                .get("/api/v1/groups?propertyId=" + house.propertyId())
                .then()
                .statusCode(200)
                .body("items.name", contains("Wedding"));
        int version = as(house.key())
                .get("/api/v1/groups/" + group + "/cancellation")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].version");
        post(
                        "/api/v1/groups/" + group + "/cancel",
                        "{\"reservations\":[{\"id\":\"" + id + "\",\"version\":" + version + "}]}")
                .then()
                .statusCode(200);
        as(house.key()).get(RESERVATIONS + id).then().body("status", equalTo("cancelled"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/status|{\"status\":\"gone\"}|value-invalid",
                "/status|{}|value-missing",
                "/status|{\"status\":\"option\",\"optionExpiresAt\":\"tomorrow\"}|value-invalid",
                "/cancel|{\"fee\":-1,\"reason\":\"x\"}|value-invalid",
                "/cancel|{\"fee\":9999999999999,\"reason\":\"x\"}|value-invalid",
                "/cancel|{\"fee\":5000}|reason-missing",
                "/modify|{}|nothing-changed",
                "/modify|{\"stays\":[null]}|value-missing",
                "/modify|{\"stays\":[{\"stayId\":\"x\"}]}|id-invalid",
                "/modify|{\"price\":{\"choice\":\"type\"}}|value-missing",
                "/modify|{\"price\":{\"choice\":\"guess\"}}|value-invalid",
                "/modify|{\"remarks\":\"\\u0000\"}|text-invalid",
                "/split|{}|cannot-split",
                "/combine|{\"reservationId\":\"00000000-0000-0000-0000-000000000000\"}|reservation-unknown",
                "/copy|{\"arrival\":\"1900-01-01\"}|number-invalid",
                "/stays/00000000-0000-0000-0000-000000000000/remove-period|{\"from\":\"2030-07-14\",\"to\":\"2030-07-15\"}|stay-unknown",
                "/kept-fields|{\"field\":\"dates\",\"take\":\"theirs\"}|value-invalid"
            })
    void bad_input_is_told_by_name(String path, String body, String code) {
        Response answer = post(RESERVATIONS + id + path, body);
        assertThat(answer.path("code").toString()).as(answer.asString()).isEqualTo(code);
        assertThat(answer.statusCode()).isBetween(400, 499);
    }

    @Test
    void options_and_people_by_age_are_changed_and_priced() {
        rule("option", "parking", "{\"name\":\"Parking\",\"amount\":\"5.00\",\"per\":\"night\",\"maxQuantity\":3}");
        rule(
                "age-category",
                "adult",
                "{\"name\":\"Adults\",\"kind\":\"person\",\"fromAge\":18,\"toAge\":120,\"adult\":true}");
        rule("age-category", "child", "{\"name\":\"Children\",\"kind\":\"person\",\"fromAge\":0,\"toAge\":17}");
        String wanted = "{\"stays\":[{\"stayId\":\"" + stay
                + "\",\"options\":[{\"code\":\"parking\"}],\"party\":{\"adult\":1,\"child\":1}}]}";
        post(RESERVATIONS + id + "/modification-preview", wanted)
                .then()
                .statusCode(200)
                .body("lines[2].name", equalTo("Parking"))
                .body("lines[3].difference.minor", equalTo(1_000));
        post(RESERVATIONS + id + "/modify", wanted)
                .then()
                .statusCode(200)
                .body("adults", equalTo(1))
                .body("children", equalTo(1))
                .body("total.minor", equalTo(21_700));
        post(RESERVATIONS + id + "/modify", wanted.replace("parking", "sauna"))
                .then()
                .statusCode(409)
                .body("code", equalTo("option-unknown"));
        post(RESERVATIONS + id + "/modify", wanted.replace("child", "ghost"))
                .then()
                .statusCode(409)
                .body("code", equalTo("category-unknown"));
    }

    @Test
    void a_fee_is_proposed_by_the_policy_and_explained() {
        rule("cancellation", "std", "{\"name\":\"Standard\",\"tiers\":[\"30 percent 20\"],\"noShow\":\"percent 100\"}");
        as(house.key())
                .contentType(ContentType.JSON)
                .body("{\"name\":\"Flexible\",\"code\":\"FLEX\",\"cancellation\":\"std\"}")
                .put("/api/v1/properties/" + house.propertyId() + "/rates/plans/" + house.ratePlanId())
                .then()
                .statusCode(200);
        as(house.key())
                .get(RESERVATIONS + id + "/cancellation")
                .then()
                .statusCode(200)
                .body("fee.minor", equalTo(4_140))
                .body("stays[0].policy", equalTo("Standard"))
                .body("stays[0].tierDays", equalTo(30))
                .body("stays[0].explanation", containsString("20.00 %"));
        as(house.key())
                .get(RESERVATIONS + id + "/cancellation?as=no-show")
                .then()
                .body("fee.minor", equalTo(20_700));
        as(house.key())
                .get(RESERVATIONS + id + "/cancellation?as=gone")
                .then()
                .statusCode(400)
                .body("code", equalTo("value-invalid"));
    }

    private void rule(String kind, String code, String body) {
        as(house.key())
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/properties/" + house.propertyId() + "/rules/" + kind + "/" + code)
                .then()
                .statusCode(200);
    }

    @Test
    void a_tag_that_is_none_is_refused() {
        as(house.key())
                .contentType(ContentType.JSON)
                .header("If-Match", "three")
                .body(Map.of("status", "checked-in"))
                .post(RESERVATIONS + id + "/status")
                .then()
                .statusCode(400)
                .body("detail", containsString("If-Match"));
    }

    private Response post(String path, Object body) {
        return as(house.key()).contentType(ContentType.JSON).body(body).post(path);
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
