package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {
    private static final String BOOK =
            "{\"hotelId\":\"900\",\"roomId\":\"90001\",\"rateId\":\"71\",\"arrival\":\"2027-06-01\",\"nights\":2,"
                    + "\"firstName\":\"Eve\",\"lastName\":\"<script>alert(1)</script>\"}";
    private final Fixture fixture;

    ControlTest() throws Exception {
        fixture = new Fixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void a_guest_books_changes_and_cancels_over_http() throws Exception {
        edit("{\"roomId\":\"90001\",\"from\":\"2027-06-01\",\"to\":\"2027-06-30\",\"count\":2,\"price\":9100}");

        var created = fixture.send("POST", "/sandbox/api/booking/bookings", BOOK);
        String id = fixture.api("GET", "/booking/bookings", "")
                .at("/bookings/0/bookingId")
                .asText();
        JsonNode changed = fixture.api("POST", "/booking/bookings/" + id + "/change", "{\"nights\":3}");
        JsonNode cancelled = fixture.api("POST", "/booking/bookings/" + id + "/cancel", "");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(changed.path("total").asInt()).isEqualTo(3 * 9100);
        assertThat(changed.path("status").asText()).isEqualTo("modified");
        assertThat(cancelled.path("revisions")).hasSize(3);
        assertThat(fixture.send("POST", "/sandbox/api/booking/bookings/" + id + "/cancel", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_refused_guest_gets_the_reason() throws Exception {
        var refused = fixture.send("POST", "/sandbox/api/booking/bookings", BOOK);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("\"error\":\"sold-out\"");
    }

    @Test
    void the_grid_shows_counts_prices_and_when_they_changed() throws Exception {
        edit(
                "{\"roomId\":\"90001\",\"from\":\"2027-06-02\",\"count\":2,\"rateId\":\"72\",\"price\":9100,\"closed\":true}");

        JsonNode room = fixture.api("GET", "/booking/hotels/900/grid?from=2027-06-01&days=2", "")
                .at("/rooms/0");

        assertThat(room.at("/nights/0/count").asInt()).isZero();
        assertThat(room.at("/nights/1/count").asInt()).isEqualTo(2);
        assertThat(room.at("/nights/1/changedAtNanos").asLong()).isEqualTo(1_803_891_600_500_000_000L);
        assertThat(room.at("/rates/1/nights/1/prices/0").asInt()).isEqualTo(9100);
        assertThat(room.at("/rates/1/nights/1/closed").asBoolean()).isTrue();
        assertThat(room.at("/rates/0/nights/1/closed").asBoolean()).isFalse();
    }

    @Test
    void calls_are_listed_with_ari_bodies_and_without_secrets_or_guests() throws Exception {
        String value = "{\"values\":[{\"property_id\":\"x\",\"availability\":1}]}";
        fixture.channex("POST", "availability", value);
        fixture.bearer();

        JsonNode ari = fixture.api("GET", "/calls?operation=channex.availability", "");
        String all = fixture.api("GET", "/calls", "").toString();
        JsonNode counters = fixture.api("GET", "/counters", "");

        assertThat(ari.at("/calls/0/request").asText()).isEqualTo(value);
        assertThat(ari.at("/calls/0/atNanos").asLong()).isPositive();
        assertThat(all).contains("booking.token").doesNotContain("not-a-secret");
        assertThat(counters.at("/operations/channex.availability/refused").asInt())
                .isEqualTo(1);
        fixture.api("POST", "/counters/reset", "");
        assertThat(fixture.api("GET", "/counters", "").path("operations")).isEmpty();
    }

    @Test
    void faults_are_switched_over_http() throws Exception {
        long id = fixture.api("POST", "/faults", "{\"operation\":\"channex.feed\",\"kind\":\"error\",\"status\":500}")
                .path("id")
                .asLong();
        assertThat(fixture.channex("GET", "booking_revisions/feed", "").statusCode())
                .isEqualTo(500);
        assertThat(fixture.api("GET", "/faults", "").at("/faults/0/hits").asInt())
                .isEqualTo(1);

        fixture.api("DELETE", "/faults/" + id, "");

        assertThat(fixture.channex("GET", "booking_revisions/feed", "").statusCode())
                .isEqualTo(200);
        assertThat(fixture.send("POST", "/sandbox/api/faults", "{\"operation\":\"x\",\"kind\":\"error\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void polls_too_close_together_are_counted() throws Exception {
        fixture.api("PATCH", "/switches", "{\"booking\":{\"minPollGapMillis\":1000}}");
        String[] bearer = fixture.bearer();

        fixture.send("GET", "/booking/secure/hotels/ota/OTA_HotelResNotif", "", bearer);
        fixture.send("GET", "/booking/secure/hotels/ota/OTA_HotelResNotif", "", bearer);

        assertThat(fixture.api("GET", "/state", "")
                        .at("/violations/booking.poll-too-soon")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_crowd_books_and_a_reset_forgets_it() throws Exception {
        edit("{\"roomId\":\"90001\",\"from\":\"2027-06-01\",\"to\":\"2027-08-30\",\"count\":50}");

        JsonNode crowd =
                fixture.api("POST", "/booking/crowd", "{\"hotelId\":\"900\",\"guests\":30,\"from\":\"2027-06-01\"}");
        assertThat(crowd.path("booked").asInt()).isPositive();
        JsonNode queue = fixture.api("GET", "/booking/queue", "");
        assertThat(queue.path("entries").size()).isEqualTo(queue.path("pending").asInt());

        fixture.api("POST", "/reset", "");

        assertThat(fixture.api("GET", "/state", "").at("/booking/bookings").asInt())
                .isZero();
    }

    @Test
    void a_page_of_another_site_changes_nothing() throws Exception {
        var answer = fixture.send("POST", "/sandbox/api/reset", "", "Origin", "http://elsewhere.example");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void unknown_switches_and_paths_are_named() throws Exception {
        assertThat(fixture.send("PATCH", "/sandbox/api/switches", "{\"booking\":{\"nonsense\":1}}")
                        .body())
                .contains("unknown switch: booking.nonsense");
        assertThat(fixture.send("GET", "/sandbox/api/nowhere", "").statusCode()).isEqualTo(404);
        assertThat(fixture.send("GET", "/elsewhere", "").statusCode()).isEqualTo(404);
    }

    @Test
    void the_page_shows_the_partner_in_both_languages_and_escapes_what_guests_write() throws Exception {
        edit("{\"roomId\":\"90001\",\"from\":\"2027-03-01\",\"to\":\"2027-06-30\",\"count\":2,\"price\":9100}");
        fixture.send("POST", "/sandbox/api/booking/bookings", BOOK);

        String english = fixture.send("GET", "/?partner=booking&hotel=900", "").body();
        String french = fixture.send("GET", "/", "", "Accept-Language", "fr-FR,fr;q=0.9")
                .body();
        String channex = fixture.send("GET", "/?partner=channex", "").body();

        assertThat(english)
                .contains("Test Inn")
                .contains("A guest books")
                .contains("91.00")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("{{");
        assertThat(french).contains("Un client réserve").contains("<html lang=\"fr\">");
        assertThat(channex).contains("By guests");
        assertThat(fixture.send("GET", "/sandbox/assets/page.js", "").body()).contains("async function");
        assertThat(fixture.send("GET", "/sandbox/assets/..%2Fpage.html", "").statusCode())
                .isEqualTo(404);
    }

    private void edit(String body) throws Exception {
        assertThat(fixture.send("POST", "/sandbox/api/booking/hotels/900/grid", body)
                        .statusCode())
                .isEqualTo(200);
    }
}
