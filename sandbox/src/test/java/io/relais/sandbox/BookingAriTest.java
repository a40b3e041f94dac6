package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.sandbox.world.RateNight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingAriTest {
    private static final String AVAILABILITY = "/booking/supply/hotels/ota/OTA_HotelAvailNotif";
    private static final String RATES = "/booking/supply/hotels/ota/OTA_HotelRateAmountNotif";
    private static final String CONTROL =
            "<StatusApplicationControl Start=\"2027-06-01\" End=\"2027-06-03\" InvTypeCode=\"90001\" RatePlanCode=\"71\"/>";
    private static final String ROOM =
            "<StatusApplicationControl Start=\"2027-06-01\" End=\"2027-06-03\" InvTypeCode=\"90001\"/>";
    private final Fixture fixture;
    private String[] bearer = {};

    BookingAriTest() throws Exception {
        fixture = new Fixture();
    }

    @BeforeEach
    void signIn() throws Exception {
        bearer = fixture.bearer();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void counts_are_set_for_both_ends_of_the_range() throws Exception {
        String answer = availability("<AvailStatusMessage BookingLimit=\"7\">" + ROOM + "</AvailStatusMessage>");

        assertThat(answer).contains("<Success/>").contains("<!-- RUID: [");
        assertThat(count(0)).isEqualTo(7);
        assertThat(count(2)).isEqualTo(7);
        assertThat(count(3)).isZero();
    }

    @Test
    void restrictions_are_set_per_rate() throws Exception {
        availability("<AvailStatusMessage>" + CONTROL + "<RestrictionStatus Status=\"Close\" Restriction=\"Arrival\"/>"
                + "<LengthsOfStay ArrivalDateBased=\"1\"><LengthOfStay Time=\"2\" MinMaxMessageType=\"SetMinLOS\"/>"
                + "<LengthOfStay Time=\"9\" MinMaxMessageType=\"SetMaxLOS\"/></LengthsOfStay></AvailStatusMessage>"
                + "<AvailStatusMessage>" + CONTROL + "<RestrictionStatus Status=\"Close\"/></AvailStatusMessage>");

        RateNight night = night("71");
        assertThat(night.closed()).isTrue();
        assertThat(night.closedToArrival()).isTrue();
        assertThat(night.minStayArrival()).isEqualTo(2);
        assertThat(night.minStayThrough()).isZero();
        assertThat(night.maxStay()).isEqualTo(9);
        assertThat(night("72").closed()).isFalse();
    }

    @Test
    void prices_are_read_as_minor_units_or_decimals_and_by_number_of_guests() throws Exception {
        rates("<BaseByGuestAmt AmountAfterTax=\"15050\" DecimalPlaces=\"2\" CurrencyCode=\"EUR\"/>"
                + "<BaseByGuestAmt AmountAfterTax=\"99.90\" CurrencyCode=\"EUR\" NumberOfGuests=\"1\"/>");

        assertThat(night("71").findPrice(2)).contains(15_050L);
        assertThat(night("71").findPrice(1)).contains(9_990L);
    }

    @Test
    void another_currency_is_refused_by_name_inside_a_200() throws Exception {
        String answer = rates("<BaseByGuestAmt AmountAfterTax=\"150\" CurrencyCode=\"USD\"/>");

        assertThat(answer)
                .contains("<Errors>")
                .contains("CURRENCY_CODE_DONT_MATCH_HOTEL_CURRENCY")
                .doesNotContain("<Success/>");
        assertThat(night("71").prices()).isEmpty();
    }

    @Test
    void an_unknown_room_refuses_the_whole_message() throws Exception {
        String unknown = ROOM.replace("90001", "12345");

        String answer = availability("<AvailStatusMessage BookingLimit=\"7\">" + ROOM + "</AvailStatusMessage>"
                + "<AvailStatusMessage BookingLimit=\"7\">" + unknown + "</AvailStatusMessage>");

        assertThat(answer).contains("<Errors>").contains("RecordID=\"2\"");
        assertThat(count(0)).isZero();
    }

    @Test
    void without_the_atomic_switch_the_rest_is_applied_and_a_warning_names_the_wrong_item() throws Exception {
        fixture.api("PATCH", "/switches", "{\"booking\":{\"atomicAri\":false}}");

        String answer = availability("<AvailStatusMessage BookingLimit=\"7\">" + ROOM + "</AvailStatusMessage>"
                + "<AvailStatusMessage BookingLimit=\"900\">" + ROOM + "</AvailStatusMessage>");

        assertThat(answer).contains("<Success/>").contains("<Warning ").contains("RecordID=\"2\"");
        assertThat(count(0)).isEqualTo(7);
    }

    @Test
    void the_room_of_another_account_is_unknown() throws Exception {
        String answer = availability(
                "<AvailStatusMessage BookingLimit=\"1\">" + ROOM.replace("90001", "90201") + "</AvailStatusMessage>");

        assertThat(answer).contains("<Errors>");
    }

    @Test
    void bxml_sets_count_price_and_restrictions_together() throws Exception {
        String request = """
                <request><version>1.0</version><room id="90201"><date from="2027-06-01" to="2027-06-02"><rate id="74"/>
                <roomstosell>2</roomstosell><price>45.250</price><price1>40</price1><minimumstay>3</minimumstay>
                <closedondeparture>1</closedondeparture></date></room></request>
                """;

        String answer = fixture.send("POST", "/booking/supply/hotels/xml/availability", request, fixture.bearerBxml())
                .body();

        assertThat(answer).contains("<ok/>");
        RateNight night = fixture.sandbox.booking().stock().rate("90201", "74", Fixture.DAY.plusDays(1));
        assertThat(night.findPrice(2)).contains(45_250L);
        assertThat(night.findPrice(1)).contains(40_000L);
        assertThat(night.minStayArrival()).isEqualTo(3);
        assertThat(night.closedToDeparture()).isTrue();
        assertThat(fixture.sandbox.booking().stock().room("90201", Fixture.DAY).count())
                .isEqualTo(2);
    }

    @Test
    void the_calendar_reads_back_what_was_pushed_for_at_most_31_days() throws Exception {
        availability("<AvailStatusMessage BookingLimit=\"7\">" + ROOM + "</AvailStatusMessage>");
        rates("<BaseByGuestAmt AmountAfterTax=\"15050\" DecimalPlaces=\"2\" CurrencyCode=\"EUR\"/>");
        String request = "<request><hotel_id>900</hotel_id><start_date>2027-06-01</start_date>"
                + "<number_of_days>%d</number_of_days></request>";

        var answer = readBack(request.formatted(2));
        var tooMuch =
                fixture.send("POST", "/booking/supply/hotels/xml/roomrateavailability", request.formatted(32), bearer);

        assertThat(answer)
                .contains("<date value=\"2027-06-02\">")
                .contains("<rooms_to_sell>7</rooms_to_sell>")
                .contains("<price>150.50</price>")
                .doesNotContain("2027-06-03");
        assertThat(tooMuch.statusCode()).isEqualTo(400);
    }

    @Test
    void rooms_and_rates_to_map_are_those_of_the_account() throws Exception {
        String answer = fixture.send("POST", "/booking/supply/hotels/xml/roomrates", "<request></request>", bearer)
                .body();

        assertThat(answer)
                .contains("id=\"90001\"")
                .contains("rate_name=\"Strict\"")
                .doesNotContain("90201");
    }

    private String readBack(String request) throws Exception {
        return fixture.send("POST", "/booking/supply/hotels/xml/roomrateavailability", request, bearer)
                .body();
    }

    private String availability(String messages) throws Exception {
        String body = "<OTA_HotelAvailNotifRQ><AvailStatusMessages>" + messages
                + "</AvailStatusMessages></OTA_HotelAvailNotifRQ>";
        return fixture.send("POST", AVAILABILITY, body, bearer).body();
    }

    private String rates(String amounts) throws Exception {
        String body = "<OTA_HotelRateAmountNotifRQ xmlns=\"http://www.opentravel.org/OTA/2003/05\">"
                + "<RateAmountMessages HotelCode=\"900\"><RateAmountMessage>" + CONTROL
                + "<Rates><Rate><BaseByGuestAmts>" + amounts
                + "</BaseByGuestAmts></Rate></Rates></RateAmountMessage></RateAmountMessages></OTA_HotelRateAmountNotifRQ>";
        return fixture.send("POST", RATES, body, bearer).body();
    }

    private int count(int day) {
        return fixture.sandbox
                .booking()
                .stock()
                .room("90001", Fixture.DAY.plusDays(day))
                .count();
    }

    private RateNight night(String rateId) {
        return fixture.sandbox.booking().stock().rate("90001", rateId, Fixture.DAY);
    }
}
