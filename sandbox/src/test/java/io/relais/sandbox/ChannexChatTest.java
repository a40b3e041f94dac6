package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.FaultRule;
import io.relais.sandbox.world.Revision;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannexChatTest {
    private static final String THREADS = "message_threads?filter%5Bproperty_id%5D=" + Fixture.PROPERTY;
    private static final String REPLY = "{\"message\":{\"message\":\"Yes, \\u00e0 c\\u00f4t\\u00e9.\"}}";

    private Fixture fixture;
    private Revision booked;

    @BeforeEach
    void start() throws Exception {
        fixture = new Fixture();
        fixture.open(fixture.sandbox.channex(), Fixture.CHANNEX_DOUBLE, 4);
        booked = fixture.bookChannex();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void ask(String text) throws Exception {
        fixture.api("POST", "/channex/bookings/" + booked.bookingId() + "/messages", "{\"text\":\"" + text + "\"}");
    }

    private JsonNode said() throws Exception {
        return fixture.channexJson("GET", "bookings/" + booked.bookingId() + "/messages", "")
                .path("data");
    }

    @Test
    void a_guest_writes_and_is_answered_in_one_thread() throws Exception {
        assertThat(said()).isEmpty();
        ask("Is there parking?");
        JsonNode thread = fixture.channexJson("GET", THREADS, "").at("/data/0");
        assertThat(thread.at("/relationships/booking/data/id").asText()).isEqualTo(booked.bookingId());
        assertThat(thread.at("/attributes/title").asText())
                .isEqualTo(booked.guest().fullName());
        String id = thread.path("id").asText();
        JsonNode reply = fixture.channexJson("POST", "message_threads/" + id + "/messages", REPLY);
        assertThat(reply.at("/data/attributes/sender").asText()).isEqualTo("property");
        JsonNode messages = fixture.channexJson("GET", "message_threads/" + id + "/messages", "")
                .path("data");
        assertThat(messages).hasSize(2).isEqualTo(said());
        assertThat(messages.at("/0/id")).as("newest first").isEqualTo(reply.at("/data/id"));
        assertThat(messages.at("/0/attributes/message").asText()).isEqualTo("Yes, à côté.");
    }

    @Test
    void the_house_may_write_first_and_somebody_without_a_booking_may_ask() throws Exception {
        String first = fixture.channexJson("POST", "bookings/" + booked.bookingId() + "/messages", REPLY)
                .at("/data/relationships/message_thread/data/id")
                .asText();
        ask("Thanks");
        fixture.clock.advance(Duration.ofSeconds(1));
        fixture.api(
                "POST", "/channex/hotels/" + Fixture.PROPERTY + "/messages", "{\"name\":\"Ann\",\"text\":\"Free?\"}");
        JsonNode threads = fixture.channexJson("GET", THREADS, "").path("data");
        assertThat(threads).hasSize(2);
        assertThat(threads.at("/0/relationships/booking").isMissingNode()).isTrue();
        assertThat(threads.at("/1/id").asText()).isEqualTo(first);
        assertThat(fixture.api("GET", "/channex/hotels/" + Fixture.PROPERTY + "/messages", "")
                        .at("/threads/1/lines"))
                .hasSize(2);
    }

    @Test
    void a_reply_that_fails_after_it_was_taken_is_there_and_one_before_is_not() throws Exception {
        ask("Is there parking?");
        String id = fixture.channexJson("GET", THREADS, "").at("/data/0/id").asText();
        fixture.sandbox
                .faults()
                .add(FaultRule.of("channex.messages.reply", FaultKind.ERROR_AFTER)
                        .withStatus(500)
                        .withCount(1));
        assertThat(fixture.channex("POST", "message_threads/" + id + "/messages", REPLY)
                        .statusCode())
                .isEqualTo(500);
        assertThat(said()).hasSize(2);
        fixture.sandbox
                .faults()
                .add(FaultRule.of("channex.messages", FaultKind.THROTTLE).withCount(1));
        assertThat(fixture.channex("POST", "message_threads/" + id + "/messages", REPLY)
                        .statusCode())
                .isEqualTo(429);
        assertThat(said()).hasSize(2);
    }

    @Test
    void what_makes_no_sense_is_refused() throws Exception {
        assertThat(fixture.channex("POST", "bookings/" + booked.bookingId() + "/messages", "{}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(fixture.channex("GET", "message_threads/unknown/messages", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(fixture.channex("POST", "message_threads/unknown/messages", REPLY)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_restart_finds_what_was_said(@TempDir Path home) throws Exception {
        try (var first = new Fixture(settings -> settings.withHome(home))) {
            first.api("POST", "/channex/hotels/" + Fixture.PROPERTY + "/messages", "{\"text\":\"Free?\"}");
        }
        try (var second = new Fixture(settings -> settings.withHome(home))) {
            assertThat(second.channexJson("GET", THREADS, "").path("data")).hasSize(1);
        }
    }
}
