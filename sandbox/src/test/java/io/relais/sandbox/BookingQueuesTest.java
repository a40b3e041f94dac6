package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.sandbox.world.BookingRequest;
import io.relais.sandbox.world.Card;
import io.relais.sandbox.world.ChangeRequest;
import io.relais.sandbox.world.RateOf;
import io.relais.sandbox.world.Revision;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingQueuesTest {
    private static final String NEW = "/booking/secure/hotels/ota/OTA_HotelResNotif";
    private static final String CHANGES = "/booking/secure/hotels/ota/OTA_HotelResModifyNotif";
    private final Fixture fixture;
    private String[] bearer = {};

    BookingQueuesTest() throws Exception {
        fixture = new Fixture();
    }

    @BeforeEach
    void open() throws Exception {
        bearer = fixture.bearer();
        fixture.open(fixture.sandbox.booking(), Fixture.DOUBLE, 5);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void an_empty_queue_answers_a_request_without_reservations() throws Exception {
        assertThat(pull(NEW)).contains("<OTA_HotelResNotifRQ").doesNotContain("HotelReservations");
        assertThat(pull(CHANGES)).contains("<OTA_HotelResModifyNotifRQ").contains("<!-- RUID: [");
    }

    @Test
    void a_booking_is_delivered_again_until_it_is_acknowledged() throws Exception {
        Revision booked = fixture.book();

        assertThat(pull(NEW)).contains(booked.code());
        assertThat(pull(NEW)).contains(booked.code());
        acknowledge(NEW, "HotelReservations", "HotelReservation", booked.code());

        assertThat(pull(NEW)).doesNotContain(booked.code());
        assertThat(fixture.sandbox.booking().outbox().acknowledged()).isEqualTo(1);
    }

    @Test
    void amounts_are_integers_of_the_hotel_currency() throws Exception {
        fixture.book(BookingRequest.of("900", Fixture.DOUBLE, Fixture.DAY, 2).withBreakfast());
        fixture.open(fixture.sandbox.booking(), new RateOf("90101", "73"), 1);
        fixture.book(BookingRequest.of("901", new RateOf("90101", "73"), Fixture.DAY, 1));

        String answer = pull(NEW);

        assertThat(answer)
                .contains("AmountAfterTax=\"8000\" DecimalPlaces=\"2\" CurrencyCode=\"EUR\"")
                .contains("AmountAfterTax=\"20800\" DecimalPlaces=\"2\"")
                .contains("ServiceInventoryCode=\"1\"")
                .contains("AmountAfterTax=\"100\" DecimalPlaces=\"0\" CurrencyCode=\"JPY\"");
    }

    @Test
    void the_card_comes_once_and_only_with_a_new_booking() throws Exception {
        Revision booked = fixture.book();

        assertThat(pull(NEW)).contains("4111111111111111");
        assertThat(pull(NEW)).contains(booked.code()).doesNotContain("PaymentCard");
        fixture.sandbox.booking().guests().cancel(booked.bookingId());
        assertThat(pull(CHANGES)).contains(booked.code()).doesNotContain("PaymentCard");
    }

    @Test
    void a_virtual_card_has_its_first_day_and_an_unreadable_one_its_marks() throws Exception {
        fixture.book(BookingRequest.of("900", Fixture.DOUBLE, Fixture.DAY, 1).withCard(Card.VIRTUAL));
        fixture.book(BookingRequest.of("900", Fixture.DOUBLE, Fixture.DAY, 1).withCard(Card.UNREADABLE));

        assertThat(pull(NEW))
                .contains("GuaranteeType=\"PrePay\"")
                .contains("EffectiveDate=\"2027-06-01\" ExpireDate=\"0628\"")
                .contains("CardCode=\"XX\" CardNumber=\"0000000000000000\"");
    }

    @Test
    void changes_and_cancellations_have_a_queue_of_their_own() throws Exception {
        Revision booked = fixture.book(
                BookingRequest.of("900", Fixture.DOUBLE, Fixture.DAY, 2).withRooms(2));
        String dropped = booked.rooms().getLast().reservationId();
        fixture.sandbox.booking().guests().change(booked.bookingId(), ChangeRequest.dropping(dropped));
        fixture.sandbox.booking().guests().cancel(booked.bookingId());

        String changes = pull(CHANGES);

        assertThat(changes)
                .contains("<HotelResModify CreateDateTime")
                .containsSubsequence("ResStatus=\"Modify\"", "ResStatus=\"Cancel\"")
                .doesNotContain(dropped);
        assertThat(pull(NEW)).contains("ResStatus=\"Commit\"").contains(dropped);
    }

    @Test
    void both_wrappers_acknowledge_a_change() throws Exception {
        Revision one = fixture.book();
        Revision two = fixture.book();
        fixture.sandbox.booking().guests().cancel(one.bookingId());
        fixture.sandbox.booking().guests().cancel(two.bookingId());
        pull(CHANGES);

        acknowledge(CHANGES, "HotelResModifies", "HotelResModify", one.code());
        acknowledge(CHANGES, "HotelReservations", "HotelReservation", two.code());

        assertThat(pull(CHANGES)).doesNotContain("HotelResModify ");
    }

    @Test
    void an_acknowledgement_never_takes_a_change_that_came_after_the_delivery() throws Exception {
        Revision booked = fixture.book();
        fixture.sandbox.booking().guests().change(booked.bookingId(), ChangeRequest.party(1, 0));
        pull(CHANGES);
        fixture.clock.advance(Duration.ofSeconds(5));
        fixture.sandbox.booking().guests().cancel(booked.bookingId());

        acknowledge(CHANGES, "HotelResModifies", "HotelResModify", booked.code());

        assertThat(pull(CHANGES)).contains("ResStatus=\"Cancel\"").doesNotContain("ResStatus=\"Modify\"");
    }

    @Test
    void a_rejected_booking_is_put_aside_and_stays_visible() throws Exception {
        Revision booked = fixture.book();
        pull(NEW);

        fixture.send(
                "POST",
                NEW,
                "<OTA_HotelResNotifRS><Errors><Error Code=\"193\" RecordID=\"" + booked.code()
                        + "\" ShortText=\"no\"/></Errors></OTA_HotelResNotifRS>",
                bearer);

        assertThat(pull(NEW)).doesNotContain(booked.code());
        var view = fixture.api("GET", "/booking/bookings/" + booked.bookingId(), "");
        assertThat(view.at("/revisions/0/rejected").asBoolean()).isTrue();
    }

    @Test
    void acknowledging_twice_or_something_unknown_is_answered_well() throws Exception {
        assertThat(acknowledge(NEW, "HotelReservations", "HotelReservation", "123"))
                .isEqualTo(200);
        assertThat(acknowledge(NEW, "HotelReservations", "HotelReservation", "123"))
                .isEqualTo(200);
    }

    @Test
    void a_pull_can_be_limited_to_hotels_and_to_a_number() throws Exception {
        Revision first = fixture.book();
        Revision second = fixture.book();

        assertThat(pull(NEW + "?limit=1")).contains(first.code()).doesNotContain(second.code());
        assertThat(pull(NEW + "?hotel_ids=901")).doesNotContain(first.code());
        assertThat(pull(NEW + "?hotel_ids=901,900")).contains(first.code(), second.code());
    }

    @Test
    void revisions_of_one_booking_never_share_a_second() throws Exception {
        Revision booked = fixture.book();
        var changed = fixture.sandbox
                .booking()
                .guests()
                .change(booked.bookingId(), ChangeRequest.party(1, 0))
                .revisionOrThrow();
        var cancelled = fixture.sandbox.booking().guests().cancel(booked.bookingId());

        assertThat(booked.at()).isEqualTo(booked.at().truncatedTo(ChronoUnit.SECONDS));
        assertThat(changed.at()).isAfter(booked.at());
        assertThat(cancelled.at()).isAfter(changed.at());
    }

    @Test
    void a_request_that_is_no_xml_or_brings_a_document_type_is_refused() throws Exception {
        String hostile = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>";

        assertThat(fixture.send("POST", NEW, "nonsense", bearer).statusCode()).isEqualTo(400);
        assertThat(fixture.send("POST", NEW, hostile, bearer).statusCode()).isEqualTo(400);
    }

    private String pull(String path) throws Exception {
        return fixture.send("GET", path, "", bearer).body();
    }

    private int acknowledge(String path, String list, String item, String code) throws Exception {
        String root = path.substring(path.lastIndexOf('/') + 1) + "RS";
        String ids = "<HotelReservationIDs><HotelReservationID ResID_Value=\"" + code + "\"/></HotelReservationIDs>";
        String one = "<" + item + "><ResGlobalInfo>" + ids + "</ResGlobalInfo></" + item + ">";
        String body = "<" + root + "><Success/><" + list + ">" + one + "</" + list + "></" + root + ">";
        return fixture.send("POST", path, body, bearer).statusCode();
    }
}
