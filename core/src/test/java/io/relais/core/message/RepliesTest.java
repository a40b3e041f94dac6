package io.relais.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.core.AtOnce;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepliesTest {
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
    void a_reply_waits_is_sent_and_told_in_the_history_without_its_words() {
        Said reply = chat.reply("Yes, behind the house.");
        assertThat(reply.state()).isEqualTo(Said.State.WAITING);
        assertThat(chat.list(true)).as("somebody has answered").isEmpty();
        chat.send();
        assertThat(chat.state(reply).state()).isEqualTo(Said.State.SENT);
        assertThat(chat.partner.heard("t-1")).containsExactly("Yes, behind the house.");
        chat.fetch();
        assertThat(chat.texts()).as("told back, it is the same").hasSize(2);
        assertThat(chat.told(reservation))
                .containsExactly(EventType.GUEST_WROTE, EventType.REPLY_WRITTEN, EventType.REPLY_SENT);
        assertThat(chat.house
                        .reservations
                        .history(chat.hotel.owner, reservation)
                        .toString())
                .doesNotContain("behind the house");
    }

    @Test
    void nothing_is_locked_while_the_partner_is_told() {
        chat.reply("Yes.");
        AtomicBoolean free = new AtomicBoolean();
        chat.partner.duringReply = () -> free.set(chat.house.database.write(handle -> {
            for (String table : List.of("message", "conversation", "message_turn")) {
                handle.createQuery("select 1 from " + table + " for update nowait")
                        .mapTo(Integer.class)
                        .list();
            }
            return true;
        }));
        chat.send();
        assertThat(free).isTrue();
    }

    @Test
    void a_reply_whose_answer_got_lost_is_found_and_not_said_twice() {
        chat.partner.failAfter(lost());
        Said reply = chat.reply("Yes.");
        chat.send();
        assertThat(chat.state(reply).state()).isEqualTo(Said.State.WAITING);
        chat.send();
        assertThat(chat.partner.calls.getLast()).as("not before its time").startsWith("reply");
        chat.pass(Duration.ofMinutes(1));
        chat.send();
        assertThat(chat.state(reply).state()).isEqualTo(Said.State.SENT);
        assertThat(chat.partner.heard("t-1")).containsExactly("Yes.");
    }

    @Test
    void a_reply_that_never_arrived_is_said_again_after_a_look() {
        chat.partner.failOn("reply t-1", lost());
        Said reply = chat.reply("Yes.");
        chat.send();
        chat.pass(Duration.ofMinutes(1));
        chat.partner.calls.clear();
        chat.send();
        assertThat(chat.partner.calls).containsExactly("messages t-1", "reply t-1");
        assertThat(chat.state(reply).state()).isEqualTo(Said.State.SENT);
        assertThat(chat.partner.heard("t-1")).containsExactly("Yes.");
    }

    @Test
    void a_process_that_dies_between_call_and_answer_leaves_nothing_said_twice() {
        Said reply = chat.reply("Yes.");
        chat.partner.duringReply = () -> {
            throw new OutOfMemoryError("killed here");
        };
        assertThatThrownBy(chat::send).isInstanceOf(OutOfMemoryError.class);
        chat.partner.duringReply = () -> {};
        assertThat(chat.replies.due()).as("its lease is not over").isEmpty();
        chat.pass(Duration.ofMinutes(4));
        chat.send();
        assertThat(chat.state(reply).state()).isEqualTo(Said.State.SENT);
        assertThat(chat.partner.heard("t-1")).containsExactly("Yes.");
    }

    @Test
    void a_reply_that_a_fetch_sees_before_its_sender_does_is_one() {
        Said reply = chat.reply("Yes.");
        chat.partner.duringReply = chat::fetch;
        chat.send();
        assertThat(chat.state(reply).state()).isEqualTo(Said.State.SENT);
        assertThat(chat.texts()).hasSize(2);
        assertThat(chat.told(reservation))
                .containsExactly(EventType.GUEST_WROTE, EventType.REPLY_WRITTEN, EventType.REPLY_SENT);
    }

    @Test
    void what_a_partner_rewrote_is_left_to_a_person_who_may_send_it_again() {
        chat.partner.rewriting = text -> text.replace("http", "[link]");
        chat.partner.failAfter(lost());
        Said reply = chat.reply("See http://a.example");
        chat.send();
        chat.pass(Duration.ofMinutes(1));
        chat.send();
        assertThat(chat.state(reply)).satisfies(said -> {
            assertThat(said.state()).isEqualTo(Said.State.FAILED);
            assertThat(said.reason()).isEqualTo(Said.Reason.UNSURE);
        });
        assertThat(chat.list(true)).hasSize(1);
        chat.messages.retry(chat.hotel.owner, reply.id());
        chat.send();
        assertThat(chat.state(reply).state()).isEqualTo(Said.State.SENT);
        assertThat(chat.partner.heard("t-1")).hasSize(2);
    }

    @Test
    void a_refused_reply_needs_a_person_and_can_be_given_up() {
        chat.partner.failOn("reply t-1", PartnerFault.of(Fault.REJECTED, "the guest has left"));
        Said reply = chat.reply("Yes.");
        chat.send();
        assertThat(chat.state(reply)).satisfies(said -> {
            assertThat(said.state()).isEqualTo(Said.State.FAILED);
            assertThat(said.reason()).isEqualTo(Said.Reason.REFUSED);
            assertThat(said.answer()).isEqualTo("the guest has left");
        });
        assertThat(refusal(() -> chat.messages.settle(chat.hotel.owner, reply.conversationId())))
                .isEqualTo(ProblemCode.REPLY_FAILED);
        chat.messages.discard(chat.hotel.owner, reply.id());
        assertThat(chat.texts()).containsExactly("Is there parking?");
        assertThat(chat.list(true)).as("it is unanswered again").hasSize(1);
        assertThat(refusal(() -> chat.messages.discard(chat.hotel.owner, reply.id())))
                .isEqualTo(ProblemCode.REPLY_UNKNOWN);
        chat.messages.settle(chat.hotel.owner, reply.conversationId());
        assertThat(chat.list(true)).isEmpty();
        assertThat(chat.told(reservation))
                .endsWith(EventType.REPLY_FAILED, EventType.REPLY_DISCARDED, EventType.CONVERSATION_SETTLED);
    }

    @Test
    void a_pause_that_the_partner_asks_for_is_kept_and_replies_stay_in_order() {
        chat.partner.failOn("reply t-1", PartnerFault.throttled("slow down", Duration.ofMinutes(3)));
        chat.reply("first");
        chat.pass(Duration.ofSeconds(1));
        chat.reply("second");
        chat.send();
        chat.pass(Duration.ofMinutes(2));
        chat.send();
        assertThat(chat.partner.heard("t-1")).isEmpty();
        chat.pass(Duration.ofMinutes(2));
        chat.send();
        chat.send();
        assertThat(chat.partner.heard("t-1")).containsExactly("first", "second");
    }

    @Test
    void a_partner_that_is_away_for_a_day_leaves_it_to_a_person() {
        Said reply = chat.reply("Yes.");
        for (int i = 0; i < 200 && chat.state(reply).state() == Said.State.WAITING; i++) {
            chat.partner.fail(lost());
            chat.send();
            chat.pass(Duration.ofMinutes(16));
        }
        assertThat(chat.state(reply).reason()).isEqualTo(Said.Reason.UNSURE);
        assertThat(chat.partner.heard("t-1")).isEmpty();
    }

    @Test
    void many_workers_send_it_once() {
        int times = AtOnce.times(8, 80);
        for (int i = 0; i < times; i++) {
            chat.reply("Reply " + i);
            assertThat(AtOnce.run(Collections.nCopies(4, () -> {
                        chat.send();
                        return true;
                    })))
                    .allMatch(AtOnce.Outcome::ok);
        }
        assertThat(chat.partner.heard("t-1")).hasSize(times).doesNotHaveDuplicates();
    }

    @Test
    void a_form_sent_twice_at_once_is_one_reply() {
        UUID id = chat.house.moment.ids().next();
        UUID conversation = chat.only().conversation().id();
        List<AtOnce.Outcome<Said>> outcomes = AtOnce.run(Collections.nCopies(
                4, () -> chat.messages.reply(chat.hotel.owner, conversation, new NewReply(Optional.of(id), "Yes."))));
        assertThat(outcomes).allMatch(AtOnce.Outcome::ok);
        chat.send();
        chat.send();
        assertThat(chat.partner.heard("t-1")).hasSize(1);
    }

    private static PartnerFault lost() {
        return PartnerFault.of(Fault.UNAVAILABLE, "no answer");
    }

    static ProblemCode refusal(Runnable work) {
        try {
            work.run();
        } catch (Problem problem) {
            return problem.code();
        }
        throw new AssertionError("nothing was refused");
    }
}
