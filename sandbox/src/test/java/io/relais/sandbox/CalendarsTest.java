package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.FaultRule;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CalendarsTest {
    private static final String FEED = "calendar.feed";
    private final Fixture fixture;

    CalendarsTest() throws Exception {
        fixture = new Fixture();
    }

    @BeforeEach
    void open() throws Exception {
        fixture.api("POST", "/calendar/rooms", "{\"id\":\"a1\",\"style\":\"airbnb\"}");
        fixture.api("POST", "/calendar/rooms", "{\"id\":\"b1\",\"style\":\"booking\"}");
        fixture.api("POST", "/calendar/rooms", "{\"id\":\"o1\",\"style\":\"other\"}");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_guest_is_told_in_the_words_of_the_host() throws Exception {
        JsonNode stay = book("a1");
        book("b1");

        assertThat(feed("a1").body().replace("\r\n ", ""))
                .contains("PRODID:-//Airbnb Inc//")
                .contains("DTSTART;VALUE=DATE:20270601\r\nDTEND;VALUE=DATE:20270603\r\nSUMMARY:Reserved")
                .contains("/hosting/reservations/details/" + stay.path("code").asText()
                        + "\\nPhone Number (Last 4 Digits): ");
        assertThat(feed("b1").body()).contains("SUMMARY:CLOSED - Not available").contains("@booking.com");
        assertThat(feed("b1").headers().firstValue("Content-Type")).hasValue("text/calendar; charset=utf-8");
    }

    @Test
    void guests_change_and_cancel() throws Exception {
        String id = book("a1").path("id").asText();

        fixture.api("POST", "/calendar/rooms/a1/stays/" + id + "/change", "{\"arrival\":\"2027-06-02\",\"nights\":3}");
        assertThat(feed("a1").body()).contains("DTSTART;VALUE=DATE:20270602\r\nDTEND;VALUE=DATE:20270605");

        fixture.api("POST", "/calendar/rooms/a1/stays/" + id + "/cancel", "");
        assertThat(feed("a1").body()).doesNotContain("VEVENT").endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void a_small_site_says_when_nothing_changed() throws Exception {
        book("o1");
        String tag = feed("o1").headers().firstValue("ETag").orElseThrow();

        assertThat(fixture.send("GET", "/calendar/o1.ics", "", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        book("o1");
        assertThat(fixture.send("GET", "/calendar/o1.ics", "", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_goes_wrong_at_real_hosts_can_be_switched_on() throws Exception {
        book("b1");
        String good = feed("b1").body();

        assertThat(once(FaultKind.EMPTY_CALENDAR).body())
                .startsWith("BEGIN:VCALENDAR")
                .endsWith("END:VCALENDAR\r\n")
                .doesNotContain("VEVENT");
        assertThat(once(FaultKind.EMPTY_BODY).body()).isEmpty();
        assertThat(once(FaultKind.WEB_PAGE).body()).startsWith("<!doctype html>");
        assertThat(once(FaultKind.JSON_ERROR).body()).startsWith("{\"code\":500");
        assertThat(once(FaultKind.TRUNCATED).body()).isNotEmpty().doesNotContain("END:VCALENDAR");
        assertThat(once(FaultKind.NEW_UIDS).body()).isNotEqualTo(good).hasSameSizeAs(good);
        assertThat(once(FaultKind.REDIRECT).headers().firstValue("Location")).hasValue("/calendar/moved-b1.ics");
        assertThat(fixture.send("GET", "/calendar/moved-b1.ics", "").body()).isEqualTo(good);
        assertThat(once(FaultKind.THROTTLE).statusCode()).isEqualTo(429);
        assertThat(feed("b1").body()).isEqualTo(good);
        assertThat(feed("nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void what_was_read_of_others_is_published_again_in_its_own_words() throws Exception {
        book("o1");
        String url = fixture.sandbox.calendarUrl("o1").toString();

        JsonNode read = fixture.api("POST", "/calendar/rooms/b1/import", "{\"url\":\"" + url + "\"}");
        assertThat(read.path("status").asInt()).isEqualTo(200);
        assertThat(read.path("entries").asInt()).isEqualTo(1);
        assertThat(feed("b1").body()).contains("DTSTART;VALUE=DATE:20270601").contains("@booking.com");

        assertThat(fixture.api("POST", "/calendar/rooms/b1/import", "{\"url\":\"" + url + "\"}")
                        .path("status")
                        .asInt())
                .isEqualTo(304);
    }

    private HttpResponse<String> once(FaultKind kind) throws IOException, InterruptedException {
        fixture.sandbox.faults().add(FaultRule.of(FEED, kind).withCount(1));
        return feed("b1");
    }

    private JsonNode book(String room) throws IOException, InterruptedException {
        return fixture.api("POST", "/calendar/rooms/" + room + "/stays", "{\"arrival\":\"2027-06-01\",\"nights\":2}");
    }

    private HttpResponse<String> feed(String room) throws IOException, InterruptedException {
        return fixture.send("GET", "/calendar/" + room + ".ics", "");
    }
}
