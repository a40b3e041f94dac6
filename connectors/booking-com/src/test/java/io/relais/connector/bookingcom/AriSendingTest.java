package io.relais.connector.bookingcom;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriAnswer;
import io.relais.connector.AriAnswer.Rejection;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.HttpRequest;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class AriSendingTest {
    private static final NightRange NIGHTS =
            new NightRange(LocalDate.parse("2027-01-30"), LocalDate.parse("2027-02-02"));
    private static final AriChange RULE =
            new AriChange.Restricted("471100101", "5500011", NIGHTS, new Restriction(2, 3, 14, false, true, false));
    private static final AriChange COUNT = new AriChange.Availability("471100101", NIGHTS, 5);
    private static final AriChange OTHER_COUNT = new AriChange.Availability("471100102", NIGHTS, 900);
    private static final AriChange PRICE =
            new AriChange.Price("471100101", "5500011", NIGHTS, 0, new Money(15_000, "EUR"));
    private static final AriChange SINGLE =
            new AriChange.Price("471100101", "5500011", NIGHTS, 1, new Money(12_000, "EUR"));
    private static final AriChange OTHER_PRICE =
            new AriChange.Price("471100102", "5500011", NIGHTS, 0, new Money(9_000, "EUR"));

    private final BookingComConnector connector = new BookingComConnector();

    private AriMessage packed(AriChange... changes) {
        List<AriMessage> messages = connector.pack(new AriUpdate("4711001", "EUR", List.of(changes)));
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private List<Rejection> rejections(AriMessage message, String... answers) {
        Deque<String> queue = new ArrayDeque<>(List.of(answers));
        FakePartner partner = new FakePartner(request -> FakePartner.ok(queue.remove()));
        AriAnswer answer = connector.send(partner.session(), message);
        assertThat(queue).as("answers not asked for").isEmpty();
        return answer.rejections();
    }

    private static String warning(String attributes) {
        return "<RS><Success/><Warnings><Warning " + attributes + "/></Warnings></RS><!-- RUID: [cg] -->";
    }

    @Test
    void an_update_is_one_availability_and_one_price_request() {
        assertThat(connector.pack(
                        new AriUpdate("4711001", "EUR", List.of(PRICE, COUNT, OTHER_PRICE, RULE, OTHER_COUNT, SINGLE))))
                .extracting(AriMessage::operation, message -> message.changes().size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ari.availability", 3),
                        org.assertj.core.groups.Tuple.tuple("ari.prices", 3));
    }

    @Test
    void restrictions_stand_before_counts_and_counts_are_capped() {
        String body = packed(COUNT, OTHER_COUNT, RULE).body();
        assertThat(body)
                .contains("<AvailStatusMessages HotelCode=\"4711001\">")
                .contains("<RestrictionStatus Status=\"Open\"/>")
                .contains("<RestrictionStatus Status=\"Close\" Restriction=\"Arrival\"/>")
                .contains("<RestrictionStatus Status=\"Open\" Restriction=\"Departure\"/>")
                .contains(
                        "<LengthsOfStay ArrivalDateBased=\"1\"><LengthOfStay Time=\"2\" MinMaxMessageType=\"SetMinLOS\"/>"
                                + "<LengthOfStay Time=\"14\" MinMaxMessageType=\"SetMaxLOS\"/>")
                .contains(
                        "<LengthsOfStay ArrivalDateBased=\"0\"><LengthOfStay Time=\"3\" MinMaxMessageType=\"SetMinLOS\"/>")
                .contains("BookingLimit=\"254\"")
                .contains(
                        "<StatusApplicationControl Start=\"2027-01-30\" End=\"2027-02-02\" InvTypeCode=\"471100101\"/>");
        assertThat(body.indexOf("RestrictionStatus")).isLessThan(body.indexOf("BookingLimit"));
    }

    @Test
    void prices_for_several_numbers_of_people_share_a_message() {
        assertThat(packed(PRICE, OTHER_PRICE, SINGLE).body())
                .containsOnlyOnce(
                        "AmountAfterTax=\"15000\" DecimalPlaces=\"2\" CurrencyCode=\"EUR\"/>"
                                + "<BaseByGuestAmt AmountAfterTax=\"12000\" DecimalPlaces=\"2\" CurrencyCode=\"EUR\" NumberOfGuests=\"1\"/>");
    }

    @Test
    void the_time_of_sending_is_added_when_sending() {
        FakePartner partner = new FakePartner(request -> FakePartner.ok("<RS><Success/></RS>"));
        assertThat(connector.send(partner.session(), packed(COUNT))).isEqualTo(AriAnswer.ACCEPTED);
        HttpRequest sent = partner.requests.getLast();
        assertThat(sent.uri()).hasToString("http://supply.test/hotels/ota/OTA_HotelAvailNotif");
        assertThat(sent.headers()).containsEntry("Accept-Version", "1.1");
        assertThat(sent.body()).contains("TimeStamp=\"2026-11-21T10:00:00+00:00\" Target=\"Production\"");
    }

    @Test
    void a_warning_about_a_position_refuses_the_change_at_it() {
        assertThat(rejections(packed(RULE, COUNT, OTHER_COUNT), warning("RecordID=\"7\" ShortText=\"too many\"")))
                .containsExactly(new Rejection(OTHER_COUNT, "too many [RUID cg]"));
        assertThat(rejections(packed(RULE, COUNT), warning("RecordID=\"4\" ShortText=\"too long\"")))
                .containsExactly(new Rejection(RULE, "too long [RUID cg]"));
        assertThat(rejections(packed(PRICE, SINGLE, OTHER_PRICE), warning("RecordID=\"1\" ShortText=\"low\"")))
                .extracting(Rejection::change)
                .containsExactly(PRICE, SINGLE);
    }

    @Test
    void a_warning_about_a_number_refuses_what_has_the_number() {
        assertThat(rejections(packed(COUNT, OTHER_COUNT), warning("RecordID=\"471100102\" ShortText=\"closed\"")))
                .extracting(Rejection::change)
                .containsExactly(OTHER_COUNT);
        assertThat(rejections(
                        packed(PRICE, OTHER_PRICE),
                        warning("ShortText=\"Rate 5500011 not active for room 471100102\"")))
                .extracting(Rejection::change)
                .containsExactly(OTHER_PRICE);
    }

    @Test
    void a_warning_about_nothing_we_know_refuses_everything() {
        assertThat(rejections(packed(COUNT, OTHER_COUNT), warning("ShortText=\"hotel is closed\"")))
                .hasSize(2);
    }

    @Test
    void a_notice_about_an_old_version_refuses_nothing() {
        assertThat(rejections(packed(COUNT), warning("ShortText=\"This version is deprecated\"")))
                .isEmpty();
    }

    @Test
    void an_error_refuses_the_request_and_what_it_does_not_name_is_sent_again() {
        assertThat(rejections(
                        packed(COUNT, OTHER_COUNT),
                        "<RS><Errors><Error RecordID=\"471100102\" ShortText=\"unknown room\"/></Errors></RS>",
                        "<RS><Success/></RS>"))
                .containsExactly(new Rejection(OTHER_COUNT, "unknown room", AriAnswer.Cause.UNKNOWN_PRODUCT));
    }

    @Test
    void a_second_error_refuses_all_that_is_left() {
        assertThat(rejections(
                        packed(COUNT, OTHER_COUNT, RULE),
                        "<RS><Errors><Error RecordID=\"471100102\" ShortText=\"unknown room\"/></Errors></RS>",
                        "<RS><Errors><Error RecordID=\"5500011\" ShortText=\"unknown rate\"/></Errors></RS>"))
                .extracting(Rejection::change)
                .containsExactlyInAnyOrder(COUNT, OTHER_COUNT, RULE);
    }

    @Test
    void another_currency_refuses_the_prices_with_the_partners_words() {
        assertThat(rejections(
                        packed(PRICE, OTHER_PRICE),
                        "<RS><Errors><Error ShortText=\"CURRENCY_CODE_DONT_MATCH_HOTEL_CURRENCY\"/></Errors></RS>"))
                .extracting(Rejection::text)
                .containsOnly("CURRENCY_CODE_DONT_MATCH_HOTEL_CURRENCY")
                .hasSize(2);
    }
}
