package io.relais.core.inventory;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Inbound;
import io.relais.core.AtOnce;
import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Conflict;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.RegisterRow;
import io.relais.core.reservation.ReservationSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many at the same instant. Repeated often in the long form of the test command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SaleRaceTest {
    private static final int BUYERS = 20;

    private final TestHouse house = TestHouse.open();

    @BeforeAll
    void warm_up() {
        house.hotel().sell(DAY, 1);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void twenty_own_sales_at_the_same_instant_for_four_units_sell_exactly_four() {
        for (int run = 0; run < AtOnce.times(5, 50); run++) {
            TestHotel hotel = house.plan().units(4).open();
            List<AtOnce.Outcome<ReservationSheet>> outcomes = AtOnce.run(repeat(BUYERS, i -> () -> hotel.sell(DAY, 2)));
            assertThat(outcomes.stream().filter(AtOnce.Outcome::ok)).hasSize(4);
            assertThat(outcomes.stream().flatMap(o -> o.failure().stream()))
                    .hasSize(BUYERS - 4)
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOfSatisfying(
                                    Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.NO_ROOM)));
            assertThat(hotel.sold(DAY)).isEqualTo(4);
            assertThat(hotel.sold(DAY.plusDays(1))).isEqualTo(4);
            Invariants.hold(house.database);
        }
    }

    @Test
    void twenty_channel_sales_at_the_same_instant_for_one_unit_are_all_kept_and_nineteen_are_in_conflict() {
        for (int run = 0; run < AtOnce.times(5, 50); run++) {
            TestHotel hotel = house.plan().units(1).open();
            List<AtOnce.Outcome<Boolean>> outcomes =
                    AtOnce.run(repeat(BUYERS, i -> () -> receive(hotel, message(hotel, i))));
            assertThat(outcomes.stream().flatMap(o -> o.failure().stream())).isEmpty();
            house.reservationParts.applyAll();
            List<RegisterRow> rows = rows(hotel);
            assertThat(rows).hasSize(BUYERS);
            assertThat(rows.stream().map(RegisterRow::externalId)).doesNotHaveDuplicates();
            assertThat(rows.stream().filter(row -> row.conflict() == Conflict.OVERBOOKED))
                    .hasSize(BUYERS - 1);
            assertThat(rows.stream().filter(row -> row.conflict() == Conflict.NONE))
                    .hasSize(1);
            assertThat(house.parked.list(hotel.owner)).isEmpty();
            assertThat(hotel.sold(DAY)).isEqualTo(BUYERS);
            Invariants.hold(house.database);
            Invariants.overbookingIsShown(house.database);
        }
    }

    @Test
    void twenty_messages_of_one_reservation_at_the_same_instant_are_one_reservation() {
        for (int run = 0; run < AtOnce.times(3, 50); run++) {
            TestHotel hotel = house.plan().units(1).open();
            List<AtOnce.Outcome<Boolean>> outcomes = AtOnce.run(repeat(
                    BUYERS,
                    i -> () -> receive(
                            hotel,
                            hotel.message("A")
                                    .modified()
                                    .minute(i)
                                    .stay("1", DAY.plusDays(i), 1)
                                    .inbound())));
            assertThat(outcomes.stream().flatMap(o -> o.failure().stream())).isEmpty();
            house.reservationParts.applyAll();
            assertThat(rows(hotel))
                    .singleElement()
                    .satisfies(row -> assertThat(row.arrival()).isEqualTo(DAY.plusDays(BUYERS - 1)));
            assertThat(house.parked.list(hotel.owner)).isEmpty();
            Invariants.hold(house.database);
        }
    }

    @Test
    void sales_of_all_kinds_and_cancellations_at_once_leave_every_count_right() {
        for (int run = 0; run < AtOnce.times(4, 40); run++) {
            TestHotel hotel = house.plan().units(3).open();
            ReservationSheet first = hotel.sell(DAY, 3);
            ReservationSheet second = hotel.sell(DAY.plusDays(1), 2);
            house.receive(hotel, message(hotel, 100), message(hotel, 101));
            List<Callable<Boolean>> tasks = new ArrayList<>();
            tasks.add(() -> cancel(hotel, first));
            tasks.add(() -> cancel(hotel, second));
            tasks.addAll(repeat(6, i -> () -> sellOrNot(hotel, i)));
            tasks.addAll(repeat(6, i -> () -> receive(hotel, message(hotel, i))));
            tasks.add(() ->
                    receive(hotel, hotel.message("R-100").cancelled().minute(5).inbound()));
            tasks.add(() -> receive(
                    hotel,
                    hotel.message("R-101")
                            .modified()
                            .minute(5)
                            .stay("1", DAY.plusDays(1), 3)
                            .inbound()));
            List<AtOnce.Outcome<Boolean>> outcomes = AtOnce.run(tasks);
            assertThat(outcomes.stream().flatMap(o -> o.failure().stream())).isEmpty();
            house.reservationParts.applyAll();
            assertThat(house.parked.list(hotel.owner)).isEmpty();
            Invariants.hold(house.database);
            // What two transactions left to each other is brought home by the regular round.
            house.remapping.run();
            Invariants.hold(house.database);
            Invariants.overbookingIsShown(house.database);
        }
        assertThat(deadlocks()).isZero();
    }

    @Test
    void more_sellers_than_connections_do_not_wait_for_each_other_for_ever() {
        TestHotel hotel = house.plan().units(30).open();
        List<AtOnce.Outcome<ReservationSheet>> outcomes = AtOnce.run(repeat(30, i -> () -> hotel.sell(DAY, 1)));
        assertThat(outcomes).allMatch(AtOnce.Outcome::ok);
    }

    /** A deadlock is mended by trying again, but each costs a second in which rows stay locked. */
    private long deadlocks() {
        return house.database.read(handle -> handle.createQuery(
                        "select deadlocks from pg_stat_database where datname = current_database()")
                .mapTo(Long.class)
                .one());
    }

    private static <T> List<Callable<T>> repeat(int times, IntFunction<Callable<T>> task) {
        return IntStream.range(0, times).mapToObj(task).toList();
    }

    private static Inbound message(TestHotel hotel, int number) {
        return hotel.message("R-" + number).inbound();
    }

    private boolean receive(TestHotel hotel, Inbound message) {
        house.inbox.store(hotel.accountId, List.of(message), "");
        house.intake.applyWaiting();
        return true;
    }

    private boolean cancel(TestHotel hotel, ReservationSheet sheet) {
        house.reservations.cancel(hotel.owner, sheet.id());
        return true;
    }

    private static boolean sellOrNot(TestHotel hotel, int number) {
        try {
            hotel.sell(DAY.plusDays(number % 3), 2);
            return true;
        } catch (Problem soldOut) {
            assertThat(soldOut.code()).isEqualTo(ProblemCode.NO_ROOM);
            return false;
        }
    }

    private List<RegisterRow> rows(TestHotel hotel) {
        return house.register.search(hotel.owner, RegisterQuery.first("", 200)).rows();
    }
}
