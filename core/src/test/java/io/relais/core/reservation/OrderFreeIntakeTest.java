package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Inbound;
import io.relais.connector.ReservationMessage;
import io.relais.core.AtOnce;
import io.relais.core.Invariants;
import io.relais.core.LongRunOnly;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.TestMessage;
import io.relais.core.connection.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The promise of intake on a real database: any order and any repetition of up to five messages of one reservation ends in one
 * state, whether they arrive together, one by one, or at the same moment. Another guest already has the only unit on some of
 * the nights, so overbooking takes part too.
 */
class OrderFreeIntakeTest {
    private static final int TRIES = 25;
    private static final int TRIES_LONG = 400;
    private static final String PROPERTY = "hotel";

    @SuppressWarnings("NullAway.Init")
    private static TestHouse house;

    @BeforeContainer
    static void open() {
        house = TestHouse.open();
    }

    @AfterContainer
    static void close() {
        house.close();
    }

    @Property(tries = TRIES)
    void messages_applied_one_by_one_end_in_one_state(@ForAll("stories") Story story) {
        assertThat(state(story, story.arrivals(), OrderFreeIntakeTest::oneByOne))
                .isEqualTo(expected(story));
    }

    @Property(tries = TRIES)
    void messages_applied_together_end_in_one_state(@ForAll("stories") Story story) {
        assertThat(state(story, story.arrivals(), (hotel, messages) -> house.receive(hotel, inbound(messages))))
                .isEqualTo(expected(story));
    }

    @Property(tries = TRIES)
    void messages_applied_at_the_same_moment_end_in_one_state(@ForAll("stories") Story story) {
        assertThat(state(story, story.arrivals(), OrderFreeIntakeTest::atOnce)).isEqualTo(expected(story));
    }

    @Property(tries = TRIES)
    void messages_stored_and_applied_by_two_workers_end_in_one_state(@ForAll("stories") Story story) {
        assertThat(state(story, story.arrivals(), OrderFreeIntakeTest::byTwoWorkers))
                .isEqualTo(expected(story));
    }

    /** The same again, many more times. */
    @Property(tries = TRIES_LONG)
    @AddLifecycleHook(LongRunOnly.class)
    void every_way_of_arrival_ends_in_one_state(@ForAll("stories") Story story) {
        String expected = expected(story);
        assertThat(state(story, story.arrivals(), OrderFreeIntakeTest::oneByOne))
                .isEqualTo(expected);
        assertThat(state(story, story.arrivals(), OrderFreeIntakeTest::atOnce)).isEqualTo(expected);
        assertThat(state(story, story.arrivals(), OrderFreeIntakeTest::byTwoWorkers))
                .isEqualTo(expected);
    }

    @Provide
    Arbitrary<Story> stories() {
        return Story.any("R-1", PROPERTY);
    }

    private interface Arrival {
        void bring(TestHotel hotel, List<TestMessage> messages);
    }

    /** The state when every message arrives once, one by one, in the order of the revisions. */
    private static String expected(Story story) {
        List<Integer> ordered = IntStream.range(0, story.written().size())
                .boxed()
                .sorted(Comparator.comparing(
                        i -> story.written().get(i).message().revision()))
                .toList();
        return state(story, ordered, OrderFreeIntakeTest::oneByOne);
    }

    private static String state(Story story, List<Integer> arrivals, Arrival arrival) {
        TestHotel hotel = house.plan().units(1).open();
        hotel.sell(TestHouse.DAY.plusDays(2), 2);
        List<TestMessage> messages = arrivals.stream()
                .map(i -> story.written().get(i).to(hotel.remoteId))
                .toList();
        arrival.bring(hotel, messages);
        Invariants.hold(house.database);
        Invariants.overbookingIsShown(house.database);
        return StateText.of(house.database, hotel);
    }

    private static void oneByOne(TestHotel hotel, List<TestMessage> messages) {
        house.receiveOneByOne(hotel, inbound(messages));
    }

    /** Each repetition under its own id, as from a partner that repeats itself without saying so. */
    private static Inbound[] inbound(List<TestMessage> messages) {
        return IntStream.range(0, messages.size())
                .mapToObj(i -> messages.get(i).copy(i))
                .toArray(Inbound[]::new);
    }

    /** Two transactions that both began before either has ended. */
    private static void atOnce(TestHotel hotel, List<TestMessage> messages) {
        int half = messages.size() / 2;
        List<Callable<Boolean>> workers = new ArrayList<>();
        workers.add(() -> applyDirectly(hotel, messages.subList(0, half)));
        workers.add(() -> applyDirectly(hotel, messages.subList(half, messages.size())));
        assertThat(AtOnce.run(workers).stream().flatMap(o -> o.failure().stream()))
                .isEmpty();
    }

    private static boolean applyDirectly(TestHotel hotel, List<TestMessage> messages) {
        Connection connection = house.connections.find(hotel.connectionId).orElseThrow();
        return house.database.write(handle -> {
            List<Applying.Item> items = messages.stream()
                    .map(message -> item(hotel, connection, message.message(), message.inbound()))
                    .toList();
            return !house.reservationParts.applying.apply(handle, items).isEmpty() || messages.isEmpty();
        });
    }

    private static Applying.Item item(
            TestHotel hotel, Connection connection, ReservationMessage message, Inbound inbound) {
        UUID id = house.moment.ids().next();
        return new Applying.Item(
                new Inbox.Waiting(id, hotel.accountId, connection.channel(), "main", inbound, ""), message, connection);
    }

    private static void byTwoWorkers(TestHotel hotel, List<TestMessage> messages) {
        Inbound[] inbound = inbound(messages);
        List<Callable<Boolean>> workers = new ArrayList<>();
        for (int worker = 0; worker < 2; worker++) {
            int first = worker;
            workers.add(() -> {
                for (int i = first; i < inbound.length; i += 2) {
                    house.inbox.store(hotel.accountId, List.of(inbound[i]), "");
                    house.intake.applyWaiting();
                }
                return true;
            });
        }
        assertThat(AtOnce.run(workers).stream().flatMap(o -> o.failure().stream()))
                .isEmpty();
        house.reservationParts.applyAll();
        assertThat(house.parked.list(hotel.owner)).isEmpty();
    }
}
