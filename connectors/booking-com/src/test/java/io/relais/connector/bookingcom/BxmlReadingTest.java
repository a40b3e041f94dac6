package io.relais.connector.bookingcom;

import static io.relais.connector.bookingcom.Texts.bxml;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Extra;
import io.relais.connector.Inbound;
import io.relais.connector.NightPrice;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationContent.Guarantee;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.connector.RoomStay;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BxmlReadingTest {
    private static ReservationMessage only(String name) {
        List<Inbound> inbounds = bxml(name);
        assertThat(inbounds).hasSize(1);
        return Reading.read(inbounds.getFirst());
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    @Test
    void a_new_reservation_is_read_with_decimal_amounts() {
        ReservationMessage message = only("new");
        ReservationContent content = message.content().orElseThrow();
        assertThat(message.kind()).isEqualTo(Kind.NEW);
        assertThat(message.externalId()).isEqualTo("9200100001");
        assertThat(message.remotePropertyId()).isEqualTo("4711001");
        assertThat(content.total()).isEqualTo(eur(28_350));
        assertThat(content.commission()).isEqualTo(eur(4_253));
        assertThat(content.guarantee()).isEqualTo(Guarantee.CARD);
        assertThat(content.remarks()).isEqualTo("Late arrival, please keep the key");
        assertThat(message.contact().orElseThrow().firstName()).isEqualTo("Вера");
        assertThat(message.contact().orElseThrow().countryCode()).isEqualTo("GE");
    }

    @Test
    void each_night_has_its_price_and_rate_whatever_the_order() {
        RoomStay stay = only("new").content().orElseThrow().stays().getFirst();
        assertThat(stay.externalId()).isEqualTo("770000011");
        assertThat(stay.roomId()).isEqualTo("471100101");
        assertThat(stay.rateId()).isEqualTo("5500011");
        assertThat(stay.nights())
                .containsExactly(
                        new NightPrice(LocalDate.parse("2027-06-10"), eur(8_825), "5500011"),
                        new NightPrice(LocalDate.parse("2027-06-11"), eur(8_875), "5500012"));
        assertThat(stay.extras()).containsExactly(new Extra("Завтрак", "1", eur(3_700), true));
        assertThat(stay.total()).isEqualTo(eur(21_400));
        assertThat(stay.guestName()).isEqualTo("王小明");
        assertThat(stay.occupancy()).isEqualTo(Occupancy.of(2, 0));
    }

    @Test
    void what_explains_a_price_or_a_wish_is_in_the_remarks_of_the_room() {
        assertThat(only("new").content().orElseThrow().stays().getFirst().remarks())
                .isEqualTo("""
                        Two single beds
                        [smoking]
                        [genius_rate]
                        [rewritten_from Early bird]
                        Free cancellation until two days before arrival.""");
    }

    @Test
    void messages_of_one_pull_stand_in_the_order_of_the_pull() {
        List<ReservationMessage> messages =
                bxml("modified-then-cancelled").stream().map(Reading::read).toList();
        assertThat(messages).extracting(ReservationMessage::kind).containsExactly(Kind.MODIFIED, Kind.CANCELLED);
        assertThat(messages.getFirst().revision()).isLessThan(messages.getLast().revision());
        assertThat(messages)
                .allSatisfy(message -> assertThat(message.revision().at()).isEqualTo(Texts.NOW));
    }

    @Test
    void a_modification_is_the_full_new_state_without_the_dropped_room() {
        ReservationContent content = Reading.read(
                        bxml("modified-then-cancelled").getFirst())
                .content()
                .orElseThrow();
        assertThat(content.stays()).extracting(RoomStay::externalId).containsExactly("770000011");
        assertThat(content.stays().getFirst().nights())
                .extracting(NightPrice::rateId)
                .containsExactly("5500011", "5500012", "5500013");
        assertThat(content.guarantee()).isEqualTo(Guarantee.UNKNOWN);
    }

    @Test
    void a_cancellation_may_come_without_rooms_and_customer_or_with_them() {
        ReservationMessage without =
                Reading.read(bxml("modified-then-cancelled").getLast());
        assertThat(without.content()).isEmpty();
        assertThat(without.contact()).isEmpty();
        assertThat(only("cancelled-with-rooms").kind()).isEqualTo(Kind.CANCELLED);
        assertThat(only("cancelled-with-rooms").content().orElseThrow().stays()).hasSize(1);
    }

    @Test
    void charges_are_taken_from_the_guests_view_and_multiplied_as_their_flags_say() {
        ReservationContent content = only("prepaid-with-charges").content().orElseThrow();
        assertThat(content.stays().getFirst().extras())
                .containsExactly(
                        new Extra("Goods & services tax", "extracomponent", new Money(120_000, "INR"), false),
                        new Extra("City tax", "extracomponent", new Money(20 * 3 * 3 * 100, "INR"), false),
                        new Extra("Service charge", "extracomponent", new Money(50_000, "INR"), true));
        assertThat(content.stays().getFirst().occupancy()).isEqualTo(new Occupancy(2, 1, List.of(4)));
    }

    @Test
    void a_payment_on_booking_com_and_the_flags_of_the_booker_are_told() {
        ReservationContent content = only("prepaid-with-charges").content().orElseThrow();
        assertThat(content.guarantee()).isEqualTo(Guarantee.PAID_TO_CHANNEL);
        assertThat(content.remarks()).contains("[booker_is_genius]", "[no_address_reservation]");
        assertThat(content.commission()).isEqualTo(new Money(0, "INR"));
    }

    @Test
    void the_card_of_the_booking_agent_is_a_virtual_one() {
        Inbound inbound = bxml("new").getFirst();
        String raw = inbound.raw().replace("V Orlova", "BookingCom Agent");
        assertThat(Texts.read(raw).content().orElseThrow().guarantee()).isEqualTo(Guarantee.VIRTUAL_CARD);
    }

    @Test
    void a_time_of_modification_counts_only_with_its_zone() {
        String raw = bxml("new").getFirst().raw();
        String zoned = raw.replace("<status>", "<modified_at>2026-11-20T08:00:00+00:00</modified_at><status>");
        String local = raw.replace("<status>", "<modified_at>2026-11-20T08:00:00</modified_at><status>");
        assertThat(Texts.read(zoned).revision().at()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(Texts.read(local).revision().at()).isEqualTo(Texts.NOW);
    }

    @Test
    void a_shuffled_answer_still_ends_with_the_cancellation() {
        List<Inbound> shuffled = Splitting.bxml(
                "<reservations>" + reservation("cancelled") + reservation("new") + reservation("modified")
                        + "</reservations>",
                Texts.NOW);
        assertThat(shuffled.stream()
                        .map(Reading::read)
                        .sorted((a, b) -> a.revision().compareTo(b.revision())))
                .extracting(ReservationMessage::kind)
                .containsExactly(Kind.NEW, Kind.MODIFIED, Kind.CANCELLED);
    }

    private static String reservation(String status) {
        return """
                <reservation><id>9</id><hotel_id>7</hotel_id><status>%s</status><room><id>1</id>\
                <arrival_date>2027-01-01</arrival_date><departure_date>2027-01-02</departure_date></room></reservation>""".formatted(status);
    }
}
