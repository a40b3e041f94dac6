package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.sandbox.calendar.CalendarRoom;
import io.relais.sandbox.calendar.Style;
import io.relais.sandbox.calendar.Taken;
import io.relais.sandbox.wire.FaultKind;
import io.relais.server.feed.StrangeHost;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner's calendar at the sandbox, our stock, and what the other partners are told. */
@QuarkusTest
class FeedFlowTest {
    @Inject
    Inns inns;

    @Inject
    CalendarDesk desk;

    private Inn inn;
    private UUID unit;
    private CalendarRoom room;
    private String feed;

    @BeforeEach
    void open() {
        inn = inns.open(Model.LODGE);
        unit = desk.unit(inn);
        room = Partners.sandbox().calendars().open("flow", Style.AIRBNB);
        room.add(inn.day(10), 2, Taken.Kind.GUEST);
        room.add(inn.day(30), 10, Taken.Kind.GUEST);
        feed = desk.follow(inn, unit, "Airbnb", Partners.sandbox().calendarUrl("flow"));
    }

    @AfterEach
    void close() {
        inns.close();
    }

    @Test
    void what_a_calendar_shows_as_taken_is_taken_here_and_told_to_all_partners() {
        JsonPath told = desk.feed(inn, feed);

        assertThat(told.getString("status")).isEqualTo("fine");
        assertThat(told.getString("shape")).isEqualTo("airbnb");
        assertThat(told.getInt("nightsHeld")).isEqualTo(12);
        told(10, 3, 3, 4);

        room.add(inn.day(12), 1, Taken.Kind.GUEST);
        desk.poll(inn, feed);
        told(10, 3, 3, 3);
    }

    @Test
    void whatever_goes_wrong_at_the_partner_for_one_look_gives_back_nothing() {
        told(10, 3, 3, 4);
        assertThat(desk.pollWith(FaultKind.EMPTY_CALENDAR, inn, feed).getString("status"))
                .isEqualTo("quarantined");
        assertThat(desk.poll(inn, feed).getString("status")).isEqualTo("fine");
        for (FaultKind wrong : new FaultKind[] {
            FaultKind.EMPTY_BODY, FaultKind.JSON_ERROR, FaultKind.TRUNCATED, FaultKind.ERROR, FaultKind.DROP
        }) {
            JsonPath after = desk.pollWith(wrong, inn, feed);
            assertThat(after.getString("status")).as(wrong.wireName()).isEqualTo("failing");
            assertThat(after.getInt("nightsHeld")).as(wrong.wireName()).isEqualTo(12);
        }
        assertThat(desk.pollWith(FaultKind.WEB_PAGE, inn, feed).getString("status"))
                .isEqualTo("broken");
        assertThat(desk.pollWith(FaultKind.NEW_UIDS, inn, feed).getString("status"))
                .isEqualTo("fine");
        JsonPath last = desk.pollWith(FaultKind.REDIRECT, inn, feed);
        assertThat(last.getString("status")).isEqualTo("fine");
        assertThat(last.getInt("nightsHeld")).isEqualTo(12);
        assertThat(inn.channex().free(inn.day(10), 3)).containsExactly(3, 3, 4);
    }

    @Test
    void a_cancelled_stay_is_given_back_when_a_second_look_agrees() {
        told(10, 3, 3, 4);
        room.cancel("s1");

        assertThat(desk.poll(inn, feed).getInt("nightsKept")).isEqualTo(2);
        assertThat(desk.poll(inn, feed).getInt("nightsHeld")).as("too early").isEqualTo(12);
        desk.letPass(feed, 11);
        assertThat(desk.poll(inn, feed).getInt("nightsHeld")).isEqualTo(10);
        told(10, 4, 4, 4);
    }

    @Test
    void a_calendar_that_shrank_is_believed_when_a_person_says_so() {
        told(30, 3, 3, 3);
        room.cancel("s2");
        desk.poll(inn, feed);
        desk.letPass(feed, 11);
        JsonPath kept = desk.poll(inn, feed);
        assertThat(kept.getString("status")).isEqualTo("quarantined");
        assertThat(inn.channex().free(inn.day(30), 3)).containsExactly(3, 3, 3);

        JsonPath change =
                desk.ask(inn).get("/api/v1/feeds/" + feed + "/quarantine").jsonPath();
        assertThat(change.getInt("freed[0].nights")).isEqualTo(10);
        assertThat(change.getString("gone[0].kind")).isEqualTo("booking");

        desk.ask(inn)
                .header("If-Match", "\"999999\"")
                .post("/api/v1/feeds/" + feed + "/accept")
                .then()
                .statusCode(412);
        FrontDoor.patiently(() -> desk.ask(inn).post("/api/v1/feeds/" + feed + "/accept"))
                .then()
                .statusCode(200);
        told(30, 4, 4, 4);
        assertThat(desk.feed(inn, feed).getString("status")).isEqualTo("fine");
    }

    @Test
    void a_feed_that_is_removed_gives_back_its_nights_only() {
        CalendarRoom other = Partners.sandbox().calendars().open("flow-2", Style.BOOKING);
        other.add(inn.day(11), 2, Taken.Kind.GUEST);
        desk.follow(inn, unit, "Booking.com", Partners.sandbox().calendarUrl("flow-2"));
        told(10, 3, 3, 3);
        assertThat(desk.ask(inn)
                        .get("/api/v1/feeds/conflicts?propertyId=" + inn.propertyId())
                        .jsonPath()
                        .getList("items.kind"))
                .containsExactly("two-feeds");

        desk.ask(inn).delete("/api/v1/feeds/" + feed).then().statusCode(204);
        told(10, 4, 3, 3);
    }

    @Test
    void a_host_that_never_answers_keeps_no_other_feed_waiting() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        byte[] calendar =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8);
        try (StrangeHost hostile = StrangeHost.start((head, out) -> {
            if (calls.incrementAndGet() > 1) {
                Thread.sleep(60_000);
            }
            out.write(StrangeHost.response(200, calendar, "Content-Type: text/calendar"));
        })) {
            String slow = desk.follow(
                    inn, desk.unit(inn), "Slow", URI.create("http://127.0.0.1:" + hostile.port() + "/a.ics"));
            String before = desk.feed(inn, slow).getString("lastPollAt");
            desk.ask(inn).post("/api/v1/feeds/" + slow + "/poll").then().statusCode(200);
            Patience.until(() -> assertThat(calls).hasValue(2));

            room.add(inn.day(12), 1, Taken.Kind.GUEST);
            desk.poll(inn, feed);

            told(10, 3, 3, 3);
            assertThat(desk.feed(inn, slow).getString("lastPollAt"))
                    .as("still waiting")
                    .isEqualTo(before);
        }
    }

    @Test
    void a_look_that_a_killed_hub_began_is_taken_up_by_the_next() {
        Instant before = desk.lastPoll(feed);
        room.add(inn.day(12), 1, Taken.Kind.GUEST);

        desk.leaveTaken(feed, 2);

        Patience.until(() -> assertThat(desk.lastPoll(feed)).isAfter(before.plusSeconds(1)));
        told(10, 3, 3, 3);
    }

    @Test
    void what_a_partner_does_not_publish_is_refused_before_anything_is_saved() {
        desk.add(inn, unit, "Nobody", Partners.sandbox().calendarUrl("nobody"))
                .then()
                .statusCode(409);
        desk.add(inn, unit, "Inside", URI.create("http://10.0.0.1/a.ics"))
                .then()
                .statusCode(409);
        desk.add(inn, unit, "Twice", Partners.sandbox().calendarUrl("flow"))
                .then()
                .statusCode(409);
        assertThat(desk.ask(inn)
                        .get("/api/v1/feeds?propertyId=" + inn.propertyId())
                        .jsonPath()
                        .getList("items.name"))
                .containsExactly("Airbnb");
    }

    private void told(int day, Integer... free) {
        Patience.until(
                () -> assertThat(inn.channex().free(inn.day(day), free.length)).containsExactly(free));
        Patience.until(
                () -> assertThat(inn.booking().free(inn.day(day), free.length)).containsExactly(free));
    }
}
