package io.relais.connector.bookingcom;

import static io.relais.connector.bookingcom.Texts.ota;
import static io.relais.connector.bookingcom.Texts.read;
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
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtaReadingTest {
    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    private static ReservationContent content(String raw) {
        return read(raw).content().orElseThrow();
    }

    @Test
    void a_new_reservation_tells_its_rooms_with_a_price_and_a_rate_for_each_night() {
        RoomStay stay = content(ota("new")).stays().getFirst();
        assertThat(stay.externalId()).isEqualTo("880000101");
        assertThat(stay.roomId()).isEqualTo("471100101");
        assertThat(stay.dates()).isEqualTo(StayDates.of(LocalDate.parse("2027-03-05"), 2));
        assertThat(stay.nights())
                .containsExactly(
                        new NightPrice(LocalDate.parse("2027-03-05"), eur(12_000), "5500011"),
                        new NightPrice(LocalDate.parse("2027-03-06"), eur(13_000), "5500012"));
        assertThat(stay.occupancy()).isEqualTo(new Occupancy(2, 1, List.of(7)));
        assertThat(stay.guestName()).isEqualTo("Élodie Vautrin");
        assertThat(stay.mealPlan()).isEqualTo("Petit déjeuner compris.");
        assertThat(stay.remarks()).isEqualTo("Lit bébé près de la fenêtre\nsmoking preference: Non-Smoking");
    }

    @Test
    void an_add_on_belongs_to_the_room_that_refers_to_it_and_is_in_its_total() {
        List<RoomStay> stays = content(ota("new")).stays();
        assertThat(stays.getFirst().extras()).containsExactly(new Extra("Parking couvert", "22", eur(2_000), true));
        assertThat(stays.getFirst().total()).isEqualTo(eur(27_000));
        assertThat(stays.getLast().extras()).isEmpty();
        assertThat(content(ota("new")).extras()).isEmpty();
    }

    @Test
    void a_total_of_the_nights_alone_says_that_add_ons_come_on_top() {
        String raw = ota("new").replace("AmountAfterTax=\"27000\"", "AmountAfterTax=\"25000\"");
        assertThat(content(raw).stays().getFirst().extras())
                .extracting(Extra::included)
                .containsExactly(false);
    }

    @Test
    void the_reservation_tells_money_remarks_and_the_booker() {
        ReservationMessage message = read(ota("new"));
        ReservationContent content = message.content().orElseThrow();
        assertThat(message.externalId()).isEqualTo("9100200301");
        assertThat(message.remotePropertyId()).isEqualTo("4711001");
        assertThat(content.total()).isEqualTo(eur(43_050));
        assertThat(content.commission()).isEqualTo(eur(6_450));
        assertThat(content.remarks()).isEqualTo("Arrivée vers 22 h");
        assertThat(content.guarantee()).isEqualTo(Guarantee.CARD);
        var contact = message.contact().orElseThrow();
        assertThat(contact.lastName()).isEqualTo("Vautrin");
        assertThat(contact.countryCode()).isEqualTo("FR");
        assertThat(contact.phone()).isEqualTo("+33 4 00 00 00 00");
        assertThat(contact.address()).isEqualTo("3 rue des Pins");
    }

    @Test
    void dates_come_from_the_nights_when_there_is_no_time_span() {
        assertThat(content(ota("new")).stays().getLast().dates())
                .isEqualTo(StayDates.of(LocalDate.parse("2027-03-05"), 2));
    }

    @Test
    void a_modification_is_the_full_new_state_without_the_dropped_room() {
        ReservationContent content = content(ota("modified"));
        assertThat(content.stays()).extracting(RoomStay::externalId).containsExactly("880000101");
        assertThat(content.stays().getFirst().nights())
                .extracting(NightPrice::rateId)
                .containsExactly("5500011", "5500012", "5500013");
        assertThat(content.guarantee()).isEqualTo(Guarantee.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cancel", "CANCEL", "Cancelled", "Canceled", "cancelled"})
    void every_spelling_of_a_cancellation_is_understood(String status) {
        assertThat(read(ota("modified").replace("Modify\"", status + "\"")).kind())
                .isEqualTo(Kind.CANCELLED);
        assertThat(read(ota("new").replace("Commit", status)).kind()).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void a_cancellation_may_come_without_rooms() {
        String raw = """
                <OTA_HotelResModifyNotifRQ><HotelResModifies><HotelResModify ResStatus="Cancel">
                <ResGlobalInfo><BasicPropertyInfo HotelCode="4711001"/><HotelReservationIDs>
                <HotelReservationID ResID_Value="9100200301"/></HotelReservationIDs></ResGlobalInfo>
                </HotelResModify></HotelResModifies></OTA_HotelResModifyNotifRQ>""";
        ReservationMessage message = read(raw);
        assertThat(message.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(message.content()).isEmpty();
        assertThat(message.contact()).isEmpty();
    }

    @Test
    void a_cancellation_gets_through_even_when_its_rooms_make_no_sense() {
        String raw = ota("cancelled").replace("2027-03-08", "1999-01-01").replace("EUR", "???");
        assertThat(read(raw).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(read(raw).content()).isEmpty();
    }

    @Test
    void the_time_of_last_modification_orders_messages_and_is_utc_without_a_zone() {
        assertThat(read(ota("modified")).revision().at()).isEqualTo(Instant.parse("2026-11-20T19:30:00Z"));
        assertThat(read(ota("modified").replace("T19:30:00", "T19:30:00+02:00"))
                        .revision()
                        .at())
                .isEqualTo(Instant.parse("2026-11-20T17:30:00Z"));
    }

    @Test
    void without_a_time_of_modification_a_new_reservation_stands_before_its_changes() {
        String fresh = ota("new").replaceAll(" LastModifyDateTime=\"[^\"]*\"", "");
        String changed = ota("modified").replaceAll(" LastModifyDateTime=\"[^\"]*\"", "");
        Instant late = Texts.NOW.plusSeconds(3_600);
        Inbound newLater = new Inbound("n", Optional.empty(), late, 5, fresh);
        assertThat(Reading.read(newLater).revision().at()).isEqualTo(Instant.parse("2026-11-20T18:04:11Z"));
        assertThat(Reading.read(newLater).revision()).isLessThan(read(changed).revision());
        assertThat(read(changed).revision().at()).isEqualTo(Texts.NOW);
    }

    @Test
    void a_new_reservation_changed_before_its_acknowledgement_is_ordered_by_receipt() {
        String fresh = ota("new").replaceAll(" LastModifyDateTime=\"[^\"]*\"", "");
        Inbound second =
                new Inbound("n", Optional.empty(), Texts.NOW.plusSeconds(20), 0, fresh.replace("22 h", "23 h"));
        assertThat(read(fresh).revision()).isLessThan(Reading.read(second).revision());
    }

    @ParameterizedTest
    @CsvSource({
        "CardCode=\"VI\" EffectiveDate=\"2027-03-05\", VIRTUAL_CARD",
        "CardCode=\"XX\" CardNumber=\"0000000000000000\", CARD",
        "CardCode=\"VI\" CardNumber=\"4111********1111\", CARD",
        "CardCode=\"\" CardNumber=\"\", UNKNOWN",
    })
    void the_card_tells_how_payment_is_promised(String attributes, Guarantee expected) {
        String raw = ota("new").replaceAll("<PaymentCard [^>]*>", "<PaymentCard " + attributes + ">");
        assertThat(content(raw).guarantee()).isEqualTo(expected);
    }

    @Test
    void a_prepaid_reservation_is_paid_to_the_channel_unless_it_brings_a_virtual_card() {
        String prepaid = ota("modified").replace("<Guarantee>", "<Guarantee GuaranteeType=\"PrePay\">");
        assertThat(content(prepaid).guarantee()).isEqualTo(Guarantee.PAID_TO_CHANNEL);
        String virtual = prepaid.replace("<CardHolderName/>", "<CardHolderName>Bookingcom Agent</CardHolderName>")
                .replace("CardNumber=\"\"", "CardNumber=\"5555555555554444\"");
        assertThat(content(virtual).guarantee()).isEqualTo(Guarantee.VIRTUAL_CARD);
    }

    @Test
    void letters_behind_a_rate_mark_a_virtual_card_and_are_not_part_of_its_number() {
        String raw = ota("modified").replace("RatePlanCode=\"5500011\"", "RatePlanCode=\"5500011VCC\"");
        assertThat(content(raw).guarantee()).isEqualTo(Guarantee.VIRTUAL_CARD);
        assertThat(content(raw).stays().getFirst().rateId()).isEqualTo("5500011");
    }

    @ParameterizedTest
    @CsvSource({
        "AmountAfterTax=\"12000\" DecimalPlaces=\"2\", 12000",
        "AmountAfterTax=\"120000\" DecimalPlaces=\"3\", 12000",
        "AmountAfterTax=\"1200\" DecimalPlaces=\"1\", 12000",
        "AmountAfterTax=\"120.00\", 12000",
        "AmountAfterTax=\"120.5\" DecimalPlaces=\"2\", 12050",
        "AmountBeforeTax=\"12000\" DecimalPlaces=\"2\", 12000",
        "AmountAfterTax=\"\" AmountBeforeTax=\"12000\", 12000",
    })
    void amounts_are_understood_in_every_form(String attributes, long minor) {
        String raw =
                ota("new").replace("AmountAfterTax=\"12000\" DecimalPlaces=\"2\"", attributes.replace("&#44;", ","));
        assertThat(content(raw).stays().getFirst().nights().getFirst().price()).isEqualTo(eur(minor));
    }

    @Test
    void an_amount_that_is_no_number_names_its_element() {
        String raw = ota("new").replace("AmountAfterTax=\"12000\"", "AmountAfterTax=\"1e999999\"");
        assertThatThrownBy(() -> read(raw))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("Total amount")
                .hasMessageNotContaining("1e999999");
    }

    @Test
    void a_night_without_price_leaves_the_total_alone() {
        String raw = ota("new").replace("AmountAfterTax=\"12000\"", "AmountAfterTax=\"\"");
        assertThat(content(raw).stays().getFirst().nights()).isEmpty();
        assertThat(content(raw).stays().getFirst().total()).isEqualTo(eur(27_000));
    }

    @ParameterizedTest
    @CsvSource({"25000, ExpireDate=\"2027-03-07\"", "12500, ExpireDate=\"2027-03-07\"", "25000, UnitMultiplier=\"2\""})
    void a_rate_over_several_nights_fits_the_total_whichever_way_it_is_meant(String amount, String extent) {
        String raw = ota("new").replaceFirst("(?s)<RoomRates>.*?</RoomRates>", """
                        <RoomRates><RoomRate EffectiveDate="2027-03-05" %s RatePlanCode="5500011"><Rates><Rate>\
                        <Total AmountAfterTax="%s" DecimalPlaces="2" CurrencyCode="EUR"/></Rate></Rates></RoomRate></RoomRates>
                        """.formatted(extent, amount));
        assertThat(content(raw).stays().getFirst().nights())
                .extracting(NightPrice::price)
                .containsExactly(eur(12_500), eur(12_500));
    }

    @Test
    void taxes_are_taken_from_one_view_only() {
        String raw = ota("new").replaceFirst("<BasicPropertyInfo", """
                <PriceDetails>
                <GuestView><Taxes><Tax Amount="550" DecimalPlaces="2" CurrencyCode="EUR" Type="Exclusive" Code="15">\
                <TaxDescription><Text>Taxe de séjour</Text></TaxDescription></Tax></Taxes></GuestView>
                <HotelView><Taxes><Tax Amount="550" DecimalPlaces="2" CurrencyCode="EUR" Type="Exclusive" Code="15"/></Taxes></HotelView>
                </PriceDetails><BasicPropertyInfo""");
        assertThat(content(raw).stays().getFirst().extras())
                .contains(new Extra("Taxe de séjour", "15", eur(550), false))
                .hasSize(2);
    }

    @Test
    void a_room_reservation_id_in_an_extension_outranks_the_index() {
        String raw = ota("new")
                .replaceFirst(
                        "<BasicPropertyInfo",
                        "<TPA_Extensions><x:Ids xmlns:x='urn:x' roomreservation_id='700700'/></TPA_Extensions><BasicPropertyInfo");
        assertThat(content(raw).stays()).extracting(RoomStay::externalId).containsExactly("700700", "880000102");
    }

    @Test
    void lines_without_a_number_of_their_own_still_differ() {
        String raw = ota("new").replaceAll(" IndexNumber=\"\\d+\"", " IndexNumber=\"1\"");
        assertThat(content(raw).stays()).extracting(RoomStay::externalId).containsExactly("1", "1#2");
    }

    @Test
    void changes_of_one_second_stand_by_kind_then_receipt_then_position() {
        String changed = ota("modified");
        String cancelled = ota("cancelled").replace("20:15:42", "19:30:00");
        Inbound early = new Inbound("a", Optional.empty(), Texts.NOW, 7, changed);
        Inbound beside = new Inbound("b", Optional.empty(), Texts.NOW, 8, changed.replace("22 h", "21 h"));
        Inbound later =
                new Inbound("c", Optional.empty(), Texts.NOW.plusSeconds(20), 0, changed.replace("22 h", "20 h"));
        assertThat(List.of(later, Texts.inbound(cancelled), beside, early).stream()
                        .map(inbound -> Reading.read(inbound).revision())
                        .sorted())
                .containsExactly(
                        Reading.read(early).revision(),
                        Reading.read(beside).revision(),
                        Reading.read(later).revision(),
                        read(cancelled).revision());
    }
}
