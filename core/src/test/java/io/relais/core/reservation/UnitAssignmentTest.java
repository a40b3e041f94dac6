package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.AtOnce;
import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Units are given at the desk; nobody gets one that another guest has. */
class UnitAssignmentTest {
    private static final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.hotel();

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everything_adds_up() {
        Invariants.hold(house.database);
    }

    @Test
    void of_two_desks_that_give_one_unit_one_wins() {
        for (int run = 0; run < AtOnce.times(5, 50); run++) {
            UUID unit = hotel.unitIds.get(run % 4);
            List<Callable<ReservationSheet>> desks = new ArrayList<>();
            for (int desk = 0; desk < 2; desk++) {
                ReservationSheet sheet = hotel.sell(DAY.plusDays(run), 1);
                desks.add(() -> assign(sheet, unit));
            }
            List<AtOnce.Outcome<ReservationSheet>> outcomes = AtOnce.run(desks);
            assertThat(outcomes.stream().filter(AtOnce.Outcome::ok)).hasSize(1);
            assertThat(outcomes.stream().flatMap(o -> o.failure().stream()))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.UNIT_TAKEN));
            Invariants.hold(house.database);
        }
    }

    @Test
    void a_unit_is_free_again_on_the_day_of_departure() {
        UUID unit = hotel.unitIds.getFirst();
        assign(hotel.sell(DAY, 2), unit);
        assertThat(assign(hotel.sell(DAY.plusDays(2), 1), unit)
                        .stays()
                        .getFirst()
                        .unit())
                .isEqualTo("Double 1");
        ReservationSheet overlapping = hotel.sell(DAY.plusDays(1), 1);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> assign(overlapping, unit))
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.UNIT_TAKEN));
    }

    @Test
    void a_cancelled_reservation_leaves_its_unit_to_others() {
        UUID unit = hotel.unitIds.getFirst();
        ReservationSheet first = assign(hotel.sell(DAY, 2), unit);
        house.reservations.cancel(hotel.owner, first.id());
        assertThat(assign(hotel.sell(DAY, 2), unit).stays().getFirst().unitId()).isEqualTo(unit);
    }

    @Test
    void a_unit_can_be_taken_away_again() {
        ReservationSheet sheet = assign(hotel.sell(DAY, 2), hotel.unitIds.getFirst());
        ReservationSheet released = house.reservations.assignUnit(
                hotel.owner, sheet.id(), sheet.stays().getFirst().id(), Optional.empty());
        assertThat(released.stays().getFirst().unitId()).isNull();
    }

    @Test
    void a_unit_of_another_type_is_refused() {
        List<UUID> others = new ArrayList<>();
        hotel.addType("Single", 1, others);
        ReservationSheet sheet = hotel.sell(DAY, 1);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> assign(sheet, others.getFirst()))
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.UNIT_UNKNOWN));
    }

    @Test
    void a_unit_given_while_the_channel_changes_the_reservation_is_not_lost_to_old_rows() {
        for (int run = 0; run < AtOnce.times(10, 100); run++) {
            int number = run;
            int night = run % 20;
            String name = "A-" + run;
            house.receive(
                    hotel, hotel.message(name).stay("1", DAY.plusDays(night), 1).inbound());
            ReservationSheet sheet = hotel.get(name);
            List<Callable<Boolean>> tasks = new ArrayList<>();
            tasks.add(() -> assign(sheet, hotel.unitIds.get(number / 20 % 4)).version() >= 0);
            tasks.add(() -> {
                house.receive(
                        hotel,
                        hotel.message(name)
                                .modified()
                                .minute(1)
                                .remarks("late arrival")
                                .in("EUR", 90_00)
                                .stay("1", DAY.plusDays(night), 1)
                                .inbound());
                return true;
            });
            assertThat(AtOnce.run(tasks)).allMatch(AtOnce.Outcome::ok);
            assertThat(hotel.get(name).stays().getFirst().unitId()).isNotNull();
            house.receive(hotel, hotel.message(name).cancelled().minute(2).inbound());
        }
    }

    private ReservationSheet assign(ReservationSheet sheet, UUID unit) {
        return house.reservations.assignUnit(
                hotel.owner, sheet.id(), sheet.stays().getFirst().id(), Optional.of(unit));
    }
}
