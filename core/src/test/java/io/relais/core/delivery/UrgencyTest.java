package io.relais.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.core.FakePartner;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UrgencyTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private final Urgency urgency = new Urgency(TODAY);
    private final FakePartner partner = new FakePartner();

    @Test
    void what_fits_into_one_message_is_one() {
        assertThat(pack(price(200), count(3, 0), price(5))).hasSize(1);
    }

    @Test
    void counts_and_closings_go_first_then_near_prices_then_far_ones() {
        partner.limitMessagesTo(2);
        List<AriMessage> messages =
                pack(price(200), price(201), price(5), price(6), count(3, 0), restricted("room", 7, true));
        assertThat(messages)
                .extracting(AriMessage::changes)
                .containsExactly(
                        List.of(count(3, 0), restricted("room", 7, true)),
                        List.of(price(5), price(6)),
                        List.of(price(200), price(201)));
    }

    @Test
    void a_message_more_is_spent_only_where_there_are_many() {
        partner.limitMessagesTo(2);
        assertThat(pack(price(200), price(201), price(202), count(3, 0))).hasSize(2);
        List<AriChange> many = new ArrayList<>(
                List.of(IntStream.range(0, 11).mapToObj(i -> price(200 + i)).toArray(AriChange[]::new)));
        many.add(count(3, 0));
        List<AriMessage> messages = urgency.pack(partner, new AriUpdate("p", "EUR", many));
        assertThat(messages).hasSize(7);
        assertThat(messages.getFirst().changes()).containsExactly(count(3, 0));
    }

    @Test
    void a_room_is_opened_with_its_count_and_other_openings_wait() {
        partner.limitMessagesTo(2);
        List<AriMessage> messages =
                pack(price(200), restricted("room", 3, false), restricted("other", 3, false), count(3, 2));
        assertThat(messages.getFirst().changes()).containsExactly(restricted("room", 3, false), count(3, 2));
        assertThat(messages).hasSize(2);
    }

    private List<AriMessage> pack(AriChange... changes) {
        return urgency.pack(partner, new AriUpdate("p", "EUR", List.of(changes)));
    }

    private static NightRange night(int ahead) {
        return NightRange.of(TODAY.plusDays(ahead));
    }

    private static AriChange price(int ahead) {
        return new AriChange.Price("room", "rate", night(ahead), 2, new Money(100_00, "EUR"));
    }

    private static AriChange count(int ahead, int count) {
        return new AriChange.Availability("room", night(ahead), count);
    }

    private static AriChange restricted(String room, int ahead, boolean closed) {
        return new AriChange.Restricted(room, "rate", night(ahead), new Restriction(1, 1, 0, closed, false, false));
    }
}
