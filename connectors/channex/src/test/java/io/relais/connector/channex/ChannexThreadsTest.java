package io.relais.connector.channex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Correspondence;
import io.relais.connector.Fault;
import io.relais.connector.GuestMessage;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.MessageThread;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import io.relais.connector.Settings;
import io.relais.connector.testkit.MemoryTokens;
import io.relais.connector.testkit.Stage;
import io.relais.connector.testkit.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the general contract cannot know: how Channex chats. */
class ChannexThreadsTest {
    private static final Instant SINCE = Instant.parse("2026-06-10T00:00:00Z");

    private final ChannexConnector connector = new ChannexConnector();
    private final List<HttpRequest> sent = new ArrayList<>();

    @Test
    void a_list_in_the_order_that_was_asked_for_ends_with_the_first_page_without_news() {
        List<MessageThread> threads = connector.threads(
                session(request -> page(request.uri().getQuery().endsWith("[page]=1") ? 20 : 9, -1, 300)),
                "prop-1",
                SINCE);
        assertThat(threads).hasSize(10);
        assertThat(sent).as("whatever is behind it is older still").hasSize(2);
        assertThat(sent.getFirst().uri().getQuery()).contains("order[last_message_received_at]=desc");
    }

    @Test
    void a_list_in_any_other_order_is_read_to_its_end() {
        List<MessageThread> threads = connector.threads(
                session(request -> page(request.uri().getQuery().endsWith("[page]=1") ? 1 : 20, 1, 20)),
                "prop-1",
                SINCE);
        assertThat(sent).hasSize(2);
        assertThat(threads).isNotEmpty();
    }

    @Test
    void a_chat_that_is_not_there_is_refused_and_no_wrong_address() {
        Session session = session(request -> answer(404, "{\"errors\":{\"code\":\"resource_not_found\"}}"));
        assertThatThrownBy(() -> connector.reply(session, new Correspondence.OnReservation("b-1"), "Hello"))
                .isInstanceOfSatisfying(PartnerFault.class, fault -> {
                    assertThat(fault.fault()).isEqualTo(Fault.REJECTED);
                    assertThat(fault.text()).contains("messages app");
                });
        assertThat(sent.getFirst().uri().getPath()).isEqualTo("/api/v1/bookings/b-1/messages");
    }

    @Test
    void whoever_is_neither_guest_nor_property_speaks_for_the_partner() {
        List<GuestMessage> said =
                connector.messages(session(request -> answer(200, """
                        {"data":[{"id":"m-1","attributes":{"message":" inquiry ","sender":"system",
                        "inserted_at":"2023-11-30T07:01:49.492378","meta":{"status":"active"}}},
                        {"id":"m-2","attributes":{"message":null,"sender":"guest","attachments":["a","b"],"inserted_at":"soon"}}]}""")), new Correspondence.InThread("t-1"));
        assertThat(said.getFirst().author()).isEqualTo(GuestMessage.Author.SYSTEM);
        assertThat(said.getFirst().text()).isEqualTo("inquiry");
        assertThat(said.getFirst().sentAt()).isEqualTo(Instant.parse("2023-11-30T07:01:49.492378Z"));
        assertThat(said.getLast()).satisfies(last -> {
            assertThat(last.text()).isEmpty();
            assertThat(last.attachments()).isEqualTo(2);
            assertThat(last.threadId()).isEqualTo("t-1");
            assertThat(last.sentAt()).as("an unreadable time is now").isEqualTo(Instant.parse(Stage.NOW));
        });
    }

    @Test
    void a_success_that_names_no_message_may_have_been_one() {
        assertThatThrownBy(() -> connector.reply(
                        session(request -> answer(200, "{\"meta\":{}}")), new Correspondence.InThread("t-1"), "Hello"))
                .isInstanceOfSatisfying(
                        PartnerFault.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.PROTOCOL));
    }

    /** Ten threads, one for each day from the given one of June. */
    private static HttpAnswer page(int day, int step, int total) {
        String threads = IntStream.range(0, 10)
                .mapToObj(i -> day + i * step)
                .map(each -> "{\"id\":\"t-%d\",\"attributes\":{\"last_message_received_at\":\"%s\"}}"
                        .formatted(each, Instant.parse("2026-06-01T00:00:00Z").plusSeconds((each - 1) * 86_400L)))
                .collect(Collectors.joining(","));
        return answer(200, "{\"data\":[" + threads + "],\"meta\":{\"total\":" + total + "}}");
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
