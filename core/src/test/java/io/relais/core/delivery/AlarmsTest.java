package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.access.Role;
import io.relais.core.connection.Account;
import io.relais.core.data.Ids;
import io.relais.core.data.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What needs a person is seen within a minute, told once, and told again only as promised. */
class AlarmsTest {
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.plan().units(5).open();

    @BeforeEach
    void two_owners_and_a_colleague() {
        house.people.add(hotel.organisationId, "o@example.org", "Olga", Role.OWNER, "long enough word");
        UUID french = house.people
                .add(hotel.organisationId, "f@example.org", "Fabien", Role.OWNER, "long enough word")
                .id();
        house.people.chooseLanguage(french, "fr");
        house.people.add(hotel.organisationId, "d@example.org", "Dora", Role.DESK, "long enough word");
        house.people.add(house.hotel().organisationId, "x@example.org", "Xenia", Role.OWNER, "long enough word");
        house.deliveryParts.round();
        pull();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void all_is_well() {
        assertThat(health().trouble()).isNull();
        assertThat(watch(Duration.ofMinutes(2))).isEmpty();
        assertThat(house.deliveryParts.lag.figures().troubles())
                .containsEntry("partner-down", 0L)
                .hasSize(Trouble.Kind.values().length);
    }

    @Test
    void lost_authorisation_is_told_to_every_owner_in_their_language_within_a_minute() {
        house.accounts.refuse(hotel.accountId, "key revoked");
        assertThat(kind()).isEqualTo(Trouble.Kind.AUTHORISATION_LOST);
        List<TestMailbox.Told> told = watch(Duration.ofMinutes(1));
        assertThat(told)
                .extracting(one -> one.reader().email() + " " + one.reader().language())
                .containsExactlyInAnyOrder("o@example.org en", "f@example.org fr");
        assertThat(told.getFirst().notice()).satisfies(notice -> {
            assertThat(notice.said()).isEqualTo("key revoked");
            assertThat(notice.about().connectionId()).isNull();
            assertThat(notice.properties()).containsExactly("Hotel 1");
            assertThat(notice.again()).isFalse();
        });
        assertThat(house.deliveryParts.lag.figures().troubles()).containsEntry("authorisation-lost", 1L);
    }

    @Test
    void an_alarm_is_repeated_daily_and_its_end_told_once() {
        house.accounts.refuse(hotel.accountId, "key revoked");
        assertThat(watch(Duration.ofHours(23))).hasSize(2);
        assertThat(watch(Duration.ofHours(2)))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.notice().again()).isTrue());
        house.accounts.setState(hotel.accountId, Account.State.ACTIVE, "");
        assertThat(watch(AlarmRows.SETTLED.minusSeconds(20))).isEmpty();
        assertThat(watch(Duration.ofMinutes(1)))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.notice().solvedAt()).isNotNull());
        assertThat(watch(Duration.ofHours(30))).isEmpty();
    }

    @Test
    void what_goes_by_itself_is_told_to_nobody_and_what_comes_back_at_once_was_never_over() {
        house.accounts.refuse(hotel.accountId, "hiccup");
        house.deliveryParts.alarms.watch();
        house.accounts.setState(hotel.accountId, Account.State.ACTIVE, "");
        assertThat(watch(Duration.ofHours(1))).isEmpty();
        house.accounts.refuse(hotel.accountId, "again");
        assertThat(watch(Duration.ofMinutes(1))).hasSize(2);
        house.accounts.setState(hotel.accountId, Account.State.ACTIVE, "");
        assertThat(watch(Duration.ofMinutes(2))).isEmpty();
        house.accounts.refuse(hotel.accountId, "again");
        assertThat(watch(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void a_partner_that_does_not_answer_pulls_is_down_within_a_minute() {
        PartnerFault down = PartnerFault.of(Fault.UNAVAILABLE, "no answer");
        house.partner.failPulls(Stream.generate(() -> down).limit(12).toArray(PartnerFault[]::new));
        Instant start = house.clock.instant();
        while (health().trouble() == null) {
            house.time().advance(Duration.ofSeconds(1));
            pull();
        }
        assertThat(kind()).isEqualTo(Trouble.Kind.PARTNER_DOWN);
        assertThat(Duration.between(start, house.clock.instant())).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_partner_that_does_not_answer_messages_is_down_and_one_that_errs_gets_stuck() {
        PartnerFault down = PartnerFault.of(Fault.UNAVAILABLE, "no answer");
        PartnerFault broken = PartnerFault.of(Fault.PROTOCOL, "not XML");
        for (PartnerFault fault : List.of(down, broken)) {
            hotel.sell(DAY, 1);
            house.partner.failSends(fault, fault, fault);
            for (int second = 0; second < 10 && health().trouble() == null; second++) {
                house.deliveryParts.round();
                house.time().advance(Duration.ofSeconds(1));
            }
            assertThat(kind()).isEqualTo(fault == down ? Trouble.Kind.PARTNER_DOWN : Trouble.Kind.DELIVERY_STUCK);
            house.time().advance(Duration.ofSeconds(10));
            pull();
            house.deliveryParts.round();
            assertThat(health().trouble()).isNull();
        }
    }

    @Test
    void a_poller_that_stopped_is_seen_after_three_polls_and_a_partner_that_asked_for_patience_is_not() {
        Instant pulled = house.clock.instant();
        house.time().advance(Duration.ofSeconds(59));
        assertThat(health().trouble()).isNull();
        house.time().advance(Duration.ofSeconds(1));
        assertThat(kind()).isEqualTo(Trouble.Kind.POLLER_STOPPED);
        assertThat(trouble().since()).isEqualTo(pulled);
        PartnerFault slower = PartnerFault.throttled("slower", Duration.ofMinutes(10));
        // One for each account of the house.
        house.partner.failPulls(slower, slower);
        pull();
        house.time().advance(Duration.ofMinutes(9));
        assertThat(health().trouble()).isNull();
        house.time().advance(Duration.ofMinutes(2));
        assertThat(kind()).isEqualTo(Trouble.Kind.POLLER_STOPPED);
    }

    @Test
    void changes_that_nobody_sends_are_stuck() {
        hotel.sell(DAY, 1);
        for (int i = 0; i < 20; i++) {
            house.time().advance(LOOK);
            pull();
        }
        assertThat(kind()).isEqualTo(Trouble.Kind.DELIVERY_STUCK);
        assertThat(watch(Duration.ofMinutes(1)))
                .hasSize(2)
                .allSatisfy(
                        one -> assertThat(one.notice().about().connectionId()).isEqualTo(hotel.connectionId));
        house.deliveryParts.round();
        assertThat(health().trouble()).isNull();
    }

    @Test
    void several_hubs_tell_it_once() {
        for (int round = 0; round < AtOnce.times(3, 30); round++) {
            house.accounts.refuse(hotel.accountId, "key revoked");
            for (int look = 0; look < 4; look++) {
                pull();
                assertThat(AtOnce.run(Stream.generate(this::anotherHub).limit(4).toList()))
                        .allMatch(AtOnce.Outcome::ok);
                house.time().advance(LOOK);
            }
            assertThat(house.deliveryParts.mailbox.take()).hasSize(2);
            house.accounts.setState(hotel.accountId, Account.State.ACTIVE, "");
            watch(Duration.ofMinutes(10));
        }
    }

    @Test
    void without_mail_and_with_a_broken_server_it_is_told_when_mail_is_back() {
        house.deliveryParts.mailbox.answer(Post.Outcome.NO_MAIL);
        house.accounts.refuse(hotel.accountId, "key revoked");
        assertThat(watch(Duration.ofMinutes(5))).isEmpty();
        house.deliveryParts.mailbox.answer(Post.Outcome.FAILED);
        assertThat(watch(Duration.ofMinutes(5))).isEmpty();
        house.deliveryParts.mailbox.answer(Post.Outcome.SENT);
        assertThat(watch(Duration.ofHours(2))).hasSize(2);
    }

    private Callable<Boolean> anotherHub() {
        return () -> {
            Moment moment = new Moment(house.clock, new Ids(house.clock), house.moment.wakeups());
            new Alarms(
                            house.database,
                            new Troubles(house.connectors, house.clock),
                            new AlarmRows(house.connectors, moment),
                            house.deliveryParts.mailbox,
                            moment.wakeups())
                    .watch();
            return true;
        };
    }

    /** Looks as often as the route does for a while, while reservations are pulled; what was told meanwhile. */
    private List<TestMailbox.Told> watch(Duration time) {
        Duration step = time.compareTo(Duration.ofHours(1)) > 0
                ? Duration.ofMinutes(30)
                : time.compareTo(Duration.ofMinutes(6)) > 0 ? Duration.ofMinutes(2) : LOOK;
        for (Duration passed = Duration.ZERO; passed.compareTo(time) <= 0; passed = passed.plus(step)) {
            pull();
            house.deliveryParts.alarms.watch();
            house.time().advance(step);
        }
        return house.deliveryParts.mailbox.take();
    }

    private void pull() {
        house.pulls.due().forEach(house.pulls::pull);
    }

    private ConnectionHealth health() {
        return house.channels.get(hotel.owner, hotel.connectionId);
    }

    private Trouble.Kind kind() {
        return trouble().kind();
    }

    private Trouble trouble() {
        return Objects.requireNonNull(health().trouble(), "no trouble");
    }
}
