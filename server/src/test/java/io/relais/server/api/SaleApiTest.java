package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Own sales in every form that the API takes. */
@QuarkusTest
class SaleApiTest {
    private static final String RESERVATIONS = "/api/v1/reservations";

    @Inject
    Houses houses;

    private House house;

    @BeforeEach
    void build() {
        house = houses.build();
    }

    @Test
    void several_stays_are_one_reservation() {
        Response created = post(stays(
                stay("2030-07-14", "2030-07-16", ""), stay("2030-07-15", "2030-07-17", ",\"guestName\":\"Tom\"")));
        created.then()
                .statusCode(201)
                .body("arrival", equalTo("2030-07-14"))
                .body("departure", equalTo("2030-07-17"))
                .body("adults", equalTo(4))
                .body("total.minor", equalTo(41_400))
                .body("stays.guestName", contains("Anna Weber", "Tom"));
        assertThat(given().header("Authorization", "Bearer " + house.key())
                        .get(created.header("Location"))
                        .asString())
                .isEqualTo(created.asString());
    }

    @Test
    void three_stays_on_two_rooms_sell_none() {
        String stay = stay("2030-07-14", "2030-07-16", "");
        post(stays(stay, stay, stay)).then().statusCode(409).body("code", equalTo("no-room"));
        post(stays(stay, stay)).then().statusCode(201).body("stays", hasSize(2));
    }

    @Test
    void an_option_tells_when_it_ends() {
        post(one("\"status\":\"option\"")).then().statusCode(400).body("code", equalTo("value-missing"));
        post(one("\"status\":\"option\",\"optionExpiresAt\":\"2020-01-01T00:00:00Z\""))
                .then()
                .statusCode(400)
                .body("code", equalTo("option-expiry-invalid"));
        post(one("\"optionExpiresAt\":\"2030-01-01T00:00:00Z\""))
                .then()
                .statusCode(400)
                .body("code", equalTo("option-expiry-unwanted"));
        post(one("\"status\":\"pending\"")).then().statusCode(201).body("status", equalTo("pending"));
    }

    @Test
    void a_past_arrival_is_refused() {
        post(stays(stay("2020-07-14", "2020-07-16", ""))).then().statusCode(409).body("code", equalTo("arrival-past"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'stays':[]|number-invalid",
                "'stays':[null]|value-missing",
                "'stays':[{}]|value-missing",
                "'stays':7|field-invalid",
                "'adults':2,'stays':[{}]|stays-and-stay",
                "'unitTypeId':'x'|id-invalid",
                "'status':'checked-in'|value-invalid",
                "'optionExpiresAt':'soon'|value-invalid",
                "'options':[null]|value-missing",
                "'options':[{'code':'a','quantity':0}]|number-invalid",
                "'party':{'adult':-1}|number-invalid",
                "'party':{'adult':null}|number-invalid",
                "'adults':100|number-invalid",
                "'departure':'2030-07-14'|number-invalid",
                "'arrival':'1999-07-14'|number-invalid",
                "'arrival':'9999-12-31','departure':'9999-12-31'|number-invalid",
                "'contact':null|value-missing",
                "'nonsense':1|field-unknown"
            })
    void what_is_wrong_is_named(String fields, String code) {
        String json = fields.replace('\'', '"');
        String body = json.contains("stays") ? "{" + rest() + "," + json + "}" : one(json);
        post(body).then().statusCode(400).body("code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'promotionCode':'NOSUCH'|promotion-unknown|NOSUCH",
                "'options':[{'code':'sauna'}]|option-unknown|sauna",
                "'party':{'ghost':1}|category-unknown|ghost"
            })
    void what_the_property_does_not_sell_is_refused_by_name_and_takes_no_night(String field, String code, String name) {
        String json = field.replace('\'', '"');
        boolean ofStay = !json.contains("promotionCode");
        String stay = stay("2030-07-14", "2030-07-16", ofStay ? "," + json : "");
        String body = stays(stay);
        post(ofStay ? body : body.replaceFirst("\\{", "{" + json + ","))
                .then()
                .statusCode(409)
                .body("code", equalTo(code))
                .body("detail", containsString(name));
        String both = stay("2030-07-14", "2030-07-16", "");
        post(stays(both, both)).then().statusCode(201);
    }

    private Response post(String body) {
        return given().header("Authorization", "Bearer " + house.key())
                .contentType(ContentType.JSON)
                .body(body)
                .post(RESERVATIONS);
    }

    /** A good sale in which some fields are replaced or added. */
    private String one(String fields) {
        String stay = stay("2030-07-14", "2030-07-16", "");
        String all = stay.substring(1, stay.length() - 1) + "," + rest();
        for (String field : fields.split(",(?=\")", -1)) {
            String name = field.substring(0, field.indexOf(':'));
            all = all.replaceAll(name + ":(\\{[^}]*}|\"[^\"]*\"|[0-9]+),?", "");
        }
        return "{" + all.replaceAll(",$", "") + "," + fields + "}";
    }

    private String stays(String... stays) {
        return "{" + rest() + ",\"stays\":[" + String.join(",", stays) + "]}";
    }

    private String rest() {
        return "\"propertyId\":\"" + house.propertyId()
                + "\",\"contact\":{\"firstName\":\"Anna\",\"lastName\":\"Weber\"}";
    }

    private String stay(String arrival, String departure, String more) {
        return "{\"unitTypeId\":\"" + house.unitTypeId() + "\",\"ratePlanId\":\"" + house.ratePlanId()
                + "\",\"arrival\":\"" + arrival + "\",\"departure\":\"" + departure + "\",\"adults\":2" + more + "}";
    }
}
