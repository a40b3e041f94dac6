package io.relais.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.GuestMessage.Author;
import io.relais.core.TestHouse;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.problem.ProblemCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private final Chatting chat = new Chatting();
    private UUID reservation;

    @BeforeEach
    void ask() {
        reservation = chat.books("R-1");
        chat.asks("t-1", "R-1", "Is there parking?");
        chat.fetch();
        chat.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void the_house_may_write_first_and_the_thread_it_opens_is_the_one_that_is_fetched() {
        UUID other = chat.books("R-2");
        Said first = chat.messages.write(chat.hotel.owner, other, new NewReply(Optional.empty(), "Welcome."));
        chat.messages.write(chat.hotel.owner, other, new NewReply(Optional.empty(), "Room 7."));
        chat.send();
        chat.partner.say(
                chat.hotel,
                "t-of-R-2",
                "R-2",
                Author.GUEST,
                "Thanks!",
                chat.house.moment.now().plusSeconds(1));
        chat.fetch();
        chat.send();
        List<ConversationSheet> sheets =
                chat.messages.ofReservation(chat.hotel.owner, other).conversations();
        assertThat(sheets).hasSize(1);
        assertThat(sheets.getFirst().said())
                .extracting(Said::text)
                .containsExactlyInAnyOrder("Welcome.", "Room 7.", "Thanks!");
        assertThat(sheets.getFirst().said())
                .filteredOn(said -> said.id().equals(first.id()))
                .singleElement()
                .satisfies(said -> assertThat(said.state()).isEqualTo(Said.State.SENT));
        assertThat(chat.partner.heard("t-of-R-2")).containsExactly("Welcome.", "Room 7.");
    }

    @Test
    void a_thread_that_appears_while_the_house_opens_one_takes_it_over() {
        UUID other = chat.books("R-2");
        chat.messages.write(chat.hotel.owner, other, new NewReply(Optional.empty(), "Welcome."));
        // The guest's thread comes with another worker while the partner is being told.
        chat.partner.duringReply = () -> {
            chat.partner.say(chat.hotel, "t-of-R-2", "R-2", Author.GUEST, "Hello?", chat.house.moment.now());
            chat.fetch();
        };
        chat.send();
        List<ConversationSheet> sheets =
                chat.messages.ofReservation(chat.hotel.owner, other).conversations();
        assertThat(sheets).hasSize(1);
        assertThat(sheets.getFirst().said()).extracting(Said::text).containsExactlyInAnyOrder("Welcome.", "Hello?");
    }

    @Test
    void what_may_not_be_is_refused_by_name() {
        UUID conversation = chat.only().conversation().id();
        Principal reader = new Principal(
                chat.hotel.organisationId,
                List.of(),
                Set.of(Permission.RESERVATIONS_READ),
                chat.hotel.owner.actor(),
                "en");
        Principal stranger = Principal.system(UUID.randomUUID());
        NewReply yes = new NewReply(Optional.empty(), "Yes.");
        assertThat(RepliesTest.refusal(() -> chat.messages.reply(reader, conversation, yes)))
                .isEqualTo(ProblemCode.NOT_ALLOWED);
        assertThat(RepliesTest.refusal(() -> chat.messages.get(stranger, conversation)))
                .isEqualTo(ProblemCode.CONVERSATION_UNKNOWN);
        assertThat(RepliesTest.refusal(() -> chat.messages.reply(stranger, conversation, yes)))
                .isEqualTo(ProblemCode.CONVERSATION_UNKNOWN);
        assertThat(RepliesTest.refusal(() -> chat.messages.ofReservation(stranger, reservation)))
                .isEqualTo(ProblemCode.RESERVATION_UNKNOWN);
        assertThat(chat.messages.waiting(stranger)).isZero();
        assertThat(RepliesTest.refusal(() ->
                        chat.messages.reply(chat.hotel.owner, conversation, new NewReply(Optional.empty(), " \n "))))
                .isEqualTo(ProblemCode.VALUE_MISSING);
        assertThat(RepliesTest.refusal(() -> chat.messages.reply(
                        chat.hotel.owner, conversation, new NewReply(Optional.empty(), "x".repeat(4_001)))))
                .isEqualTo(ProblemCode.TEXT_INVALID);
        assertThat(RepliesTest.refusal(() -> chat.messages.list(
                        chat.hotel.owner, new ConversationQuery(Optional.empty(), false, "nonsense", 10))))
                .isEqualTo(ProblemCode.CURSOR_INVALID);
        UUID own = chat.house
                .reservations
                .book(chat.hotel.owner, chat.hotel.sale(TestHouse.DAY, 1))
                .id();
        assertThat(chat.messages.ofReservation(chat.hotel.owner, own).possible())
                .isFalse();
        assertThat(RepliesTest.refusal(() -> chat.messages.write(chat.hotel.owner, own, yes)))
                .isEqualTo(ProblemCode.MESSAGES_UNSUPPORTED);
    }

    @Test
    void a_list_comes_in_pages() {
        for (int i = 2; i <= 5; i++) {
            chat.pass(Duration.ofSeconds(1));
            chat.asks("t-" + i, "R-" + i, "Question " + i);
        }
        chat.fetch();
        ConversationPage first =
                chat.messages.list(chat.hotel.owner, new ConversationQuery(Optional.empty(), true, "", 3));
        ConversationPage second = chat.messages.list(
                chat.hotel.owner,
                new ConversationQuery(
                        Optional.of(chat.hotel.propertyId), true, first.next().orElseThrow(), 3));
        assertThat(first.lines())
                .extracting(line -> line.last().orElseThrow().text())
                .containsExactly("Question 5", "Question 4", "Question 3");
        assertThat(second.lines()).hasSize(2);
        assertThat(second.next()).isEmpty();
    }
}
