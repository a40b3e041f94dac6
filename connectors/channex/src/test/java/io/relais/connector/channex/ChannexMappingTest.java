package io.relais.connector.channex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Extra;
import io.relais.connector.Inbound;
import io.relais.connector.NightPrice;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationContent.Guarantee;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.connector.RoomStay;
import io.relais.connector.UnreadableMessage;
import io.relais.connector.testkit.Samples;
import io.relais.connector.testkit.Stage;
import io.relais.vocabulary.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the general contract cannot know: how Channex's own fields read. */
class ChannexMappingTest {
    private static final String BOOKING = """
            {"data":{"type":"booking","id":"b-1","attributes":{"id":"b-1","revision_id":"r-1","property_id":"p-1",
            "status":"new","ota_name":"Airbnb","currency":"EUR","inserted_at":"2026-06-01T09:30:00","%s":%s,
            "rooms":[{"checkin_date":"2026-07-10","checkout_date":"2026-07-11","amount":"80.00"}]}}}""";

    private final ChannexConnectorTest contract = new ChannexConnectorTest();

    @Test
    void a_revision_reads_field_by_field() {
        ReservationMessage message = contract.reading("new");
        assertThat(message.externalId()).isEqualTo("000003e9-0000-4000-8000-0000000003e9");
        assertThat(message.remotePropertyId()).isEqualTo("prop-1");
        assertThat(message.revision().at()).isEqualTo(Instant.parse("2026-06-01T09:30:00.123456Z"));
        ReservationContent content = message.content().orElseThrow();
        assertThat(content.total()).isEqualTo(eur(320_00));
        assertThat(content.commission()).isEqualTo(eur(48_00));
        assertThat(content.channelName()).isEqualTo("BookingCom");
        assertThat(content.guarantee()).isEqualTo(Guarantee.CARD);
        assertThat(content.remarks()).isEqualTo("Quiet room please\nota_reservation_code: 1001\narrival_hour: 18:30");
        assertThat(content.extras()).containsExactly(new Extra("Petit déjeuner", "Breakfast", eur(24_00), true));
        assertThat(message.contact().orElseThrow().company()).isEqualTo("Atelier Müller");
        assertThat(message.contact().orElseThrow().countryCode()).isEqualTo("FR");
    }

    @Test
    void a_room_keeps_its_nights_in_order_with_the_rate_of_each() {
        RoomStay stay = contract.reading("new").content().orElseThrow().stays().getFirst();
        assertThat(stay.externalId()).isEqualTo("line-1");
        assertThat(stay.nights())
                .containsExactly(
                        new NightPrice(stay.dates().arrival(), eur(150_00), "rate-1"),
                        new NightPrice(stay.dates().arrival().plusDays(1), eur(146_00), "rate-2"));
        assertThat(stay.occupancy().people()).isEqualTo(3);
        assertThat(stay.occupancy().childAges()).containsExactly(7);
        assertThat(stay.extras()).containsExactly(new Extra("VAT (10%)", "Value Added Tax (VAT)", eur(26_91), true));
        assertThat(stay.guestName()).isEqualTo("Zoé Müller");
        assertThat(stay.mealPlan()).isEqualTo("Breakfast is not included.");
        assertThat(stay.remarks()).isEqualTo("High floor");
    }

    @Test
    void a_cancelled_room_is_no_stay() {
        assertThat(contract.reading("modified").content().orElseThrow().stays())
                .extracting(RoomStay::externalId)
                .containsExactly("line-1");
    }

    @Test
    void a_cancellation_without_rooms_is_enough() {
        assertThat(contract.reading("cancelled").kind()).isEqualTo(Kind.CANCELLED);
        assertThat(contract.reading("cancelled").content()).isEmpty();
    }

    @Test
    void a_fetched_booking_and_a_revision_of_it_are_the_same_reservation() {
        assertThat(read(BOOKING.formatted("notes", "null")).externalId()).isEqualTo("b-1");
        assertThat(read("""
                {"type":"booking_revision","id":"r-2","attributes":{"booking_id":"b-1","property_id":"p-1",
                "status":"cancelled"}}""").externalId()).isEqualTo("b-1");
    }

    @Test
    void the_guarantee_says_how_payment_is_promised() {
        assertThat(guarantee("guarantee", "{\"card_number\":\"5\",\"is_virtual\":true}"))
                .isEqualTo(Guarantee.VIRTUAL_CARD);
        assertThat(guarantee("guarantee", "{\"card_number\":\"411111******1111\"}"))
                .isEqualTo(Guarantee.CARD);
        assertThat(guarantee("guarantee", "{}")).isEqualTo(Guarantee.UNKNOWN);
        assertThat(guarantee("payment_collect", "\"ota\"")).isEqualTo(Guarantee.PAID_TO_CHANNEL);
        assertThat(guarantee("payment_collect", "\"property\"")).isEqualTo(Guarantee.NONE);
        assertThat(guarantee("payment_collect", "null")).isEqualTo(Guarantee.UNKNOWN);
    }

    @Test
    void fields_of_an_unexpected_shape_are_as_good_as_absent() {
        for (String odd : List.of("\"text\"", "[]", "[1,2]", "{}", "{\"a\":{\"b\":1}}", "7", "true", "null")) {
            for (String field : List.of("customer", "guarantee", "occupancy", "services", "taxes", "notes", "meta")) {
                assertThat(read(BOOKING.formatted(field, odd)).externalId())
                        .as(field + " " + odd)
                        .isEqualTo("b-1");
            }
        }
    }

    @Test
    void a_time_with_a_zone_is_respected() {
        assertThat(read(BOOKING.replace("09:30:00", "09:30:00+02:00").formatted("notes", "null"))
                        .revision()
                        .at())
                .isEqualTo(Instant.parse("2026-06-01T07:30:00Z"));
    }

    @Test
    void people_and_dates_may_come_as_decimals_and_times() {
        RoomStay stay = read(BOOKING.replace("2026-07-10", "2026-07-10T00:00:00")
                        .formatted("occupancy", "{\"adults\":2.0,\"children\":\"1\",\"infants\":null}"))
                .content()
                .orElseThrow()
                .stays()
                .getFirst();
        assertThat(stay.dates().nights()).isEqualTo(1);
        assertThat(stay.occupancy().people()).isEqualTo(3);
    }

    @Test
    void a_revision_whose_card_is_withheld_after_acknowledgement_is_the_same_message() {
        String withCard = "{\"guarantee\":{\"card_type\":\"VI\"},\"amount\":\"1.00\"}";
        String without = "{\"amount\":\"1.00\",\"guarantee\":null}";
        assertThat(digest(withCard)).isEqualTo(digest(without)).isNotEqualTo(digest("{\"amount\":\"2.00\"}"));
    }

    @Test
    void a_reason_names_the_field_and_not_its_content() {
        assertThatThrownBy(() -> read(BOOKING.replace("80.00", "Jane Doe").formatted("notes", "null")))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("amount")
                .hasMessageNotContaining("Jane");
    }

    /** Booking files of the samples must read; a file that is no full booking must say which field it lacks. */
    @Test
    void published_bookings_read() {
        int read = 0;
        for (Map.Entry<String, String> sample : Samples.of("channex").entrySet()) {
            if (!sample.getKey().contains("booking") || sample.getKey().contains("webhook")) {
                continue;
            }
            try {
                ReservationMessage message = read(sample.getValue());
                assertThat(message.content().orElseThrow().stays())
                        .as(sample.getKey())
                        .isNotEmpty()
                        .allSatisfy(stay ->
                                assertThat(stay.nights()).hasSize(stay.dates().nights()));
                read++;
            } catch (UnreadableMessage e) {
                assertThat(sample.getKey()).as(e.reason()).contains("crs");
                assertThat(e.reason()).contains("property_id");
            }
        }
        assertThat(read).isGreaterThanOrEqualTo(7);
    }

    private static String digest(String attributes) {
        return ChannexJson.digest(ChannexJson.find(attributes).orElseThrow());
    }

    private static Guarantee guarantee(String field, String value) {
        return read(BOOKING.formatted(field, value)).content().orElseThrow().guarantee();
    }

    private static ReservationMessage read(String raw) {
        return new ChannexConnector().read(new Inbound("id", Optional.empty(), Instant.parse(Stage.NOW), 0, raw));
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }
}
