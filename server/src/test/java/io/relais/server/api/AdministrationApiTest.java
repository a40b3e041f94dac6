package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the desk keeps beside a reservation, over REST. */
@QuarkusTest
class AdministrationApiTest {
    @Inject
    Houses houses;

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
    void administration_is_changed_for_the_version_that_was_seen() {
        String tag = as(house.key()).get(reservation + "/administration").header("ETag");
        json("{\"language\":\"nl\",\"plates\":[\"AB-123-CD\"],\"arrivalTime\":\"21:30\"}")
                .header("If-Match", tag)
                .patch(reservation + "/administration")
                .then()
                .statusCode(200)
                .body("administration.language", equalTo("nl"))
                .body("plates", contains("AB-123-CD"));
        json("{\"language\":\"de\"}")
                .header("If-Match", tag)
                .patch(reservation + "/administration")
                .then()
                .statusCode(412)
                .body("code", equalTo("version-stale"));
        json("{\"language\":\"\"}")
                .patch(reservation + "/administration")
                .then()
                .statusCode(200)
                .body("administration.language", nullValue())
                .body("administration.arrivalTime", equalTo("21:30"));
        for (String bad : new String[] {
            "{\"arrivalTime\":\"25:00\"}", "{\"plates\":[null]}", "{\"paymentMethod\":\"gold\"}", "{\"plates\":[\"\"]}"
        }) {
            json(bad).patch(reservation + "/administration").then().statusCode(400);
        }
        json("{\"tags\":[\"VIP\",\"quiet\"]}")
                .put(reservation + "/tags")
                .then()
                .statusCode(200)
                .body("tags", contains("VIP", "quiet"));
        json("{\"lastName\":\"Weber-Klein\",\"firstName\":\"Anna\"}")
                .put(reservation + "/contact")
                .then()
                .statusCode(200)
                .body("contact.lastName", equalTo("Weber-Klein"))
                .body("contact.email", nullValue());
        json("{\"firstName\":\"Anna\"}").put(reservation + "/contact").then().statusCode(400);
    }

    @Test
    void notes_are_written_edited_and_deleted() {
        String note = json("{\"text\":\"Cot needed\",\"pinned\":true}")
                .post(reservation + "/notes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        json("{\"text\":\"Two cots\"}")
                .patch(reservation + "/notes/" + note)
                .then()
                .statusCode(200)
                .body("pinned", equalTo(true))
                .body("editedAt", notNullValue());
        as(house.key()).get(reservation + "/notes").then().body("items.text", contains("Two cots"));
        as(house.key()).delete(reservation + "/notes/" + note).then().statusCode(204);
        as(house.key()).delete(reservation + "/notes/" + note).then().statusCode(404);
        assertThat(as(house.key()).get(reservation + "/history").asString()).contains("note-deleted", "Two cots");
    }

    @Test
    void custom_fields_are_defined_answered_and_retired() {
        String fields = "/api/v1/properties/" + house.propertyId() + "/custom-fields";
        String dog = json("{\"code\":\"dog\",\"label\":\"Dog\",\"type\":\"text\",\"places\":[\"sheet\"]}")
                .post(fields)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        json("{\"code\":\"dog\",\"label\":\"Dog\",\"type\":\"text\"}")
                .post(fields)
                .then()
                .statusCode(409);
        for (String bad : new String[] {
            "{}",
            "{\"code\":\"A B\",\"label\":\"x\",\"type\":\"text\"}",
            "{\"code\":\"a\",\"label\":\"x\",\"type\":\"blob\"}",
            "{\"code\":\"a\",\"label\":\"x\",\"type\":\"choice\"}",
            "{\"code\":\"a\",\"label\":\"x\",\"type\":\"text\",\"places\":[\"moon\"]}",
            "{\"code\":\"a\",\"label\":\"x\",\"type\":\"text\",\"position\":-1}"
        }) {
            json(bad).post(fields).then().statusCode(400);
        }
        json("{\"values\":{\"dog\":\"Rex\"}}")
                .put(reservation + "/custom-fields")
                .then()
                .statusCode(200)
                .body("customFields[0].value", equalTo("Rex"));
        json("{\"values\":{\"cat\":\"Tom\"}}")
                .put(reservation + "/custom-fields")
                .then()
                .statusCode(404)
                .body("detail", containsString("cat"));
        json("{\"values\":{\"dog\":null}}")
                .put(reservation + "/custom-fields")
                .then()
                .statusCode(400);
        as(house.key()).delete(fields + "/" + dog).then().statusCode(409);
        json("{\"label\":\"Name of the dog\"}")
                .put(fields + "/" + dog)
                .then()
                .statusCode(200)
                .body("type", equalTo("text"));
        as(house.key())
                .post(fields + "/" + dog + "/retire")
                .then()
                .statusCode(200)
                .body("retiredAt", notNullValue());
        as(house.key()).get(fields + "/" + dog).then().statusCode(200);
    }

    private RequestSpecification json(String body) {
        return as(house.key()).contentType(ContentType.JSON).body(body);
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
