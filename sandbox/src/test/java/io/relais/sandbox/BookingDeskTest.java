package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.sandbox.wire.Json;
import io.relais.sandbox.world.BookingRequest;
import io.relais.sandbox.world.Card;
import io.relais.sandbox.world.Revision;
import io.relais.sandbox.world.Status;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told and asked beside the queues and the calendar. */
class BookingDeskTest {
    private static final String MISSED = "/booking/secure/reservations-flow-control/missed-reservations";
    private static final String NEW = "/booking/secure/hotels/ota/OTA_HotelResNotif";
    private static final String REPORT = "/booking/supply/hotels/xml/reporting";
    private static final String PAYMENTS = "/booking/payments/connectivity-payments/reservations/";
    private static final String HISTORY =
            "/booking/supply/revenue-management-api/properties/900/historical-reservations";
    private final Fixture fixture;

    BookingDeskTest() throws Exception {
        fixture = new Fixture();
    }

    @BeforeEach
    void open() {
        fixture.open(fixture.sandbox.booking(), Fixture.DOUBLE, 5);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return fixture.send("GET", path, "", fixture.bearer());
    }

    private HttpResponse<String> report(Revision booking, String inside) throws Exception {
        return fixture.send(
                "POST",
                REPORT,
                "<request><reservation_id>" + booking.code() + "</reservation_id>" + inside + "</request>",
                fixture.bearer());
    }

    private Revision book(Card card) {
        return fixture.book(
                BookingRequest.of("900", Fixture.DOUBLE, Fixture.DAY, 2).withCard(card));
    }

    private void advanceTo(int hoursAfterMidnightOfArrival) {
        fixture.clock.advance(Duration.between(
                fixture.clock.instant(),
                Fixture.DAY
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .plus(Duration.ofHours(hoursAfterMidnightOfArrival))));
    }

    private void patch(String switches) throws Exception {
        fixture.api("PATCH", "/switches", "{\"booking\":{" + switches + "}}");
    }

    @Test
    void a_reservation_is_missed_when_it_waited_longer_than_the_fallback() throws Exception {
        Revision booked = fixture.book();
        assertThat(get(MISSED).body()).doesNotContain(booked.code());
        fixture.clock.advance(Duration.ofMinutes(31));
        assertThat(get(MISSED).body()).contains(booked.code(), "<OTA_HotelResNotifRQ");
        patch("\"recovery\":false");
        assertThat(get(MISSED).statusCode()).isEqualTo(404);
    }

    @Test
    void a_card_that_cannot_be_read_is_told_later() throws Exception {
        book(Card.UNREADABLE);
        assertThat(get(NEW).body()).contains("CardCode=\"XX\"");
        assertThat(get(NEW).body()).contains("CardCode=\"XX\"");
        assertThat(get(NEW).body()).contains("4111111111111111").doesNotContain("CardCode=\"XX\"");
        assertThat(get(NEW).body()).doesNotContain("PaymentCard");
    }

    @Test
    void a_hotels_reservations_are_summarised_without_being_delivered() throws Exception {
        Revision booked = fixture.book();
        String answer = fixture.send(
                        "POST",
                        "/booking/secure/hotels/xml/reservationssummary",
                        "<request><hotel_id>900</hotel_id></request>",
                        fixture.bearer())
                .body();
        assertThat(answer).contains("<reservations>", booked.code()).doesNotContain("4111111111111111");
        assertThat(get(NEW).body()).contains("4111111111111111");
    }

    @Test
    void a_no_show_is_taken_in_its_window_only() throws Exception {
        Revision booked = fixture.book();
        assertThat(report(booked, "<report waived_fees=\"no\">is_no_show</report>")
                        .statusCode())
                .isEqualTo(409);
        advanceTo(1);
        assertThat(report(booked, "<report waived_fees=\"no\">is_no_show</report>")
                        .body())
                .contains("<ok/>");
        assertThat(fixture.sandbox.bookingReports()).containsExactly(booked.code() + " is_no_show");
        advanceTo(48);
        assertThat(report(booked, "<report>is_no_show</report>").statusCode()).isEqualTo(409);
    }

    @Test
    void a_booking_is_cancelled_for_its_card_after_the_guest_had_time() throws Exception {
        Revision booked = fixture.book();
        assertThat(report(booked, "<report>cancel_reservation_invalid_cc</report>")
                        .statusCode())
                .isEqualTo(409);
        advanceTo(-100);
        assertThat(report(booked, "<report>cc_is_invalid</report>").statusCode())
                .isEqualTo(200);
        assertThat(report(booked, "<report>cancel_reservation_invalid_cc</report>")
                        .statusCode())
                .isEqualTo(409);
        advanceTo(-75);
        assertThat(report(booked, "<report>cancel_reservation_invalid_cc</report>")
                        .statusCode())
                .isEqualTo(200);
        assertThat(fixture.sandbox.booking().bookings().find(booked.bookingId()))
                .hasValueSatisfying(state -> assertThat(state.status()).isEqualTo(Status.CANCELLED));
    }

    @Test
    void the_partner_pays_by_virtual_card_and_forgets_after_eighteen_months() throws Exception {
        Revision paid = book(Card.VIRTUAL);
        assertThat(get(PAYMENTS + fixture.book().code()).statusCode()).isEqualTo(404);
        assertThat(get(PAYMENTS + paid.code()).body()).contains("\"payout_status\":\"PENDING\"");
        assertThat(get(PAYMENTS + paid.code() + "/payout/vcc").body())
                .contains("\"value\":" + paid.total(), "\"decimals\":2")
                .doesNotContain("5555555555554444");
        fixture.clock.advance(Duration.ofDays(800));
        assertThat(get(PAYMENTS + paid.code()).statusCode()).isEqualTo(410);
    }

    @Test
    void what_was_sold_is_listed_so_often_a_day() throws Exception {
        Revision booked = fixture.book();
        patch("\"historyPerDay\":2");
        var data = Json.MAPPER.readTree(get(HISTORY).body()).path("data");
        assertThat(data.path("property_reservations")
                        .path(0)
                        .path("property_reservation_id")
                        .asText())
                .isEqualTo(booked.code());
        assertThat(get(HISTORY).statusCode()).isEqualTo(200);
        assertThat(get(HISTORY).statusCode()).isEqualTo(429);
    }

    @Test
    void a_version_that_will_end_says_so_in_a_header() throws Exception {
        assertThat(get(NEW).headers().firstValue("Deprecation-Warning")).isEmpty();
        patch("\"retireWarning\":true");
        assertThat(get(NEW).headers().firstValue("Deprecation-Warning")).isPresent();
    }
}
