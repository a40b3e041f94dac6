package io.relais.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Fault;
import io.relais.connector.GuestMessage.Author;
import io.relais.connector.PartnerFault;
import io.relais.core.AtOnce;
import io.relais.core.connection.MessageTurns;
import io.relais.core.event.EventType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetchingTest {
    private final Chatting chat = new Chatting();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void what_a_guest_writes_is_kept_once_and_waits_for_an_answer() {
        UUID reservation = chat.books("R-1");
        chat.asks("t-1", "R-1", "Is there parking?");
        chat.fetch();
        chat.fetch();
        chat.asks("t-1", "R-1", "And a pool?");
        chat.fetch();
        assertThat(chat.texts()).containsExactly("Is there parking?", "And a pool?");
        assertThat(chat.list(true)).singleElement().satisfies(line -> {
            assertThat(line.conversation().reservationId()).isEqualTo(reservation);
            assertThat(line.conversation().channelName()).isEqualTo("Fjord");
            assertThat(line.last().orElseThrow().text()).isEqualTo("And a pool?");
        });
        assertThat(chat.messages.waiting(chat.hotel.owner)).isEqualTo(1);
        assertThat(chat.told(reservation)).containsExactly(EventType.GUEST_WROTE, EventType.GUEST_WROTE);
        assertThat(chat.house
                        .reservations
                        .history(chat.hotel.owner, reservation)
                        .toString())
                .as("the history tells that, and not what")
                .doesNotContain("parking", "pool");
    }

    @Test
    void two_workers_that_ask_at_once_keep_one() {
        int times = AtOnce.times(8, 80);
        chat.fetch();
        for (int i = 0; i < times; i++) {
            chat.asks("t-" + i, "R-" + i, "Question " + i);
            // As if the lease of the first had run out while it still asks.
            MessageTurns.Turn turn = new MessageTurns.Turn(chat.hotel.connectionId, Optional.empty());
            List<AtOnce.Outcome<Boolean>> outcomes = AtOnce.run(Collections.nCopies(4, () -> {
                chat.fetching.fetch(turn);
                return true;
            }));
            assertThat(outcomes).allMatch(AtOnce.Outcome::ok);
        }
        assertThat(chat.list(false)).hasSize(times);
        assertThat(count("message")).isEqualTo(times);
        assertThat(count("event where type = 'guest-wrote'")).isEqualTo(times);
    }

    @Test
    void a_message_may_come_before_its_reservation() {
        chat.asks("t-1", "R-1", "Is there parking?");
        chat.fetch();
        assertThat(chat.only().conversation().reservationId()).isNull();
        UUID reservation = chat.books("R-1");
        chat.fetching.due();
        assertThat(chat.only().conversation().reservationId()).isEqualTo(reservation);
        assertThat(chat.told(reservation)).containsExactly(EventType.GUEST_WROTE);
        assertThat(chat.messages.ofReservation(chat.hotel.owner, reservation).conversations())
                .hasSize(1);
    }

    @Test
    void a_question_of_nobodys_becomes_a_reservations_when_they_book() {
        chat.partner.say(chat.hotel, "t-1", "", Author.SYSTEM, "inquiry", chat.house.moment.now());
        chat.fetch();
        assertThat(chat.list(true)).as("nobody has answered them").hasSize(1);
        UUID reservation = chat.books("R-1");
        chat.partner.book("t-1", "R-1");
        chat.fetch();
        assertThat(chat.only().conversation().reservationId()).isEqualTo(reservation);
        assertThat(chat.list(true)).as("the partner's words need no answer").isEmpty();
    }

    @Test
    void what_the_house_says_at_the_channels_own_site_is_an_answer() {
        chat.asks("t-1", "R-1", "Is there parking?");
        chat.fetch();
        chat.pass(Duration.ofMinutes(1));
        chat.partner.say(chat.hotel, "t-1", "R-1", Author.HOST, "Yes.", chat.house.moment.now());
        chat.fetch();
        assertThat(chat.list(true)).isEmpty();
        assertThat(chat.texts()).containsExactly("Is there parking?", "Yes.");
    }

    @Test
    void a_partner_that_breaks_off_in_the_middle_costs_nothing_twice() {
        chat.asks("t-1", "R-1", "one");
        chat.pass(Duration.ofSeconds(1));
        chat.asks("t-2", "R-2", "two");
        chat.pass(Duration.ofMinutes(3));
        MessageTurns.Turn turn = chat.fetching.due().getFirst();
        chat.partner.failOn("messages t-2", PartnerFault.of(Fault.UNAVAILABLE, "no answer"));
        chat.fetching.fetch(turn);
        assertThat(chat.list(false)).hasSize(1);
        assertThat(chat.messages.troubles(chat.hotel.owner))
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.fault()).isEqualTo("UNAVAILABLE"));
        assertThat(chat.fetching.due()).as("not at once").isEmpty();
        chat.pass(Duration.ofMinutes(3));
        chat.partner.calls.clear();
        chat.fetching.due().forEach(chat.fetching::fetch);
        assertThat(chat.partner.calls).containsExactly("threads", "messages t-2");
        assertThat(chat.list(false)).hasSize(2);
        assertThat(chat.messages.troubles(chat.hotel.owner)).isEmpty();
    }

    @Test
    void a_hint_hastens_but_does_not_overrule_a_partner_that_asked_for_a_pause() {
        chat.fetch();
        assertThat(chat.fetching.due()).isEmpty();
        chat.turns.hinted(chat.hotel.accountId);
        MessageTurns.Turn turn = chat.fetching.due().getFirst();
        chat.partner.fail(PartnerFault.throttled("slow down", Duration.ofMinutes(7)));
        chat.fetching.fetch(turn);
        chat.turns.hinted(chat.hotel.accountId);
        assertThat(chat.fetching.due()).isEmpty();
        chat.pass(Duration.ofMinutes(8));
        assertThat(chat.fetching.due()).hasSize(1);
    }

    @Test
    void a_hint_while_the_partner_is_asked_makes_it_asked_again() {
        MessageTurns.Turn turn = chat.fetching.due().getFirst();
        chat.turns.hinted(chat.hotel.accountId);
        chat.fetching.fetch(turn);
        assertThat(chat.fetching.due()).hasSize(1);
    }

    @Test
    void nothing_said_is_readable_in_the_database() {
        chat.asks("t-1", "R-1", "My card is 4111 1111 1111 1111");
        chat.fetch();
        assertThat(chat.house.database.<String>read(handle -> handle.createQuery(
                                "select string_agg(encode(text_cipher, 'escape') || encode(raw_cipher, 'escape'), ' ') from message")
                        .mapTo(String.class)
                        .one()))
                .isNotEmpty()
                .doesNotContain("4111");
        assertThat(chat.only().toString()).doesNotContain("4111");
    }

    private int count(String what) {
        return chat.house.database.read(handle -> handle.createQuery("select count(*) from " + what)
                .mapTo(Integer.class)
                .one());
    }
}
