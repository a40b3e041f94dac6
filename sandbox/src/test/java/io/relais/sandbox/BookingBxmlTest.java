package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.FaultRule;
import io.relais.sandbox.world.BookingRequest;
import io.relais.sandbox.world.ChangeRequest;
import io.relais.sandbox.world.RateOf;
import io.relais.sandbox.world.Revision;
import java.io.IOException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingBxmlTest {
    private static final String RESERVATIONS = "/booking/secure/hotels/xml/reservations";
    private static final RateOf SUITE = new RateOf("90201", "74");
    private final Fixture fixture;
    private String[] bearer = {};

    BookingBxmlTest() throws Exception {
        fixture = new Fixture();
    }

    @BeforeEach
    void open() throws Exception {
        bearer = fixture.bearerBxml();
        fixture.open(fixture.sandbox.booking(), SUITE, 3);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void nothing_new_is_an_empty_list() throws Exception {
        assertThat(pull("")).contains("<reservations></reservations>").contains("<!-- RUID: [");
    }

    @Test
    void what_was_pulled_is_delivered_and_does_not_come_again() throws Exception {
        Revision booked = book();

        String first = pull("<request><hotel_id>902</hotel_id></request>");

        assertThat(first)
                .contains("<id>" + booked.code() + "</id>")
                .contains("<status>new</status>")
                .contains("<price date=\"2027-06-01\" genius_rate=\"no\" rate_id=\"74\"")
                .contains("<totalprice>200.000</totalprice>")
                .contains("<cc_number>4111111111111111</cc_number>")
                .contains("<roomreservation_id>" + booked.rooms().getFirst().reservationId());
        assertThat(pull("")).doesNotContain(booked.code());
    }

    @Test
    void a_cut_connection_loses_the_reservation_for_good() throws Exception {
        Revision booked = book();
        fixture.sandbox
                .faults()
                .add(FaultRule.of("booking.reservations.pull", FaultKind.DROP).withCount(1));

        Assertions.assertThatThrownBy(() -> pull("")).isInstanceOf(IOException.class);

        assertThat(pull("")).doesNotContain(booked.code());
    }

    @Test
    void changes_and_cancellations_come_in_the_same_list_without_card() throws Exception {
        Revision booked = book();
        pull("");
        fixture.sandbox.booking().guests().change(booked.bookingId(), ChangeRequest.party(3, 1));
        fixture.sandbox.booking().guests().cancel(booked.bookingId());

        assertThat(pull(""))
                .containsSubsequence("<status>modified</status>", "<status>cancelled</status>")
                .contains("<cc_number/>")
                .contains("<numberofguests>4</numberofguests>");
    }

    @Test
    void last_change_tells_again_what_changed_since() throws Exception {
        Revision booked = book();
        pull("");

        String since = "<request><last_change>%s</last_change></request>";

        assertThat(pull(since.formatted("2027-03-01 08:00:00"))).contains(booked.code());
        assertThat(pull(since.formatted("2027-03-01 10:00:00"))).doesNotContain(booked.code());
    }

    @Test
    void each_account_has_one_style() throws Exception {
        assertThat(fixture.send("POST", RESERVATIONS, "", fixture.bearer()).statusCode())
                .isEqualTo(403);
        assertThat(fixture.send("GET", "/booking/secure/hotels/ota/OTA_HotelResNotif", "", bearer)
                        .statusCode())
                .isEqualTo(403);
    }

    private Revision book() {
        return fixture.book(BookingRequest.of("902", SUITE, Fixture.DAY, 2));
    }

    private String pull(String request) throws Exception {
        return fixture.send("POST", RESERVATIONS, request, bearer).body();
    }
}
