package io.relais.server.flow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.sandbox.calendar.CalendarHost;
import io.relais.sandbox.calendar.CalendarRoom;
import io.relais.sandbox.calendar.Style;
import io.relais.sandbox.calendar.Taken;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What we publish, fetched by a partner that publishes it again. */
@QuarkusTest
class PublishedCalendarFlowTest {
    @Inject
    Inns inns;

    @Inject
    CalendarDesk desk;

    @Inject
    Books books;

    private Inn inn;
    private UUID unit;
    private CalendarRoom room;
    private String feed;

    @BeforeEach
    void open() {
        inn = inns.open(Model.LODGE);
        unit = desk.unit(inn);
        room = Partners.sandbox().calendars().open("flow", Style.BOOKING);
        room.add(inn.day(40), 2, Taken.Kind.GUEST);
        feed = desk.follow(inn, unit, "Booking.com", Partners.sandbox().calendarUrl("flow"));
        new FrontDoor(inn).sell(inn.sale(inn.day(10), 2));
    }

    @AfterEach
    void close() {
        inns.close();
    }

    @Test
    void a_published_calendar_is_the_same_until_something_changes() {
        String path = publish();
        Response first = given().get(path);
        first.then().statusCode(200).contentType("text/calendar").header("Cache-Control", "private, no-cache");
        assertThat(first.asString())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(inn.day(10)))
                .doesNotContain("Ek")
                .as("what came from the same partner is left out")
                .doesNotContain(DateTimeFormatter.BASIC_ISO_DATE.format(inn.day(40)));

        assertThat(given().get(path).asByteArray()).isEqualTo(first.asByteArray());
        String tag = first.header("ETag");
        given().header("If-None-Match", tag).get(path).then().statusCode(304).header("ETag", tag);
        Response head = given().head(path);
        head.then().statusCode(200).header("ETag", tag);
        assertThat(head.asByteArray()).isEmpty();

        new FrontDoor(inn).sell(inn.sale(inn.day(20), 1));
        Response after = given().header("If-None-Match", tag).get(path);
        after.then().statusCode(200);
        assertThat(after.asString()).contains(DateTimeFormatter.BASIC_ISO_DATE.format(inn.day(20)));
    }

    @Test
    void our_own_sale_that_comes_back_takes_no_night_twice() {
        CalendarHost.Imported read = Partners.sandbox()
                .calendars()
                .importFrom("flow", URI.create(RestAssured.baseURI + ":" + RestAssured.port + publish()));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.entries()).isEqualTo(1);

        JsonPath after = desk.poll(inn, feed);

        assertThat(after.getInt("echoes")).isEqualTo(1);
        assertThat(after.getInt("nightsHeld")).isEqualTo(2);
        books.awaitTold(inn);
        assertThat(inn.channex().free(inn.day(10), 3)).containsExactly(3, 3, 4);
    }

    @Test
    void an_address_that_ended_or_never_was_is_not_found() {
        String path = publish();
        String id = desk.ask(inn)
                .get("/api/v1/calendar-exports?propertyId=" + inn.propertyId())
                .jsonPath()
                .getString("items[0].id");

        desk.ask(inn).delete("/api/v1/calendar-exports/" + id).then().statusCode(204);

        given().get(path).then().statusCode(404);
        given().get("/ical/x.ics").then().statusCode(404);
        given().get("/ical/" + "x".repeat(5_000) + ".ics").then().statusCode(404);
    }

    @Test
    void a_failure_of_ours_is_never_an_empty_calendar() throws Exception {
        String path = publish();
        try (AutoCloseable broken = books.fail("calendar_served", "true")) {
            assertThat(broken).isNotNull();
            Response answer = given().get(path);
            answer.then().statusCode(503).header("Retry-After", "300");
            assertThat(answer.asString()).isEmpty();
        }
        given().get(path).then().statusCode(200);
    }

    private String publish() {
        return desk.ask(inn)
                .contentType("application/json")
                .body(
                        "{\"propertyId\":\"%s\",\"kind\":\"occupancy\",\"unitId\":\"%s\",\"feedId\":\"%s\",\"name\":\"Booking.com\"}"
                                .formatted(inn.propertyId(), unit, feed))
                .post("/api/v1/calendar-exports")
                .then()
                .statusCode(201)
                .extract()
                .path("path");
    }
}
