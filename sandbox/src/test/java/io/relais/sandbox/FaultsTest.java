package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.FaultRule;
import io.relais.sandbox.world.ChangeRequest;
import io.relais.sandbox.world.Revision;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String FEED = "booking_revisions/feed";
    private static final String NEW = "/booking/secure/hotels/ota/OTA_HotelResNotif";
    private static final String CHANGES = "/booking/secure/hotels/ota/OTA_HotelResModifyNotif";
    private final Fixture fixture;

    FaultsTest() throws Exception {
        fixture = new Fixture();
    }

    @BeforeEach
    void open() {
        fixture.open(fixture.sandbox.booking(), Fixture.DOUBLE, 9);
        fixture.open(fixture.sandbox.channex(), Fixture.CHANNEX_DOUBLE, 9);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void throttling_says_when_to_come_back_and_ends_with_its_count() throws Exception {
        add(FaultRule.of("channex.feed", FaultKind.THROTTLE).withCount(2).withRetryAfterSeconds(7));

        HttpResponse<String> first = fixture.channex("GET", FEED, "");

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(fixture.channex("GET", FEED, "").statusCode()).isEqualTo(429);
        assertThat(fixture.channex("GET", FEED, "").statusCode()).isEqualTo(200);
    }

    @Test
    void an_error_is_not_processed_and_an_error_after_is() throws Exception {
        Revision booked = fixture.bookChannex();
        String ack = "booking_revisions/" + booked.id() + "/ack";

        add(FaultRule.of("channex.ack", FaultKind.ERROR).withCount(1).withStatus(500));
        assertThat(fixture.channex("POST", ack, "").statusCode()).isEqualTo(500);
        assertThat(fixture.sandbox.channex().outbox().pendingCount()).isEqualTo(1);

        add(FaultRule.of("channex.ack", FaultKind.ERROR_AFTER).withCount(1));
        assertThat(fixture.channex("POST", ack, "").statusCode()).isEqualTo(503);
        assertThat(fixture.sandbox.channex().outbox().pendingCount()).isZero();
    }

    @Test
    void a_connection_is_cut_after_or_before_processing() throws Exception {
        Revision booked = fixture.bookChannex();
        String ack = "booking_revisions/" + booked.id() + "/ack";

        add(FaultRule.of("channex.ack", FaultKind.DROP_BEFORE).withCount(1));
        assertThatThrownBy(() -> fixture.channex("POST", ack, "")).isInstanceOf(IOException.class);
        assertThat(fixture.sandbox.channex().outbox().pendingCount()).isEqualTo(1);

        add(FaultRule.of("channex.ack", FaultKind.DROP).withCount(1));
        assertThatThrownBy(() -> fixture.channex("POST", ack, "")).isInstanceOf(IOException.class);
        assertThat(fixture.sandbox.channex().outbox().pendingCount()).isZero();
    }

    @Test
    void a_lost_acknowledgement_is_answered_well_and_the_revision_comes_again() throws Exception {
        Revision booked = fixture.bookChannex();
        add(FaultRule.of("channex", FaultKind.LOST_ACK).withCount(1));

        var answer = fixture.channex("POST", "booking_revisions/" + booked.id() + "/ack", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(fixture.channex("GET", FEED, "").body()).contains(booked.id());
    }

    @Test
    void duplicates_appear_twice_in_one_answer() throws Exception {
        Revision booked = fixture.book();
        add(FaultRule.of("booking.reservations.pull", FaultKind.DUPLICATE).withCount(1));

        String answer = fixture.send("GET", NEW, "", fixture.bearer()).body();

        assertThat(answer.split("<UniqueID Type=\"14\" ID=\"" + booked.code(), -1))
                .hasSize(3);
    }

    @Test
    void reordering_brings_a_change_before_the_booking_it_changes() throws Exception {
        Revision booked = fixture.book();
        fixture.sandbox.booking().guests().change(booked.bookingId(), ChangeRequest.party(1, 0));
        Revision channex = fixture.bookChannex();
        fixture.sandbox.channex().guests().cancel(channex.bookingId());
        add(FaultRule.of("*", FaultKind.REORDER));
        String[] bearer = fixture.bearer();

        assertThat(fixture.send("GET", NEW, "", bearer).body()).doesNotContain(booked.code());
        assertThat(fixture.send("GET", CHANGES, "", bearer).body()).contains(booked.code());
        assertThat(fixture.channex("GET", FEED, "").body()).containsSubsequence("\"cancelled\"", "\"new\"");

        fixture.sandbox.faults().clear();
        assertThat(fixture.send("GET", NEW, "", bearer).body()).contains(booked.code());
    }

    @Test
    void a_partial_rejection_applies_some_items_and_names_the_others() throws Exception {
        add(FaultRule.of("channex.availability", FaultKind.PARTIAL).withCount(1));
        var values = new StringBuilder();
        for (int day = 1; day <= 20; day++) {
            values.append(day == 1 ? "" : ",")
                    .append(
                            "{\"property_id\":\"%s\",\"room_type_id\":\"%s\",\"date\":\"2027-06-%02d\",\"availability\":77}"
                                    .formatted(Fixture.PROPERTY, Fixture.CHANNEX_DOUBLE.roomId(), day));
        }

        var answer = fixture.channexJson("POST", "availability", "{\"values\":[" + values + "]}");

        int refused = answer.at("/meta/warnings").size();
        long applied = IntStream.range(0, 20)
                .filter(day -> fixture.sandbox
                                .channex()
                                .stock()
                                .room(Fixture.CHANNEX_DOUBLE.roomId(), Fixture.DAY.plusDays(day))
                                .count()
                        == 77)
                .count();
        assertThat(refused).isBetween(1, 19);
        assertThat(applied).isEqualTo(20 - refused);
    }

    @Test
    void a_delayed_poll_counts_as_running_when_another_comes() throws Exception {
        String[] bearer = fixture.bearer();
        add(FaultRule.of("booking.reservations.pull.new", FaultKind.DELAY)
                .withCount(1)
                .withDelayMillis(1500));

        CompletableFuture<HttpResponse<String>> slow = CompletableFuture.supplyAsync(() -> get(NEW, bearer));
        // The fault is gone from the list as soon as the slow call has begun.
        while (!fixture.sandbox.faults().list().isEmpty()) {
            Thread.onSpinWait();
        }
        fixture.send("GET", CHANGES, "", bearer);

        assertThat(slow.get().statusCode()).isEqualTo(200);
        assertThat(fixture.sandbox.calls().violations()).containsEntry("booking.parallel-poll", 1L);
    }

    @Test
    void probability_and_seed_repeat() throws Exception {
        assertThat(pattern()).isEqualTo(pattern()).contains("429").contains("200");
    }

    private String pattern() throws Exception {
        fixture.sandbox.faults().clear();
        add(FaultRule.of("channex.feed", FaultKind.THROTTLE).withProbability(0.5, 42));
        var statuses = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            statuses.append(fixture.channex("GET", FEED, "").statusCode()).append(' ');
        }
        return statuses.toString();
    }

    private HttpResponse<String> get(String path, String[] bearer) {
        try {
            return fixture.send("GET", path, "", bearer);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(new ExecutionException(e));
        }
    }

    private void add(FaultRule rule) {
        var _ = fixture.sandbox.faults().add(rule);
    }
}
