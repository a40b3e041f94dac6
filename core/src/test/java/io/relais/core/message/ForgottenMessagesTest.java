package io.relais.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.guest.Guest;
import io.relais.core.reservation.Seen;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgottenMessagesTest {
    private final Chatting chat = new Chatting();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void an_erased_guests_words_are_gone_and_do_not_come_back() {
        UUID reservation = chat.books("R-1");
        chat.house.guestParts.identifyAll();
        chat.asks("t-1", "R-1", "Hush-hush");
        chat.fetch();
        chat.reply("Answer");
        chat.send();
        chat.pass(Duration.ofDays(90));
        Guest guest = Objects.requireNonNull(chat.house
                .reservationParts
                .reservationGuests
                .get(chat.hotel.owner, reservation)
                .guest());
        chat.house.reservationParts.guestErasure.erase(chat.hotel.owner, guest.id());
        assertThat(chat.texts()).containsExactly("", "");
        assertThat(content()).as("nothing is left to be deciphered").doesNotContain("Quixotic");
        chat.asks("t-1", "R-1", "Hush-hush again");
        chat.fetch();
        assertThat(chat.texts()).containsOnly("");
        assertThat(chat.only().conversation().waits()).isFalse();
        assertThat(content()).doesNotContain("Quixotic");
    }

    @Test
    void a_conversation_that_comes_after_its_guest_was_erased_has_no_words() {
        UUID reservation = chat.books("R-1");
        chat.house.guestParts.identifyAll();
        chat.pass(Duration.ofDays(90));
        Guest guest = Objects.requireNonNull(chat.house
                .reservationParts
                .reservationGuests
                .get(chat.hotel.owner, reservation)
                .guest());
        chat.house.reservationParts.guestErasure.erase(chat.hotel.owner, guest.id());
        chat.asks("t-1", "R-1", "Hush-hush");
        chat.fetch();
        assertThat(chat.texts()).containsOnly("");
        assertThat(content()).doesNotContain("Quixotic");
    }

    @Test
    void an_erased_reservation_takes_its_conversation_with_it_for_good() {
        UUID reservation = chat.books("R-1");
        chat.asks("t-1", "R-1", "Hush-hush");
        chat.fetch();
        chat.house.receive(
                chat.hotel, chat.hotel.message("R-1").cancelled().minute(5).inbound());
        chat.house.reservationParts.erasing.erase(
                chat.hotel.owner,
                Seen.any(reservation),
                chat.hotel.get("R-1").row().confirmationNumber());
        assertThat(chat.list(false)).isEmpty();
        chat.asks("t-1", "R-1", "Hush-hush again");
        chat.fetch();
        assertThat(chat.list(false)).isEmpty();
        assertThat(Optional.of(content())).contains("");
    }

    private String content() {
        return chat.house.database.read(
                handle -> handle.createQuery("""
                        select coalesce(string_agg(to_jsonb(c)::text || to_jsonb(m)::text, ' '), '')
                        from conversation c left join message m on m.conversation_id = c.id
                        """).mapTo(String.class).one());
    }
}
