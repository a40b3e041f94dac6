package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The partners' time, moved over the control API, and what follows it. */
class ClockTest {
    private static final String ADVANCE = "{\"advanceSeconds\":%d}";
    private final Fixture fixture;

    ClockTest() throws Exception {
        fixture = new Fixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void time_passes_when_it_is_told_to() throws Exception {
        Instant before =
                Instant.parse(fixture.api("GET", "/clock", "").path("now").asText());
        JsonNode after = fixture.api("POST", "/clock", ADVANCE.formatted(5_400));
        assertThat(Instant.parse(after.path("now").asText())).isEqualTo(before.plusSeconds(5_400));
        assertThat(after.path("skippedSeconds").asInt()).isEqualTo(5_400);
        Instant moment = before.plus(Duration.ofDays(3));
        fixture.api("POST", "/clock", "{\"now\":\"" + moment + "\"}");
        assertThat(fixture.sandbox.clock().instant()).isEqualTo(moment);
        fixture.api("POST", "/reset", "");
        assertThat(fixture.sandbox.clock().instant()).isEqualTo(before);
    }

    @Test
    void it_never_goes_back() throws Exception {
        assertThat(fixture.send("POST", "/sandbox/api/clock", ADVANCE.formatted(-1))
                        .statusCode())
                .isEqualTo(400);
        assertThat(fixture.send("POST", "/sandbox/api/clock", "{\"now\":\"2020-01-01T00:00:00Z\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(fixture.send("POST", "/sandbox/api/clock", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void tokens_end_and_unacknowledged_bookings_go_by_mail_when_their_time_is_over() throws Exception {
        fixture.open(fixture.sandbox.booking(), Fixture.DOUBLE, 3);
        String[] bearer = fixture.bearer();
        String booking = fixture.book().bookingId();
        String queue = "/booking/secure/hotels/ota/OTA_HotelResNotif";
        assertThat(fixture.send("GET", queue, "", bearer).statusCode()).isEqualTo(200);
        assertThat(mailed(booking)).isFalse();

        fixture.api("POST", "/clock", ADVANCE.formatted(31 * 60));
        assertThat(mailed(booking)).isTrue();
        assertThat(fixture.send("GET", queue, "", bearer).statusCode()).isEqualTo(200);

        fixture.api("POST", "/clock", ADVANCE.formatted(30 * 60));
        assertThat(fixture.send("GET", queue, "", bearer).statusCode()).isEqualTo(401);
    }

    @Test
    void a_budget_of_calls_is_whole_again_after_its_minute() throws Exception {
        String body = "{\"values\":[{\"property_id\":\"" + Fixture.PROPERTY + "\",\"room_type_id\":\""
                + Fixture.CHANNEX_DOUBLE.roomId() + "\",\"date\":\"2027-06-01\",\"availability\":3}]}";
        int answer = 0;
        for (int i = 0; i < 11; i++) {
            answer = fixture.channex("POST", "availability", body).statusCode();
        }
        assertThat(answer).isEqualTo(429);
        fixture.api("POST", "/clock", ADVANCE.formatted(61));
        assertThat(fixture.channex("POST", "availability", body).statusCode()).isEqualTo(200);
    }

    @Test
    void a_call_tells_how_much_of_it_was_news() throws Exception {
        String body = "{\"values\":[{\"property_id\":\"" + Fixture.PROPERTY + "\",\"room_type_id\":\""
                + Fixture.CHANNEX_DOUBLE.roomId()
                + "\",\"date_from\":\"2027-06-01\",\"date_to\":\"2027-06-05\",\"availability\":3}]}";
        fixture.channex("POST", "availability", body);
        fixture.channex("POST", "availability", body);
        JsonNode calls =
                fixture.api("GET", "/calls?operation=channex.availability", "").path("calls");
        assertThat(calls.path(0).path("learned").asInt()).isEqualTo(5);
        assertThat(calls.path(1).path("learned").asInt()).isZero();
    }

    private boolean mailed(String booking) throws Exception {
        return fixture.api("GET", "/booking/bookings/" + booking, "")
                .at("/revisions/0/fallbackEmail")
                .asBoolean();
    }
}
