package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriAnswer;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.Session;
import io.relais.core.FakePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.CallBudgets;
import io.relais.core.connection.Line;
import io.relais.core.connection.Manifest;
import io.relais.core.connection.Mapping;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two properties behind one account whose calls are counted together: neither waits for all that the other has to tell. */
class FairnessTest {
    /** Takes one change a message, and lets the test act between two messages. */
    private static final class SlowPartner extends FakePartner {
        private final List<String> order = new ArrayList<>();
        private Runnable between = () -> {};

        @Override
        public AriAnswer send(Session session, AriMessage message) {
            AriAnswer answer = super.send(session, message);
            order.add(message.remotePropertyId());
            between.run();
            return answer;
        }
    }

    private final SlowPartner partner = new SlowPartner();
    private final TestHouse house = TestHouse.open(partner);
    private final TestHotel bulk = house.plan().units(5).open();
    private final TestHotel other =
            house.plan().units(5).beside(bulk).unmapped().open();
    private final UUID otherConnection = other.connect(bulk.accountId, FakePartner.ID, "other");

    @BeforeEach
    void tell_what_there_is() {
        house.map(otherConnection, new Mapping("room", "rate", other.typeId, other.planId));
        house.database.write(handle -> {
            house.dirtyNights.markAll(handle, otherConnection, TestHotel.season(), false);
            return true;
        });
        rounds();
        partner.order.clear();
        partner.takeSent();
        partner.limitMessagesTo(1);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_closing_waits_for_one_message_of_anothers_bulk_at_most() {
        shareCalls();
        bulkOfPrices();
        partner.between = () -> {
            if (partner.order.size() == 3) {
                other.sell(DAY, 1);
            }
        };
        rounds();
        assertThat(partner.order.indexOf("other")).isBetween(3, 4);
        assertThat(partner.order).hasSize(21).containsOnlyOnce("other");
        assertThat(waiting(bulk.connectionId)).isZero();
        assertThat(waiting(otherConnection)).isZero();
    }

    @Test
    void closings_of_two_properties_take_turns() {
        shareCalls();
        for (int i = 0; i < 10; i++) {
            bulk.sell(DAY.plusDays(2L * i), 1);
        }
        partner.between = () -> {
            if (partner.order.size() == 3) {
                other.sell(DAY, 1);
            }
        };
        rounds();
        assertThat(partner.order.indexOf("other")).isBetween(3, 4);
        assertThat(partner.order).hasSize(11);
    }

    @Test
    void only_one_connection_of_a_shared_account_is_told_at_a_time_the_most_urgent_first() {
        shareCalls();
        bulkOfPrices();
        other.sell(DAY, 1);
        assertThat(house.courier.take()).extracting(Hold::connectionId).containsExactly(otherConnection);
        assertThat(house.courier.take()).isEmpty();
    }

    @Test
    void connections_that_share_no_calls_do_not_wait_for_each_other() {
        bulkOfPrices();
        other.sell(DAY, 1);
        assertThat(house.courier.take())
                .extracting(Hold::connectionId)
                .containsExactlyInAnyOrder(bulk.connectionId, otherConnection);
    }

    @Test
    void a_closing_overtakes_the_rest_of_its_own_propertys_bulk() {
        bulkOfPrices();
        partner.between = () -> {
            if (partner.order.size() == 3) {
                bulk.sell(DAY, 1);
            }
        };
        rounds();
        List<AriMessage> sent = partner.takeSent();
        assertThat(sent.get(3).changes()).singleElement().isInstanceOf(AriChange.Availability.class);
        assertThat(sent).hasSize(21);
    }

    @Test
    void what_gave_way_is_told_later_and_counts_as_not_sent() {
        shareCalls();
        bulkOfPrices();
        partner.between = () -> {
            if (partner.order.size() == 1) {
                other.sell(DAY, 1);
            }
        };
        List<Packet> first = house.deliveryParts.round();
        assertThat(first)
                .singleElement()
                .satisfies(packet -> assertThat(packet.letters()).hasSize(20));
        assertThat(partner.order).hasSize(1);
        assertThat(health(bulk.connectionId).fault()).isEmpty();
        assertThat(waiting(bulk.connectionId)).isPositive();
        rounds();
        assertThat(partner.order).hasSize(21);
        long open =
                house.database.read(handle -> handle.createQuery("select count(*) from delivery where outcome = 'sent'")
                        .mapTo(Long.class)
                        .one());
        assertThat(open).isZero();
    }

    /** As the first ARI call over an account-wide budget does. */
    private void shareCalls() {
        Line line = new Line(
                bulk.accountId,
                bulk.connectionId,
                FakePartner.ID,
                List.of(new Manifest.Limit("calls", 1_000, Duration.ofMinutes(1), false)),
                "",
                exchange -> {});
        new CallBudgets(house.database, house.clock).take(line, new CallBudgets.Call("ari", "calls"));
    }

    private void bulkOfPrices() {
        for (int i = 0; i < 20; i++) {
            house.calendar.setPrice(
                    bulk.owner,
                    bulk.product(),
                    NightRange.of(DAY.plusDays(2L * i)),
                    0,
                    new Money(200_00 + i, bulk.currency));
        }
    }

    private void rounds() {
        house.time().advance(Duration.ofSeconds(1));
        while (!house.deliveryParts.round().isEmpty()) {
            house.time().advance(Duration.ofSeconds(1));
        }
        house.time().advance(Duration.ofSeconds(1));
        house.deliveryParts.round();
    }

    private ConnectionHealth health(UUID connectionId) {
        return house.channels.get(bulk.owner, connectionId);
    }

    private long waiting(UUID connectionId) {
        return health(connectionId).waiting();
    }
}
