package io.relais.connector.bookingcom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.AriAnswer;
import io.relais.connector.AriAnswer.Cause;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.Inbound;
import io.relais.connector.ListedReservation;
import io.relais.connector.PartnerFault;
import io.relais.connector.ReservationReport;
import io.relais.connector.testkit.Samples;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the roles beside pulling and publishing say on the wire, and what the account's settings change about it. */
class RolesTest {
    private static final LocalDate DAY = LocalDate.parse("2027-01-20");
    private static final NightRange NIGHTS = new NightRange(DAY, DAY.plusDays(3));
    private static final AriChange COUNT = new AriChange.Availability("101", NIGHTS, 4);
    private static final AriChange RULE =
            new AriChange.Restricted("101", "55", NIGHTS, new Restriction(2, 3, 14, false, true, false));

    private final BookingComConnector connector = new BookingComConnector();

    private static AriChange price(int occupancy) {
        return new AriChange.Price("101", "55", NIGHTS, occupancy, new Money(10_000 + occupancy, "EUR"));
    }

    private AriAnswer send(FakePartner partner, AriChange... changes) {
        List<AriMessage> messages = connector.pack(new AriUpdate("4711", "EUR", List.of(changes)));
        assertThat(messages).hasSize(1);
        return connector.send(partner.session(), messages.getFirst());
    }

    private static FakePartner taking() {
        return new FakePartner(request -> FakePartner.ok("<ok/>"));
    }

    private static String lastBody(FakePartner partner) {
        return partner.requests.getLast().body();
    }

    private static String night(LocalDate date, String inside) {
        return "<date value=\"" + date + "\">" + inside + "</date>";
    }

    @Test
    void equal_nights_are_read_back_as_one_run_and_untold_ones_not_at_all() {
        String told = "<rooms_to_sell>4</rooms_to_sell><rate id=\"55\"><price>123.45</price><price1>99</price1>"
                + "<occupancy_price persons=\"3\">140.00</occupancy_price><minimumstay>1</minimumstay>"
                + "<minimumstay_arrival>2</minimumstay_arrival><maximumstay>14</maximumstay>"
                + "<closedonarrival>1</closedonarrival></rate>";
        FakePartner partner = new FakePartner(request -> FakePartner.ok("<rooms><room hotel_id=\"4711\" id=\"101\">"
                + night(DAY, told)
                + night(DAY.plusDays(1), told)
                + night(DAY.plusDays(3), "<rooms_to_sell>3</rooms_to_sell><closed>1</closed>")
                + night(DAY.plusDays(40), told)
                + "</room><room hotel_id=\"4712\" id=\"999\">" + night(DAY, told) + "</room></rooms>"));
        NightRange two = new NightRange(DAY, DAY.plusDays(1));
        assertThat(connector.observe(partner.session(), "4711", "EUR", NIGHTS).values())
                .containsExactlyInAnyOrder(
                        new AriChange.Availability("101", two, 4),
                        new AriChange.Availability("101", NightRange.of(DAY.plusDays(3)), 0),
                        new AriChange.Price("101", "55", two, 0, new Money(12_345, "EUR")),
                        new AriChange.Price("101", "55", two, 1, new Money(9_900, "EUR")),
                        new AriChange.Price("101", "55", two, 3, new Money(14_000, "EUR")),
                        new AriChange.Restricted("101", "55", two, new Restriction(2, 1, 14, false, true, false)));
        assertThat(lastBody(partner)).contains("<number_of_days>4</number_of_days><start_date>2027-01-20</start_date>");
        assertThat(partner.requests.getLast().headers()).containsEntry("Accept-Version", "1.1");
    }

    @Test
    void a_calendar_with_an_impossible_date_is_a_protocol_fault() {
        FakePartner partner = new FakePartner(
                request -> FakePartner.ok("<rooms><room id=\"1\"><date value=\"soon\"/></room></rooms>"));
        assertThatThrownBy(() -> connector.observe(partner.session(), "4711", "EUR", NIGHTS))
                .isInstanceOfSatisfying(
                        PartnerFault.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.PROTOCOL));
    }

    @ParameterizedTest
    @CsvSource({"standard, 2", "occupancy, 0", "los, 0", "los, 2", "weekly, 0"})
    void a_price_of_another_pricing_model_is_refused_before_it_is_sent(String model, int occupancy) {
        FakePartner partner = taking().with("pricing", model);
        assertThatThrownBy(() -> send(partner, price(occupancy))).isInstanceOfSatisfying(PartnerFault.class, fault -> {
            assertThat(fault.fault()).isEqualTo(Fault.CONFIG);
            assertThat(fault.text()).contains("'pricing'");
        });
        assertThat(partner.requests).isEmpty();
    }

    @Test
    void of_derived_prices_the_base_alone_is_sent() {
        FakePartner partner = taking().with("pricing", "derived").with("baseOccupancy", "3");
        assertThat(send(partner, price(1), price(2), price(3))).isEqualTo(AriAnswer.ACCEPTED);
        assertThat(lastBody(partner))
                .contains("AmountAfterTax=\"10003\"", "NumberOfGuests=\"3\"")
                .doesNotContain("10001", "10002");
    }

    @Test
    void derived_prices_without_the_base_are_taken_without_a_call() {
        FakePartner partner = taking().with("pricing", "derived");
        assertThat(send(partner, price(1), price(3))).isEqualTo(AriAnswer.ACCEPTED);
        assertThat(partner.requests).isEmpty();
    }

    @Test
    void the_hub_is_told_which_prices_an_account_wants() {
        assertThat(connector.pricedByOccupancy(
                        taking().with("pricing", "occupancy").session().settings()))
                .contains(true);
        assertThat(connector.pricedByOccupancy(taking().session().settings())).contains(false);
    }

    @Test
    void the_other_style_tells_the_same_in_its_own_words() {
        FakePartner partner = taking().with("ariStyle", "bxml");
        send(partner, RULE, COUNT);
        assertThat(partner.calls().getLast()).isEqualTo("POST /hotels/xml/availability");
        assertThat(lastBody(partner))
                .contains("<room id=\"101\"><date from=\"2027-01-20\" to=\"2027-01-23\"><roomstosell>4</roomstosell>")
                .contains("<rate id=\"55\"/><minimumstay>3</minimumstay><maximumstay>14</maximumstay><closed>0</closed>"
                        + "<closedonarrival>1</closedonarrival><closedondeparture>0</closedondeparture>");
        send(partner, price(0), price(1));
        assertThat(lastBody(partner))
                .contains("<currencycode>EUR</currencycode><price>100.00</price>", "<price1>100.01</price1>");
    }

    @Test
    void a_refusal_in_the_other_style_names_its_change_by_position() {
        FakePartner partner = new FakePartner(request -> FakePartner.ok(
                        request.body().contains("roomstosell")
                                ? "<errors><error code=\"402\" record=\"2\">Room 101 does not exist</error></errors>"
                                : "<ok/>"))
                .with("ariStyle", "bxml");
        assertThat(send(partner, RULE, COUNT).rejections())
                .containsExactly(new AriAnswer.Rejection(COUNT, "Room 101 does not exist", Cause.UNKNOWN_PRODUCT));
    }

    @ParameterizedTest
    @CsvSource({
        "ROOM_ID_DOES_NOT_EXIST 101, UNKNOWN_PRODUCT",
        "Rate 55 is not active, UNKNOWN_PRODUCT",
        "Unknown room, UNKNOWN_PRODUCT",
        "Temporary failure, PASSING",
        "internal server error, PASSING",
        "UNABLE_TO_PROCESS, PASSING",
        "Unable to process: price below the minimum, VALUE",
        "INVALID_VALUE price, VALUE",
    })
    void what_has_to_change_is_read_from_the_partners_words(String words, Cause cause) {
        FakePartner partner = new FakePartner(
                request -> FakePartner.ok("<RS><Success/><Warnings><Warning Code=\"1\" RecordID=\"1\" ShortText=\""
                        + words + "\"/></Warnings></RS>"));
        assertThat(send(partner, COUNT).rejections())
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.cause()).isEqualTo(cause));
    }

    @Test
    void missed_reservations_are_asked_for_only_when_the_partner_switched_them_on() {
        FakePartner off =
                new FakePartner(request -> FakePartner.ok(Texts.resource("contract/booking-com/__files/new.xml")));
        assertThat(connector.missed(off.session())).isEmpty();
        assertThat(off.requests).isEmpty();
        List<Inbound> missed = connector.missed(off.with("recovery", "on").session());
        assertThat(missed).isNotEmpty().extracting(Inbound::receipt).allMatch(Optional::isPresent);
        assertThat(off.calls()).containsExactly("GET /reservations-flow-control/missed-reservations");
    }

    @Test
    void a_pull_is_narrowed_by_the_accounts_settings() {
        FakePartner partner = new FakePartner(request -> FakePartner.ok("<OTA_HotelResNotifRQ/>"))
                .with("hotelIds", "4711, 4712")
                .with("limit", "50");
        connector.pull(partner.session());
        assertThat(partner.requests.getLast().uri().getQuery()).isEqualTo("hotel_ids=4711,4712&limit=50");
        assertThatThrownBy(() -> connector.pull(partner.with("limit", "all").session()))
                .isInstanceOfSatisfying(
                        PartnerFault.class, fault -> assertThat(fault.text()).contains("'limit'"));
    }

    @Test
    void a_reservation_whose_card_could_not_be_read_is_left_in_its_queue_for_a_while() {
        String body =
                Texts.resource("contract/booking-com/__files/new.xml").replace("CardCode=\"VI\"", "CardCode=\"XX\"");
        assertThat(body).contains("CardCode=\"XX\"");
        FakePartner old = new FakePartner(request -> FakePartner.ok(body));
        assertThat(connector.pull(old.session()))
                .as("booked long ago: acknowledged without its card")
                .extracting(Inbound::receipt)
                .allMatch(Optional::isPresent);
        FakePartner fresh = new FakePartner(request -> FakePartner.ok(
                body.replaceAll("(LastModifyDateTime|CreateDateTime)=\"[^\"]*\"", "$1=\"2026-11-21T09:50:00\"")));
        assertThat(connector.pull(fresh.session()))
                .extracting(Inbound::receipt)
                .as("ten minutes old: it may come again with its card")
                .anyMatch(Optional::isEmpty);
    }

    @Test
    void reports_are_told_in_the_partners_words() {
        FakePartner partner = taking();
        connector.report(partner.session(), new ReservationReport.NoShow("1", Optional.of("77"), true));
        assertThat(lastBody(partner))
                .endsWith("<request><reservation_id>1</reservation_id><roomreservation_id>77</roomreservation_id>"
                        + "<report waived_fees=\"yes\">is_no_show</report></request>");
        connector.report(
                partner.session(),
                new ReservationReport.StayChanged("1", "77", StayDates.of(DAY, 2), new Money(24_050, "EUR")));
        assertThat(lastBody(partner))
                .contains("<stay_change><roomreservation_id>77</roomreservation_id><checkin>2027-01-20</checkin>"
                        + "<checkout>2027-01-22</checkout><price>240.50</price></stay_change>");
    }

    @Test
    void a_payment_of_long_ago_is_no_longer_told() {
        FakePartner partner = new FakePartner(request -> new HttpAnswer(410, Map.of(), "{\"errors\":[]}"));
        assertThat(connector.payment(partner.session(), "1")).isEmpty();
        assertThatThrownBy(() -> connector.payment(partner.session(), "1/../2")).isInstanceOf(PartnerFault.class);
    }

    @Test
    void the_published_sample_of_a_list_can_be_read() {
        String sample = Objects.requireNonNull(Samples.of("booking").get("historical-reservations-response.json"));
        FakePartner partner = new FakePartner(request -> FakePartner.ok(sample));
        List<ListedReservation> listed = connector.reservations(partner.session(), "4711", "EUR", DAY, DAY);
        assertThat(listed).extracting(ListedReservation::cancelled).containsExactly(false, true);
        assertThat(listed.getFirst().total()).contains(new Money(12_345, "EUR"));
    }
}
