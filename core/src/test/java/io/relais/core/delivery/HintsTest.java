package io.relais.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Hint;
import io.relais.connector.ReceivesHints;
import io.relais.core.FakePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.Account;
import io.relais.core.connection.Hooks;
import io.relais.core.connection.MessageTurns;
import io.relais.core.connection.Notice;
import io.relais.core.connection.Notices;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hint makes us ask; it is never believed. And everything is sent again only as often as the partner likes. */
class HintsTest {
    private final TestHouse house = TestHouse.open(new HintingPartner());
    private final TestHotel hotel = house.hotel();
    private final Hints hints = new Hints(
            house.database,
            house.channels,
            house.connectors,
            house.accounts,
            new Hints.Book(
                    new Hooks(house.database, house.clock),
                    new Notices(house.moment),
                    new MessageTurns(house.database, house.moment),
                    house.events,
                    house.moment));
    private final FullSyncs fullSyncs = new FullSyncs(
            house.database,
            house.channels,
            house.dirtyNights,
            house.connectors,
            new FullSyncs.Book(house.properties, house.events, house.moment));

    /** Its calls are words: kind, code, property, subject. */
    private static final class HintingPartner extends FakePartner implements ReceivesHints {
        @Override
        public List<Hint> hints(String body) {
            String[] words = body.split(" ", -1);
            return words.length < 4
                    ? List.of()
                    : List.of(Hint.of(Hint.Kind.valueOf(words[0]), words[1], words[2], words[3]));
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_hint_makes_the_account_due_at_once() {
        pulled();
        String token = hints.issue(hotel.owner, hotel.connectionId);
        assertThat(hints.hear(FakePartner.ID, token, "RESERVATIONS booking x y"))
                .isTrue();
        assertThat(house.pulls.due()).extracting(Account::id).containsExactly(hotel.accountId);
        assertThat(hints.state(hotel.owner, hotel.connectionId).orElseThrow().calledAt())
                .isPresent();
    }

    @Test
    void a_hint_that_cannot_be_read_wakes_and_one_that_is_not_for_us_does_not() {
        String token = hints.issue(hotel.owner, hotel.connectionId);
        pulled();
        hints.hear(FakePartner.ID, token, "OTHER ari x y");
        assertThat(house.pulls.due()).isEmpty();
        hints.hear(FakePartner.ID, token, "");
        assertThat(house.pulls.due()).hasSize(1);
    }

    @Test
    void a_token_is_heard_until_it_is_replaced_or_ended_and_only_at_its_channel() {
        String first = hints.issue(hotel.owner, hotel.connectionId);
        assertThat(hints.hear("elsewhere", first, "")).isFalse();
        String second = hints.issue(hotel.owner, hotel.connectionId);
        assertThat(hints.hear(FakePartner.ID, first, "")).isFalse();
        assertThat(hints.hear(FakePartner.ID, second, "")).isTrue();
        hints.revoke(hotel.owner, hotel.connectionId);
        assertThat(hints.hear(FakePartner.ID, second, "")).isFalse();
    }

    @Test
    void a_hint_does_not_make_us_ask_a_partner_that_holds_us_back() {
        String token = hints.issue(hotel.owner, hotel.connectionId);
        Account taken = house.pulls.due().getFirst();
        house.accounts.pullFailed(
                taken.id(), Duration.ofSeconds(20), Duration.ZERO, Optional.of(Duration.ofMinutes(1)));
        hints.hear(FakePartner.ID, token, "RESERVATIONS booking x y");
        assertThat(house.pulls.due()).isEmpty();
    }

    @Test
    void trouble_is_kept_once_counted_and_shown_until_somebody_deals_with_it() {
        String token = hints.issue(hotel.owner, hotel.connectionId);
        String trouble = "TROUBLE sync_error " + hotel.remoteId + " event-1";
        hints.hear(FakePartner.ID, token, trouble);
        hints.hear(FakePartner.ID, token, trouble);
        hints.hear(FakePartner.ID, token, "TROUBLE sync_error another-hotel event-2");
        Notice notice = hints.notices(hotel.owner, hotel.connectionId).getFirst();
        assertThat(hints.notices(hotel.owner, hotel.connectionId)).hasSize(1);
        assertThat(notice.code()).isEqualTo("sync_error");
        assertThat(notice.times()).isEqualTo(2);
        hints.dismiss(hotel.owner, hotel.connectionId, notice.id());
        assertThat(hints.notices(hotel.owner, hotel.connectionId)).isEmpty();
        assertThatThrownBy(() -> hints.dismiss(hotel.owner, hotel.connectionId, notice.id()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOTICE_UNKNOWN));
        hints.hear(FakePartner.ID, token, trouble);
        assertThat(hints.notices(hotel.owner, hotel.connectionId).getFirst().times())
                .isEqualTo(1);
    }

    @Test
    void a_partner_gone_mad_fills_no_table() {
        String token = hints.issue(hotel.owner, hotel.connectionId);
        for (int i = 0; i < Notices.OPEN_MAX + 5; i++) {
            hints.hear(FakePartner.ID, token, "TROUBLE rate_error " + hotel.remoteId + " e" + i);
        }
        assertThat(hints.notices(hotel.owner, hotel.connectionId)).hasSize(Notices.OPEN_MAX);
    }

    @Test
    void a_stranger_sees_and_does_nothing() {
        TestHotel other = house.hotel();
        assertThatThrownBy(() -> hints.issue(other.owner, hotel.connectionId))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_UNKNOWN));
        assertThatThrownBy(() -> fullSyncs.sendAll(other.owner, hotel.connectionId))
                .isInstanceOf(Problem.class);
    }

    @Test
    void everything_is_sent_again_once_a_day_and_no_more() {
        house.deliveryParts.round();
        house.partner.takeSent();
        fullSyncs.sendAll(hotel.owner, hotel.connectionId);
        house.time().advance(Duration.ofSeconds(10));
        house.deliveryParts.round();
        assertThat(house.partner.takeSentChanges()).isNotEmpty();
        assertThatThrownBy(() -> fullSyncs.sendAll(hotel.owner, hotel.connectionId))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.FULL_SYNC_TOO_SOON);
                    assertThat(problem.arguments().get(1)).isEqualTo("2026-06-02T10:00:00Z");
                });
        house.time().advance(Duration.ofDays(1));
        fullSyncs.sendAll(hotel.owner, hotel.connectionId);
    }

    private void pulled() {
        house.pulls
                .due()
                .forEach(account -> house.accounts.pulled(account.id(), Duration.ofSeconds(20), Duration.ZERO, false));
        assertThat(house.pulls.due()).isEmpty();
    }
}
