package io.relais.connector.channex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Acknowledgement;
import io.relais.connector.AriAnswer;
import io.relais.connector.AriAnswer.Rejection;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import io.relais.connector.Settings;
import io.relais.connector.testkit.MemoryTokens;
import io.relais.connector.testkit.Stage;
import io.relais.connector.testkit.TestClock;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the general contract cannot know: how Channex talks. */
class ChannexConversationTest {
    private static final NightRange NIGHTS =
            new NightRange(LocalDate.parse("2027-01-20"), LocalDate.parse("2027-01-23"));
    private static final AriChange COUNT = new AriChange.Availability("room-1", NIGHTS, 4);
    private static final AriChange SOLD_OUT = new AriChange.Availability("room-2", NIGHTS, 0);
    private static final AriChange PRICE = new AriChange.Price("room-1", "rate-1", NIGHTS, 2, new Money(1, "EUR"));
    private static final AriChange CLOSED =
            new AriChange.Restricted("room-1", "rate-1", NIGHTS, new Restriction(1, 1, 0, true, false, false));

    private final ChannexConnector connector = new ChannexConnector();
    private final List<HttpRequest> sent = new ArrayList<>();

    @Test
    void one_failed_acknowledgement_does_not_stop_the_others_and_one_gone_is_fine() {
        Session session = session(request -> switch (request.uri().getPath()) {
            case "/api/v1/booking_revisions/b/ack" -> answer(500, "");
            case "/api/v1/booking_revisions/c/ack" -> answer(404, "{\"errors\":{\"code\":\"resource_not_found\"}}");
            default -> answer(200, "{}");
        });
        assertThatThrownBy(() -> connector.acknowledge(
                        session,
                        List.of(
                                Acknowledgement.kept("a"),
                                Acknowledgement.kept("b"),
                                Acknowledgement.refused("not-kept", "full"),
                                Acknowledgement.kept("c"),
                                Acknowledgement.kept("d"))))
                .isInstanceOfSatisfying(
                        PartnerFault.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.UNAVAILABLE));
        assertThat(sent)
                .extracting(request -> request.uri().getPath())
                .containsExactly(
                        "/api/v1/booking_revisions/a/ack",
                        "/api/v1/booking_revisions/b/ack",
                        "/api/v1/booking_revisions/c/ack",
                        "/api/v1/booking_revisions/d/ack");
    }

    @Test
    void a_spent_budget_ends_the_round_of_acknowledgements() {
        Session session = session(
                request -> answer(429, "{\"errors\":{\"code\":\"http_too_many_requests\",\"title\":\"Too Many\"}}"));
        assertThatThrownBy(() ->
                        connector.acknowledge(session, List.of(Acknowledgement.kept("a"), Acknowledgement.kept("b"))))
                .isInstanceOfSatisfying(
                        PartnerFault.class,
                        fault -> assertThat(fault.retryAfter()).contains(Duration.ofMinutes(1)));
        assertThat(sent).hasSize(1);
    }

    @Test
    void a_failing_second_page_does_not_hold_up_the_first() {
        try (Stage stage = new ChannexConnectorTest().stage().play("pull")) {
            Session real = stage.session();
            Session failing = new Session(
                    real.settings(),
                    request -> request.uri().getQuery().endsWith("pagination[page]=2")
                            ? answer(503, "")
                            : real.http().send(request),
                    real.tokens(),
                    real.clock());
            assertThat(connector.pull(real)).hasSize(3);
            assertThat(connector.pull(failing)).hasSize(2);
        }
    }

    @Test
    void a_truncated_feed_is_kept_whole() {
        assertThat(connector.pull(session(request -> answer(200, "{\"data\":[{\"type\":\"booking_rev"))))
                .singleElement()
                .satisfies(inbound -> assertThat(inbound.receipt()).isEmpty());
    }

    @Test
    void an_update_of_every_kind_is_two_calls() {
        List<AriMessage> messages = connector.pack(new AriUpdate("prop-1", "EUR", List.of(COUNT, PRICE, CLOSED)));
        assertThat(messages).hasSize(2);
        assertThat(messages.stream()
                        .filter(message -> message.operation().equals(ChannexAri.RESTRICTIONS))
                        .findFirst()
                        .orElseThrow()
                        .body())
                .contains("\"rates\":[{\"occupancy\":2,\"rate\":1}]")
                .contains("\"stop_sell\":true")
                .containsOnlyOnce("date_from");
    }

    @Test
    void what_closes_is_sent_first() {
        assertThat(operations(COUNT, PRICE)).containsExactly(ChannexAri.AVAILABILITY, ChannexAri.RESTRICTIONS);
        assertThat(operations(COUNT, CLOSED)).containsExactly(ChannexAri.RESTRICTIONS, ChannexAri.AVAILABILITY);
        assertThat(operations(COUNT, CLOSED, SOLD_OUT))
                .containsExactly(ChannexAri.AVAILABILITY, ChannexAri.RESTRICTIONS);
    }

    @Test
    void a_price_for_any_number_of_people_is_the_rate_itself() {
        AriChange price = new AriChange.Price("room-1", "rate-1", NIGHTS, 0, new Money(12_345, "EUR"));
        assertThat(connector
                        .pack(new AriUpdate("p", "EUR", List.of(price)))
                        .getFirst()
                        .body())
                .contains("\"rate\":12345")
                .doesNotContain("rates");
    }

    @Test
    void a_warning_refuses_the_nights_it_names_of_its_product_only() {
        AriAnswer answer =
                answered("""
                {"data":[],"meta":{"message":"Success","warnings":[{"rate_plan_id":"rate-1","date":"2027-01-21",
                "warning":{"rate":["must be greater than 0"],"max_stay":["is odd"]}}]}}""", PRICE, new AriChange.Price("room-1", "rate-2", NIGHTS, 2, new Money(1, "EUR")));
        assertThat(answer.rejections())
                .containsExactly(new Rejection(
                        PRICE.over(NightRange.of(LocalDate.parse("2027-01-21"))),
                        "rate: must be greater than 0; max_stay: is odd"));
    }

    @Test
    void a_warning_that_cannot_be_traced_refuses_the_whole_message() {
        for (String warnings : List.of(
                "[\"something\"]",
                "\"something\"",
                "{\"rate\":[\"bad\"]}",
                "[{\"rate_plan_id\":\"unknown\",\"warning\":{\"rate\":[\"bad\"]}}]",
                "[{\"rate_plan_id\":\"rate-1\",\"date\":\"2031-01-01\",\"warning\":\"odd\"}]")) {
            assertThat(answered("{\"data\":[],\"meta\":{\"warnings\":" + warnings + "}}", PRICE, CLOSED)
                            .rejections())
                    .as(warnings)
                    .extracting(Rejection::change)
                    .containsExactly(PRICE, CLOSED);
        }
    }

    @Test
    void a_warning_tells_whether_value_product_or_moment_is_wrong() {
        assertThat(cause("{\"rate_plan_id\":\"rate-1\",\"warning\":{\"rate\":[\"must be greater than 0\"]}}"))
                .isEqualTo(AriAnswer.Cause.VALUE);
        assertThat(cause("{\"rate_plan_id\":\"rate-1\",\"warning\":{\"rate_plan_id\":[\"is invalid\"]}}"))
                .isEqualTo(AriAnswer.Cause.UNKNOWN_PRODUCT);
        assertThat(cause("{\"rate_plan_id\":\"rate-1\",\"warning\":{\"property_id\":[\"temporarily unavailable\"]}}"))
                .isEqualTo(AriAnswer.Cause.PASSING);
        assertThat(cause("{\"rate_plan_id\":\"rate-1\",\"warning\":{\"rate\":[\"try again later\"]}},"
                        + "{\"rate_plan_id\":\"rate-1\",\"warning\":{\"max_stay\":[\"is odd\"]}}"))
                .isEqualTo(AriAnswer.Cause.VALUE);
    }

    private AriAnswer.Cause cause(String warnings) {
        return answered("{\"data\":[],\"meta\":{\"warnings\":[" + warnings + "]}}", PRICE)
                .rejections()
                .getFirst()
                .cause();
    }

    @Test
    void a_message_found_too_large_is_our_mistake() {
        AriMessage message =
                connector.pack(new AriUpdate("p", "EUR", List.of(PRICE))).getFirst();
        assertThatThrownBy(() -> connector.send(session(request -> answer(413, "")), message))
                .isInstanceOfSatisfying(
                        PartnerFault.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.PROTOCOL));
    }

    private AriAnswer answered(String body, AriChange... changes) {
        AriMessage message =
                connector.pack(new AriUpdate("prop-1", "EUR", List.of(changes))).getFirst();
        return connector.send(session(request -> answer(200, body)), message);
    }

    private List<String> operations(AriChange... changes) {
        return connector.pack(new AriUpdate("prop-1", "EUR", List.of(changes))).stream()
                .map(AriMessage::operation)
                .toList();
    }

    private Session session(Function<HttpRequest, HttpAnswer> partner) {
        TestClock clock = TestClock.at(Stage.NOW);
        return new Session(
                new Settings(Map.of("apiKey", "key", "baseUrl", "https://channex.example")),
                request -> {
                    sent.add(request);
                    return partner.apply(request);
                },
                new MemoryTokens(clock),
                clock);
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(status, Map.of(), body);
    }
}
