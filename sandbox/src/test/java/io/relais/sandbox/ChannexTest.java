package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.sandbox.world.BookingRequest;
import io.relais.sandbox.world.Card;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.Revision;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannexTest {
    private static final String FEED =
            "booking_revisions/feed?filter%5Bproperty_id%5D=" + Fixture.PROPERTY + "&order%5Binserted_at%5D=asc";
    private static final String ROOM = "11111111-0000-4000-8000-000000000011";
    private static final String PLAN = "11111111-0000-4000-8000-000000000021";
    private static final String BY_GUESTS = "11111111-0000-4000-8000-000000000022";
    private final Fixture fixture;

    ChannexTest() throws Exception {
        fixture = new Fixture();
    }

    @BeforeEach
    void open() {
        fixture.open(fixture.sandbox.channex(), Fixture.CHANNEX_DOUBLE, 20);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void a_wrong_key_is_refused() throws Exception {
        var answer = fixture.send("GET", "/channex/api/v1/properties", "", "user-api-key", "wrong");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"errors\"").contains("unauthorized");
    }

    @Test
    void a_revision_stays_in_the_feed_until_it_is_acknowledged() throws Exception {
        Revision booked = fixture.bookChannex();
        Revision cancelled = fixture.sandbox.channex().guests().cancel(booked.bookingId());

        JsonNode feed = fixture.channexJson("GET", FEED, "");
        assertThat(feed.at("/meta/total").asInt()).isEqualTo(2);
        assertThat(feed.at("/data/0/attributes/id").asText()).isEqualTo(booked.id());
        assertThat(feed.at("/data/0/attributes/booking_id").asText()).isEqualTo(booked.bookingId());
        assertThat(feed.at("/data/0/attributes/status").asText()).isEqualTo("new");
        assertThat(feed.at("/data/1/attributes/status").asText()).isEqualTo("cancelled");
        assertThat(feed.at("/data/0/attributes/rooms/0/days/2027-06-01").asText())
                .isEqualTo("80.00");

        fixture.channex("POST", "booking_revisions/" + booked.id() + "/ack", "");

        assertThat(fixture.channexJson("GET", FEED, "")
                        .at("/data/0/attributes/id")
                        .asText())
                .isEqualTo(cancelled.id());
        assertThat(fixture.channex("POST", "booking_revisions/unknown/ack", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_feed_has_pages() throws Exception {
        for (int i = 0; i < 12; i++) {
            fixture.bookChannex();
        }

        JsonNode first = fixture.channexJson("GET", FEED, "");
        JsonNode second = fixture.channexJson("GET", FEED + "&pagination%5Bpage%5D=2", "");

        assertThat(first.path("data")).hasSize(10);
        assertThat(second.path("data")).hasSize(2);
        assertThat(second.at("/meta/total").asInt()).isEqualTo(12);
    }

    @Test
    void the_card_is_told_until_the_revision_is_acknowledged() throws Exception {
        Revision booked = fixture.sandbox
                .channex()
                .guests()
                .book(BookingRequest.of(Fixture.PROPERTY, Fixture.CHANNEX_DOUBLE, Fixture.DAY, 1)
                        .withCard(Card.VIRTUAL))
                .revisionOrThrow();
        String path = "booking_revisions/" + booked.id();

        JsonNode before = fixture.channexJson("GET", path, "");
        fixture.channex("POST", path + "/ack", "");
        JsonNode after = fixture.channexJson("GET", path, "");
        JsonNode booking = fixture.channexJson("GET", "bookings/" + booked.bookingId(), "");

        assertThat(before.at("/data/attributes/guarantee/is_virtual").asBoolean())
                .isTrue();
        assertThat(before.at("/data/attributes/guarantee/meta/virtual_card_current_balance")
                        .asText())
                .isEqualTo("80.00");
        assertThat(after.at("/data/attributes/guarantee").isNull()).isTrue();
        assertThat(booking.at("/data/attributes/revision_id").asText()).isEqualTo(booked.id());
    }

    @Test
    void availability_is_taken_by_date_and_by_period_and_read_back() throws Exception {
        JsonNode answer = write("availability", """
                {"property_id":"%s","room_type_id":"%s","date":"2027-06-01","availability":4},
                {"property_id":"%s","room_type_id":"%s","date_from":"2027-06-02","date_to":"2027-06-03","availability":5}
                """.formatted(Fixture.PROPERTY, ROOM, Fixture.PROPERTY, ROOM));

        assertThat(answer.at("/meta/warnings")).isEmpty();
        JsonNode dates = read("availability", "").at("/data/" + ROOM);
        assertThat(dates.path("2027-06-01").asInt()).isEqualTo(4);
        assertThat(dates.path("2027-06-03").asInt()).isEqualTo(5);
    }

    @Test
    void restrictions_are_taken_for_picked_weekdays_with_both_forms_of_a_rate() throws Exception {
        write("restrictions", """
                {"property_id":"%s","rate_plan_id":"%s","date_from":"2027-06-01","date_to":"2027-06-07","days":["mo","su"],
                 "rate":"200.00","min_stay_arrival":2,"closed_to_arrival":true},
                {"property_id":"%s","rate_plan_id":"%s","date":"2027-06-01","rates":[{"occupancy":1,"rate":12100},{"occupancy":2,"rate":13200}]}
                """.formatted(Fixture.PROPERTY, PLAN, Fixture.PROPERTY, BY_GUESTS));

        // 1 June 2027 is a Tuesday: only Sunday 6 and Monday 7 are meant.
        RateNight sunday = fixture.sandbox.channex().stock().rate(ROOM, PLAN, Fixture.DAY.plusDays(5));
        RateNight tuesday = fixture.sandbox.channex().stock().rate(ROOM, PLAN, Fixture.DAY);
        assertThat(sunday.findPrice(2)).contains(20_000L);
        assertThat(sunday.closedToArrival()).isTrue();
        assertThat(tuesday.prices()).isEmpty();
        JsonNode back = read("restrictions", "&filter%5Brestrictions%5D=rate,min_stay_arrival");
        assertThat(back.at("/data/" + PLAN + "/2027-06-06/rate").asText()).isEqualTo("200.00");
        assertThat(back.at("/data/" + PLAN + "/2027-06-06/min_stay_arrival").asInt())
                .isEqualTo(2);
        assertThat(back.at("/data/" + BY_GUESTS + "/2027-06-01/rates/1").asText())
                .isEqualTo("121.00");
    }

    @Test
    void what_is_wrong_with_a_value_is_a_warning_inside_a_200_and_the_rest_is_applied() throws Exception {
        JsonNode answer = write("restrictions", """
                {"property_id":"%s","rate_plan_id":"%s","date":"2027-06-01","rate":null,"stop_sell":true},
                {"property_id":"%s","rate_plan_id":"unknown","date":"2027-06-01","rate":100}
                """.formatted(Fixture.PROPERTY, PLAN, Fixture.PROPERTY));

        assertThat(answer.at("/meta/message").asText()).isEqualTo("Success");
        assertThat(answer.at("/meta/warnings/0/warning/rate/0").asText())
                .isEqualTo("Should be a non null value or not existed field");
        assertThat(answer.at("/meta/warnings/0/stop_sell").asBoolean()).isTrue();
        assertThat(answer.at("/meta/warnings/1/warning/rate_plan_id")).isNotEmpty();
        assertThat(fixture.sandbox
                        .channex()
                        .stock()
                        .rate(ROOM, PLAN, Fixture.DAY)
                        .closed())
                .isTrue();
    }

    @Test
    void the_eleventh_availability_call_within_a_minute_is_refused() throws Exception {
        String value = "{\"property_id\":\"%s\",\"room_type_id\":\"%s\",\"date\":\"2027-06-01\",\"availability\":1}"
                .formatted(Fixture.PROPERTY, ROOM);
        for (int i = 0; i < 10; i++) {
            assertThat(write("availability", value).path("meta").isObject()).isTrue();
        }

        var refused = fixture.channex("POST", "availability", "{\"values\":[" + value + "]}");
        fixture.clock.advance(Duration.ofSeconds(61));
        var later = fixture.channex("POST", "availability", "{\"values\":[" + value + "]}");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("http_too_many_requests");
        assertThat(later.statusCode()).isEqualTo(200);
    }

    @Test
    void more_than_ten_megabytes_are_too_much() throws Exception {
        String body = "{\"values\":[]" + " ".repeat(10 * 1024 * 1024) + "}";

        assertThat(fixture.channex("POST", "availability", body).statusCode()).isEqualTo(413);
    }

    @Test
    void properties_rooms_and_plans_can_be_mapped() throws Exception {
        JsonNode rooms = fixture.channexJson("GET", "room_types?filter%5Bproperty_id%5D=" + Fixture.PROPERTY, "");
        JsonNode plans = fixture.channexJson("GET", "rate_plans", "");
        JsonNode properties = fixture.channexJson("GET", "properties", "");

        assertThat(rooms.at("/data/0/attributes/title").asText()).isEqualTo("Double");
        assertThat(plans.at("/data/1/attributes/sell_mode").asText()).isEqualTo("per_person");
        assertThat(plans.at("/data/1/attributes/options")).hasSize(3);
        assertThat(properties.at("/data/0/attributes/currency").asText()).isEqualTo("EUR");
    }

    private JsonNode write(String what, String values) throws Exception {
        return fixture.channexJson("POST", what, "{\"values\":[" + values + "]}");
    }

    private JsonNode read(String what, String more) throws Exception {
        return fixture.channexJson(
                "GET",
                what + "?filter%5Bproperty_id%5D=" + Fixture.PROPERTY
                        + "&filter%5Bdate%5D%5Bgte%5D=2027-06-01&filter%5Bdate%5D%5Blte%5D=2027-06-07" + more,
                "");
    }
}
