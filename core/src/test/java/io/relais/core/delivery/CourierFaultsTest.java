package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriChange;
import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.Account;
import io.relais.vocabulary.NightRange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of news when the partner, the network or our own process fails on the way. */
class CourierFaultsTest {
    private final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.plan().units(5).open();

    @BeforeEach
    void tell_what_there_is() {
        hotel.capacity(hotel.typeId, 5);
        house.deliveryParts.round();
        house.time().advance(Duration.ofSeconds(1));
        house.partner.takeSent();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void an_unavailable_partner_keeps_its_marks_and_is_left_alone_longer_each_time() {
        hotel.sell(DAY, 1);
        PartnerFault down = PartnerFault.of(Fault.UNAVAILABLE, "no answer");
        house.partner.failSends(down, down, down);
        for (int seconds : new int[] {1, 2, 4}) {
            assertThat(round()).hasSize(1);
            assertThat(health().waiting()).isEqualTo(1);
            assertThat(health().fault()).isEqualTo("UNAVAILABLE");
            house.time().advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(round()).isEmpty();
            house.time().advance(Duration.ofMillis(1));
        }
        assertThat(round()).containsExactly(availability(4));
        assertThat(health().waiting()).isZero();
        assertThat(health().fault()).isEmpty();
    }

    @Test
    void a_change_of_mind_after_an_unknown_outcome_is_told() {
        hotel.sell(DAY, 1);
        house.partner.failSends(PartnerFault.of(Fault.UNAVAILABLE, "the answer got lost"));
        round();
        assertThat(calendar()).isEqualTo(4);
        // Back to what the partner acknowledged last, yet it holds something else now.
        house.calendar.setCapacity(hotel.owner, hotel.propertyId, hotel.typeId, NightRange.of(DAY), 6);
        house.time().advance(Duration.ofSeconds(1));
        assertThat(round()).containsExactly(availability(5));
        assertThat(calendar()).isEqualTo(5);
    }

    @Test
    void a_partner_that_asks_for_patience_gets_exactly_that() {
        hotel.sell(DAY, 1);
        house.partner.failSends(PartnerFault.throttled("slower", Duration.ofSeconds(42)));
        round();
        assertThat(house.courier.nextDue()).contains(house.clock.instant().plusSeconds(42));
        house.time().advance(Duration.ofSeconds(41));
        assertThat(round()).isEmpty();
        house.time().advance(Duration.ofSeconds(1));
        assertThat(round()).hasSize(1);
    }

    @Test
    void a_refused_value_is_not_sent_again_until_another_one_is_wanted() {
        house.partner.refuse(change -> change instanceof AriChange.Availability a && a.count() == 4);
        hotel.sell(DAY, 1);
        assertThat(round()).hasSize(1);
        assertThat(health().waiting()).isZero();
        assertThat(health().rejected()).isEqualTo(1);
        touch();
        assertThat(round()).isEmpty();
        hotel.sell(DAY, 1);
        house.time().advance(Duration.ofSeconds(1));
        assertThat(round()).containsExactly(availability(3));
        assertThat(health().rejected()).isZero();
    }

    @Test
    void a_message_refused_as_a_whole_does_not_stop_the_next() {
        house.partner.limitMessagesTo(1);
        house.partner.failSends(PartnerFault.of(Fault.REJECTED, "not like this"));
        hotel.sell(DAY, 1);
        hotel.sell(DAY.plusDays(5), 1);
        assertThat(round()).hasSize(2);
        assertThat(health().rejected()).isEqualTo(1);
        assertThat(house.partner.calendar())
                .containsEntry(hotel.remoteId + "/availability/room//" + DAY.plusDays(5), 4L);
        assertThat(calendar()).isEqualTo(5);
    }

    @Test
    void refused_credentials_stop_the_account_until_a_person_acts() {
        hotel.sell(DAY, 1);
        house.partner.failSends(PartnerFault.of(Fault.AUTH, "wrong key"));
        round();
        assertThat(house.accounts.find(hotel.accountId).orElseThrow().state()).isEqualTo(Account.State.REFUSED);
        assertThat(health().state()).isEqualTo("refused");
        assertThat(health().reason()).isEqualTo("wrong key");
        house.time().advance(Duration.ofHours(1));
        assertThat(round()).isEmpty();
        house.channels.resume(hotel.owner, hotel.connectionId);
        assertThat(round()).hasSize(1);
        assertThat(health().state()).isEqualTo("active");
    }

    @Test
    void what_a_dead_process_packed_is_packed_again_when_its_hold_has_run_out() {
        hotel.sell(DAY, 1);
        house.courier.pack(house.courier.take().getFirst());
        assertThat(round()).isEmpty();
        house.time().advance(Leases.LEASE.plusSeconds(1));
        assertThat(round()).containsExactly(availability(4));
        assertThat(health().waiting()).isZero();
    }

    @Test
    void what_a_dead_process_sent_without_hearing_the_answer_is_sent_again() {
        hotel.sell(DAY, 1);
        house.courier.send(house.courier.pack(house.courier.take().getFirst()));
        assertThat(calendar()).isEqualTo(4);
        house.time().advance(Leases.LEASE.plusSeconds(1));
        assertThat(round()).containsExactly(availability(4));
    }

    @Test
    void only_one_worker_at_a_time_sends_to_a_connection() {
        hotel.sell(DAY, 1);
        assertThat(house.courier.take()).hasSize(1);
        hotel.sell(DAY, 1);
        assertThat(house.courier.take()).isEmpty();
    }

    @Test
    void a_worker_that_lost_its_hold_neither_sends_nor_settles() {
        hotel.sell(DAY, 1);
        Hold stale = house.courier.take().getFirst();
        Packet packed = house.courier.pack(stale);
        house.time().advance(Leases.LEASE.plusSeconds(1));
        Hold current = house.courier.take().getFirst();
        assertThat(house.courier.pack(stale).letters()).isEmpty();
        Answered late = house.courier.send(packed);
        assertThat(late.answers()).isEmpty();
        house.courier.settle(late);
        assertThat(house.partner.takeSent()).isEmpty();
        assertThat(health().waiting()).isEqualTo(1);
        house.courier.settle(house.courier.send(house.courier.pack(current)));
        assertThat(house.partner.takeSent()).hasSize(1);
        assertThat(health().waiting()).isZero();
        // The late one wakes up once more: nothing moves.
        house.courier.settle(new Answered(packed, List.of(), PartnerFault.of(Fault.UNAVAILABLE, "late")));
        assertThat(health().fault()).isEmpty();
    }

    @Test
    void what_changes_while_a_message_is_on_its_way_is_told_next() {
        hotel.sell(DAY, 1);
        Packet packet = house.courier.pack(house.courier.take().getFirst());
        hotel.sell(DAY, 1);
        house.courier.settle(house.courier.send(packet));
        assertThat(calendar()).isEqualTo(4);
        house.time().advance(Duration.ofSeconds(1));
        assertThat(round()).containsExactly(availability(3));
    }

    @Test
    void of_several_messages_those_after_a_fault_wait_for_the_next_time() {
        house.partner.limitMessagesTo(1);
        for (int i = 0; i < 3; i++) {
            hotel.sell(DAY.plusDays(3L * i), 1);
        }
        Packet packet = house.courier.pack(house.courier.take().getFirst());
        assertThat(packet.letters()).hasSize(3);
        house.partner.failSends(PartnerFault.of(Fault.UNAVAILABLE, "down"));
        house.courier.settle(house.courier.send(packet));
        assertThat(house.partner.takeSent()).hasSize(1);
        house.time().advance(Duration.ofSeconds(1));
        assertThat(round()).hasSize(3);
        assertThat(health().waiting()).isZero();
    }

    private void touch() {
        house.time().advance(Duration.ofSeconds(1));
        house.database.write(handle -> {
            house.dirtyNights.mark(
                    handle,
                    List.of(new DirtyNights.Mark(hotel.typeId, NightRange.of(DAY), DirtyNights.AVAILABILITY, null)),
                    "");
            return true;
        });
    }

    private static AriChange availability(int count) {
        return new AriChange.Availability("room", NightRange.of(DAY), count);
    }

    private long calendar() {
        return house.partner.calendar().getOrDefault(hotel.remoteId + "/availability/room//" + DAY, -1L);
    }

    private ConnectionHealth health() {
        return house.channels.get(hotel.owner, hotel.connectionId);
    }

    private List<AriChange> round() {
        return house.deliveryParts.round().stream()
                .flatMap(packet -> packet.letters().stream())
                .flatMap(letter -> letter.message().changes().stream())
                .toList();
    }
}
