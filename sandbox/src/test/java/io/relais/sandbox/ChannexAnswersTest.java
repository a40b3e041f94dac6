package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.sandbox.world.Revision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bookings by property, and the side of Channex to which channels connect by themselves. */
class ChannexAnswersTest {
    private final Fixture fixture;

    ChannexAnswersTest() throws Exception {
        fixture = new Fixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void bookings_are_listed_by_property_and_departure() throws Exception {
        fixture.open(fixture.sandbox.channex(), Fixture.CHANNEX_DOUBLE, 20);
        Revision booked = fixture.bookChannex();
        String asked = "bookings?filter%5Bproperty_id%5D=" + Fixture.PROPERTY + "&filter%5Bdeparture_date%5D%5Bgte%5D=";

        JsonNode found = fixture.channexJson("GET", asked + "2027-06-01", "");

        assertThat(found.at("/meta/total").asInt()).isEqualTo(1);
        assertThat(found.at("/data/0/type").asText()).isEqualTo("booking");
        assertThat(found.at("/data/0/id").asText()).isEqualTo(booked.bookingId());
        assertThat(fixture.channexJson("GET", asked + "2029-01-01", "")
                        .at("/meta/total")
                        .asInt())
                .isZero();
    }

    @Test
    void a_channel_needs_the_key_and_a_hotel_that_is_connected() throws Exception {
        String path = "/channex/api/v1/channel_webhooks/open_channel/new_booking";
        String booking = "{\"booking\":{\"status\":\"new\",\"hotel_code\":\"X\"}}";

        assertThat(fixture.send("POST", path, booking).statusCode()).isEqualTo(403);
        assertThat(fixture.send("POST", path, booking, "api-key", "open_channel_api_key")
                        .statusCode())
                .isEqualTo(404);
        assertThat(fixture.send("GET", "/sandbox/api/channex/open/X", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_channel_that_does_not_answer_is_told_so() throws Exception {
        JsonNode answer = fixture.api(
                "POST", "/channex/open/X/connect", "{\"endpoint\":\"http://127.0.0.1:1/\",\"apiKey\":\"k\"}");

        assertThat(answer.path("status").asInt()).isZero();
        assertThat(fixture.send("GET", "/sandbox/api/channex/open/X", "").statusCode())
                .isEqualTo(404);
    }
}
