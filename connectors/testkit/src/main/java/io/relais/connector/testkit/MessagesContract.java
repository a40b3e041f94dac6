package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Correspondence;
import io.relais.connector.ExchangesMessages;
import io.relais.connector.Fault;
import io.relais.connector.GuestMessage;
import io.relais.connector.GuestMessage.Author;
import io.relais.connector.MessageThread;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The scenarios of {@link ExchangesMessages}. {@code messages/} tells two threads of {@link #messagesProperty}: {@code t-1} of the
 * reservation {@code b-1}, with the guest's 駐車場はありますか？ and an answer of the property, and {@code t-2} of nobody's, in which the
 * partner itself says something; it takes every reply. {@code messages-empty/} has none, {@code messages-refused/} takes no reply.
 */
public interface MessagesContract extends ConnectorContract {
    Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    String REPLY = "Oui: \"place 7\",\nà côté de l'entrée \\ 🚗";

    /** The property whose threads the stubs tell. */
    String messagesProperty();

    default ExchangesMessages exchangesMessages() {
        return (ExchangesMessages) connector();
    }

    private List<GuestMessage> all(Session session) {
        List<GuestMessage> all = new ArrayList<>();
        for (MessageThread thread : exchangesMessages().threads(session, messagesProperty(), LONG_AGO)) {
            all.addAll(exchangesMessages().messages(session, new Correspondence.InThread(thread.id())));
        }
        return all;
    }

    private GuestMessage reply(Session session) {
        return exchangesMessages().reply(session, new Correspondence.InThread("t-1"), REPLY);
    }

    /** Every call about messages. */
    default List<Exchange> everythingMessagesSay() {
        try (Stage stage = stage().play("messages")) {
            all(stage.session());
            exchangesMessages().messages(stage.session(), new Correspondence.OnReservation("b-1"));
            reply(stage.session());
            exchangesMessages().reply(stage.session(), new Correspondence.OnReservation("b-1"), REPLY);
            return stage.exchanges();
        }
    }

    @Test
    default void threads_are_told_with_their_reservation_and_without() {
        try (Stage stage = stage().play("messages")) {
            List<MessageThread> threads = exchangesMessages().threads(stage.session(), messagesProperty(), LONG_AGO);
            assertThat(stage.partner().unexpected()).isEmpty();
            assertThat(threads).extracting(MessageThread::id).containsExactlyInAnyOrder("t-1", "t-2");
            assertThat(threads)
                    .filteredOn(thread -> thread.id().equals("t-1"))
                    .singleElement()
                    .satisfies(thread -> assertThat(thread.externalId()).contains("b-1"));
            assertThat(threads)
                    .filteredOn(thread -> thread.id().equals("t-2"))
                    .singleElement()
                    .satisfies(thread -> assertThat(thread.externalId()).isEmpty());
            assertThat(threads.stream().filter(thread -> !thread.guestName().isEmpty()))
                    .allSatisfy(thread -> assertThat(thread.toString()).doesNotContain(thread.guestName()));
        }
    }

    @Test
    default void a_thread_in_which_nothing_happened_since_is_not_told() {
        try (Stage stage = stage().play("messages")) {
            assertThat(exchangesMessages()
                            .threads(stage.session(), messagesProperty(), Instant.parse("2090-01-01T00:00:00Z")))
                    .isEmpty();
        }
    }

    @Test
    default void messages_say_who_wrote_what_when_and_are_the_same_when_asked_again() {
        try (Stage stage = stage().play("messages")) {
            List<GuestMessage> told = all(stage.session());
            assertThat(told).extracting(GuestMessage::id).doesNotHaveDuplicates();
            assertThat(told).extracting(GuestMessage::author).contains(Author.GUEST, Author.HOST, Author.SYSTEM);
            assertThat(told)
                    .filteredOn(message -> message.author() == Author.GUEST
                            && message.threadId().equals("t-1"))
                    .extracting(GuestMessage::text)
                    .contains("駐車場はありますか？");
            assertThat(told).allSatisfy(message -> {
                assertThat(message.raw()).isNotBlank();
                assertThat(message.sentAt()).isBetween(LONG_AGO, Instant.parse(Stage.NOW));
                assertThat(message.toString()).doesNotContain("駐車場");
            });
            assertThat(told).as("a file is counted and not fetched").anyMatch(message -> message.attachments() == 1);
            assertThat(all(stage.session())).containsExactlyInAnyOrderElementsOf(told);
        }
    }

    @Test
    default void the_messages_of_a_reservation_are_those_of_its_thread() {
        try (Stage stage = stage().play("messages")) {
            assertThat(exchangesMessages().messages(stage.session(), new Correspondence.OnReservation("b-1")))
                    .containsExactlyInAnyOrderElementsOf(
                            exchangesMessages().messages(stage.session(), new Correspondence.InThread("t-1")));
        }
    }

    @Test
    default void a_property_without_threads_has_none() {
        try (Stage stage = stage().play("messages-empty")) {
            assertThat(exchangesMessages().threads(stage.session(), messagesProperty(), LONG_AGO))
                    .isEmpty();
        }
    }

    @Test
    default void a_reply_reaches_the_partner_whole_and_is_told_under_its_number() {
        try (Stage stage = stage().play("messages")) {
            GuestMessage said = reply(stage.session());
            assertThat(stage.partner().unexpected()).isEmpty();
            assertThat(said.id()).isNotBlank();
            assertThat(said.threadId()).isEqualTo("t-1");
            assertThat(said.author()).isEqualTo(Author.HOST);
            assertThat(exchangesMessages()
                            .reply(stage.session(), new Correspondence.OnReservation("b-1"), REPLY)
                            .threadId())
                    .isEqualTo("t-1");
        }
    }

    @Test
    default void a_refused_reply_was_surely_not_said() {
        try (Stage stage = stage().play("messages-refused")) {
            PartnerFault fault = Checks.fault(() -> reply(stage.session()));
            assertThat(fault.fault()).isEqualTo(Fault.REJECTED);
            assertThat(fault.text()).doesNotContain("place 7");
        }
    }

    @TestFactory
    default Stream<DynamicTest> each_failure_of_messages_has_its_fault() {
        return Stream.of(
                        FaultTable.tests(
                                this, session -> exchangesMessages().threads(session, messagesProperty(), LONG_AGO)),
                        FaultTable.tests(
                                this,
                                session -> exchangesMessages().messages(session, new Correspondence.InThread("t-1"))),
                        FaultTable.tests(this, this::reply))
                .flatMap(tests -> tests);
    }

    @Test
    default void messages_answered_with_nonsense_are_a_protocol_fault() {
        Checks.nonsense(this, session -> exchangesMessages().threads(session, messagesProperty(), LONG_AGO));
        Checks.nonsense(this, session -> exchangesMessages().messages(session, new Correspondence.InThread("t-1")));
        Checks.nonsense(this, this::reply);
    }

    @Test
    default void what_is_said_is_never_recorded_and_no_secret_leaks() {
        List<Exchange> exchanges = everythingMessagesSay();
        assertThat(exchanges).allMatch(exchange -> exchange.request().secretBody());
        Checks.noSecretLeaks(connector(), settings("http://127.0.0.1:1"), exchanges);
    }

    @Test
    default void the_quality_scale_says_that_messages_are_exchanged() {
        assertThat(Descriptor.of(connector()).quality()).containsEntry("messages", "done");
    }
}
