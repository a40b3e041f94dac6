package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.sandbox.world.Revision;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
    private static final String NEW = "/booking/secure/hotels/ota/OTA_HotelResNotif";

    @TempDir
    Path home = Path.of("target");

    @Test
    void a_restart_finds_calendar_bookings_queue_and_acknowledgements() throws Exception {
        Revision waiting;
        Revision acknowledged;
        try (var first = new Fixture(settings -> settings.withHome(home))) {
            first.open(first.sandbox.booking(), Fixture.DOUBLE, 4);
            first.open(first.sandbox.channex(), Fixture.CHANNEX_DOUBLE, 4);
            waiting = first.book();
            acknowledged = first.bookChannex();
            first.send("GET", NEW, "", first.bearer());
            first.channex("POST", "booking_revisions/" + acknowledged.id() + "/ack", "");
        }

        try (var second = new Fixture(settings -> settings.withHome(home))) {
            String answer = second.send("GET", NEW, "", second.bearer()).body();
            assertThat(answer).contains(waiting.code()).doesNotContain("PaymentCard");
            assertThat(second.sandbox.booking().bookings().find(waiting.bookingId()))
                    .contains(waiting);
            assertThat(second.sandbox
                            .booking()
                            .stock()
                            .room("90001", Fixture.DAY)
                            .count())
                    .isEqualTo(3);
            assertThat(second.channex("GET", "booking_revisions/feed", "").body())
                    .doesNotContain(acknowledged.id());
            assertThat(second.sandbox.channex().outbox().acknowledged()).isEqualTo(1);
            assertThat(second.book().code()).isGreaterThan(waiting.code());
        }
    }

    @Test
    void a_token_outlives_a_restart() throws Exception {
        String[] bearer;
        try (var first = new Fixture(settings -> settings.withHome(home))) {
            bearer = first.bearer();
        }

        try (var second = new Fixture(settings -> settings.withHome(home))) {
            assertThat(second.send("GET", NEW, "", bearer).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_state_is_written_soon_after_a_change_without_a_close() throws Exception {
        try (var fixture = new Fixture(settings -> settings.withHome(home))) {
            fixture.open(fixture.sandbox.booking(), Fixture.DOUBLE, 4);
            Revision booked = fixture.book();
            Path file = home.resolve("sandbox-state.json");

            long deadline = System.nanoTime() + 5_000_000_000L;
            while (!(Files.exists(file) && Files.readString(file).contains(booked.code()))) {
                assertThat(System.nanoTime()).as("time to write").isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void without_a_home_nothing_is_written_and_nothing_is_kept() throws Exception {
        try (var fixture = new Fixture()) {
            fixture.open(fixture.sandbox.booking(), Fixture.DOUBLE, 4);
            fixture.book();
        }

        try (var fixture = new Fixture()) {
            assertThat(fixture.sandbox.booking().bookings().size()).isZero();
        }
    }
}
