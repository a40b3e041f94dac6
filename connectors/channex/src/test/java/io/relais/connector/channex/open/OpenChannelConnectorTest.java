package io.relais.connector.channex.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.Connector;
import io.relais.connector.ContactDetails;
import io.relais.connector.DoorCall;
import io.relais.connector.Extra;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.MasterAnswer;
import io.relais.connector.MasterCall;
import io.relais.connector.MasterChange;
import io.relais.connector.NightPrice;
import io.relais.connector.PartnerFault;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationMessage;
import io.relais.connector.Revision;
import io.relais.connector.RoomStay;
import io.relais.connector.Session;
import io.relais.connector.Settings;
import io.relais.connector.UnreadableMessage;
import io.relais.connector.testkit.MasterContract;
import io.relais.connector.testkit.MemoryTokens;
import io.relais.connector.testkit.Stage;
import io.relais.connector.testkit.TestClock;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Channex's channel protocol: what is called at our door, and what we post. */
class OpenChannelConnectorTest implements MasterContract {
    private static final NightRange NIGHTS =
            new NightRange(LocalDate.parse("2027-02-02"), LocalDate.parse("2027-02-04"));

    private final OpenChannelConnector connector = new OpenChannelConnector();
    private final List<HttpRequest> sent = new ArrayList<>();

    @Override
    public Connector connector() {
        return connector;
    }

    @Override
    public Settings settings(String partnerUrl) {
        return new Settings(Map.of("apiKey", "key-of-the-contract", "baseUrl", partnerUrl, "secureUrl", partnerUrl));
    }

    @Test
    void the_key_is_the_header_of_that_name() {
        assertThat(connector.key(new DoorCall("GET", "test_connection", Map.of("API-Key", " rlm_1 "), Map.of(), "")))
                .isEqualTo("rlm_1");
        assertThat(connector.key(new DoorCall("GET", "test_connection", Map.of(), Map.of(), "")))
                .isEmpty();
    }

    @Test
    void a_greeting_and_a_question_for_products_name_the_hotel() {
        assertThat(connector.read(get("test_connection", "LAC"))).isEqualTo(new MasterCall.Greeting("LAC"));
        assertThat(connector.read(get("mapping_details", "LAC"))).isEqualTo(new MasterCall.Products("LAC"));
        assertThatThrownBy(() -> connector.read(get("test_connection", "")))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("hotel_code");
        assertThatThrownBy(() -> connector.read(get("secrets", "LAC"))).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void changes_read_in_their_order_and_keep_what_is_not_told_apart_from_what_is() {
        MasterCall.Changes call = (MasterCall.Changes) connector.read(post("""
                {"data":[{"type":"changes_notification","attributes":{"request_id":"r-1","hotel_code":"LAC","changes":[
                 {"type":"availability_changes","attributes":{"room_type_id":"a","rate_plan_id":"f",
                  "date_from":"2027-02-02","date_to":"2027-02-04","availability":10}},
                 {"type":"restriction_changes","attributes":{"room_type_id":"a","rate_plan_id":"f",
                  "date_from":"2027-02-02","date_to":"2027-02-04",
                  "rates":[{"rate":"200.00","currency":"GBP","fraction_size":2,"occupancy":2},
                           {"rate":15000,"currency":"GBP","fraction_size":2,"occupancy":1}],
                  "stop_sell":true,"closed_to_arrival":0,"min_stay_arrival":2,"max_stay":null}}]}}]}"""));
        assertThat(call.propertyCode()).isEqualTo("LAC");
        assertThat(call.requestId()).isEqualTo("r-1");
        assertThat(call.changes())
                .containsExactly(
                        new MasterChange.Free("a", "f", NIGHTS, 10),
                        new MasterChange.Rate(
                                "a",
                                "f",
                                NIGHTS,
                                List.of(
                                        new MasterChange.OccupancyPrice(2, new Money(200_00, "GBP")),
                                        new MasterChange.OccupancyPrice(1, new Money(150_00, "GBP"))),
                                new MasterChange.Rules(
                                        Optional.of(2),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(true),
                                        Optional.of(false),
                                        Optional.empty())));
    }

    @Test
    void one_change_that_cannot_be_read_does_not_spoil_the_others() {
        MasterCall.Changes call = (MasterCall.Changes) connector.read(post("""
                {"data":[{"attributes":{"hotel_code":"LAC","changes":[
                 {"type":"availability_changes","attributes":{"room_type_id":"a","date_from":"2027-02-30",
                  "date_to":"2027-02-04","availability":1}},
                 {"type":"restriction_changes","attributes":{"room_type_id":"a","rate_plan_id":"f","date_from":"2027-02-02",
                  "date_to":"2027-02-02","rates":[{"rate":"much","currency":"EUR"}]}},
                 {"type":"surprise","attributes":{"room_type_id":"a","date_from":"2027-02-02","date_to":"2027-02-02"}},
                 {"type":"availability_changes","attributes":{"room_type_id":"a","date_from":"2027-02-02",
                  "date_to":"2027-02-04","availability":"3"}}]}}]}"""));
        assertThat(call.changes())
                .containsExactly(
                        new MasterChange.Unreadable("the field 'date_from' is no date"),
                        new MasterChange.Unreadable("the field 'rates.rate' is no amount in a known currency"),
                        new MasterChange.Unreadable("the field 'type' has an unknown value"),
                        new MasterChange.Free("a", "", NIGHTS, 3));
    }

    @Test
    void a_call_as_a_whole_that_makes_no_sense_is_said_to_make_none() {
        for (String body :
                List.of("", "[]", "{\"data\":[]}", "{\"data\":[{\"attributes\":{\"hotel_code\":\"A\"}}]}", """
                {"data":[{"attributes":{"hotel_code":"A","changes":[]}},{"attributes":{"hotel_code":"B","changes":[]}}]}""")) {
            assertThatThrownBy(() -> connector.read(post(body))).as(body).isInstanceOf(UnreadableMessage.class);
        }
    }

    @Test
    void products_and_refusals_are_told_in_the_partners_words() {
        HttpAnswer products = connector.answer(
                new MasterCall.Products("LAC"),
                new MasterAnswer.Catalogue(List.of(new MasterAnswer.Room(
                        "a", "Double", 3, List.of(new MasterAnswer.Rate("f", "Flexible", true, "EUR", false))))));
        JsonNode room = OpenChannelJson.read(products.body()).at("/data/attributes/room_types/0");
        assertThat(room.path("title").asText()).isEqualTo("Double");
        assertThat(room.at("/rate_plans/0").toString())
                .isEqualTo("{\"id\":\"f\",\"title\":\"Flexible\",\"sell_mode\":\"per_person\",\"max_persons\":3,"
                        + "\"currency\":\"EUR\",\"read_only\":false}");
        HttpAnswer applied = connector.answer(
                new MasterCall.Changes("LAC", "", List.of()),
                new MasterAnswer.Applied(
                        "ref",
                        List.of(new MasterAnswer.Refusal(3, new MasterChange.Free("a", "f", NIGHTS, 1), "why"))));
        assertThat(applied.status()).isEqualTo(200);
        assertThat(applied.body())
                .isEqualTo("{\"success\":false,\"unique_id\":\"ref\",\"errors\":[{\"index\":3,\"room_type_id\":\"a\","
                        + "\"rate_plan_id\":\"f\",\"date_from\":\"2027-02-02\",\"date_to\":\"2027-02-04\","
                        + "\"message\":\"why\"}]}");
    }

    @Test
    void a_sale_is_posted_whole_to_the_secure_address_with_the_key_and_without_a_card() {
        connector.tell(session(200, "{\"success\":true}"), sale(ReservationMessage.Kind.MODIFIED));
        HttpRequest request = sent.getFirst();
        assertThat(request.uri())
                .hasToString("https://secure.example/api/v1/channel_webhooks/open_channel/new_booking");
        assertThat(request.headers()).containsEntry("api-key", "key");
        JsonNode booking = OpenChannelJson.read(request.body()).path("booking");
        assertThat(booking.path("status").asText()).isEqualTo("modified");
        assertThat(booking.path("reservation_id").asText()).isEqualTo("R-1");
        assertThat(booking.path("arrival_date").asText()).isEqualTo("2027-02-02");
        assertThat(booking.path("departure_date").asText()).isEqualTo("2027-02-04");
        assertThat(booking.path("guarantee").isNull()).isTrue();
        assertThat(booking.at("/customer/surname").asText()).isEqualTo("Lind");
        assertThat(booking.at("/customer/country").isMissingNode()).isTrue();
        assertThat(booking.at("/rooms/0/occupancy").toString())
                .isEqualTo("{\"adults\":2,\"children\":1,\"infants\":1}");
        assertThat(booking.at("/rooms/0/days").toString())
                .isEqualTo("[{\"date\":\"2027-02-02\",\"price\":\"80.00\",\"rate_plan_code\":\"f\"},"
                        + "{\"date\":\"2027-02-03\",\"price\":\"90.50\",\"rate_plan_code\":\"f\"}]");
        assertThat(booking.at("/services/0/excluded").asBoolean()).isTrue();
    }

    @Test
    void a_refused_sale_is_a_fault() {
        assertThatThrownBy(() -> connector.tell(
                        session(422, "{\"errors\":{\"code\":\"validation_error\"}}"),
                        sale(ReservationMessage.Kind.NEW)))
                .isInstanceOfSatisfying(
                        PartnerFault.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.REJECTED));
        assertThatThrownBy(() -> connector.tell(
                        session(404, "{\"errors\":{\"code\":\"not_found\"}}"), sale(ReservationMessage.Kind.NEW)))
                .isInstanceOfSatisfying(PartnerFault.class, fault -> {
                    assertThat(fault.fault()).isEqualTo(Fault.REJECTED);
                    assertThat(fault.text()).contains("connect the channel");
                });
        assertThatThrownBy(() -> connector.requestAll(session(403, "{\"errors\":{\"code\":\"forbidden\"}}"), "LAC"))
                .isInstanceOfSatisfying(
                        PartnerFault.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.AUTH));
    }

    private static ReservationMessage sale(ReservationMessage.Kind kind) {
        LocalDate arrival = LocalDate.parse("2027-02-02");
        RoomStay stay = new RoomStay(
                "1",
                "a",
                "f",
                StayDates.of(arrival, 2),
                new Occupancy(2, 2, List.of(1, 7)),
                List.of(
                        new NightPrice(arrival, new Money(80_00, "EUR"), "f"),
                        new NightPrice(arrival.plusDays(1), new Money(90_50, "EUR"), "f")),
                List.of(),
                new Money(170_50, "EUR"),
                "Ada Lind",
                "",
                "");
        return new ReservationMessage(
                "R-1",
                "LAC",
                new Revision(Instant.EPOCH, 1, kind, ""),
                kind,
                Optional.of(new ReservationContent(
                        List.of(stay),
                        new Money(182_50, "EUR"),
                        Money.zero("EUR"),
                        List.of(new Extra("Cot", "option", new Money(12_00, "EUR"), false)),
                        "late",
                        ReservationContent.Guarantee.NONE,
                        "")),
                Optional.of(new ContactDetails("Ada", "Lind", "ada@example.org", "", "", "", "", "", "", "sv-SE")));
    }

    private static DoorCall get(String action, String hotel) {
        return new DoorCall("GET", action, Map.of(), Map.of("hotel_code", hotel), "");
    }

    private static DoorCall post(String body) {
        return new DoorCall("POST", "changes", Map.of(), Map.of(), body);
    }

    private Session session(int status, String body) {
        TestClock clock = TestClock.at(Stage.NOW);
        return new Session(
                new Settings(Map.of(
                        "apiKey", "key", "secureUrl", "https://secure.example/", "baseUrl", "https://base.example")),
                request -> {
                    sent.add(request);
                    return new HttpAnswer(status, Map.of(), body);
                },
                new MemoryTokens(clock),
                clock);
    }
}
