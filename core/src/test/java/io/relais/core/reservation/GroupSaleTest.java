package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.AtOnce;
import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.access.Idempotency;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Own sales that come at the same moment: each gets what it would have got alone. */
class GroupSaleTest {
    private static final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.plan().units(2).open();

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everything_adds_up() {
        Invariants.hold(house.database);
    }

    @Test
    void what_a_sale_is_answered_is_what_its_sheet_says() {
        ReservationSheet answered = house.reservations.book(hotel.owner, sale(stay(1), named("Zoë Haddad")));
        assertThat(answered).isEqualTo(house.reservations.get(hotel.owner, answered.id()));
        assertThat(answered.row().total()).isEqualTo(new Money(400_00, "EUR"));
        assertThat(answered.stays()).extracting(SheetStay::guestName).containsExactly("Nour Haddad", "Zoë Haddad");
        assertThat(hotel.free(DAY)).isZero();
    }

    @Test
    void all_stays_of_a_sale_are_sold_or_none() {
        hotel.sell(DAY.plusDays(1), 1);
        hotel.sell(DAY.plusDays(1), 1);
        refused(sale(stay(1), stay(2)), ProblemCode.NO_ROOM);
        refused(sale(stay(1), stay(1), stay(1)), ProblemCode.NO_ROOM);
        assertThat(hotel.sold(DAY)).isZero();
        assertThat(hotel.sold(DAY.plusDays(1))).isEqualTo(2);
    }

    @Test
    void a_sale_without_stays_or_with_too_many_is_refused() {
        refused(sale(), ProblemCode.NUMBER_INVALID);
        NewStay[] many = IntStream.range(0, NewReservation.STAYS_MAX + 1)
                .mapToObj(i -> stay(1))
                .toArray(NewStay[]::new);
        refused(sale(many), ProblemCode.NUMBER_INVALID);
    }

    @Test
    void one_that_is_refused_leaves_the_others_sold() {
        TestHotel other = house.plan().beside(hotel).units(1).open();
        List<Order> orders = List.of(
                order(sale(stay(1))),
                order(hotel.sale(TestHotel.season().last(), 3)),
                order(sale(stay(2))),
                order(sale(stay(1))),
                order(other.sale(DAY, 1)));
        Map<Order, Outcome> outcomes = house.database.write(
                handle -> house.reservationParts.groupSale.sell(handle, orders).outcomes());
        assertThat(orders.stream().map(outcomes::get).map(GroupSaleTest::word))
                .containsExactly("sold", "no-price", "sold", "no-room", "sold");
        assertThat(hotel.sold(DAY)).isEqualTo(2);
        assertThat(other.sold(DAY)).isEqualTo(1);
    }

    @Test
    void one_that_breaks_fails_alone() {
        TestHotel big = house.plan().units(40).open();
        for (int run = 0; run < AtOnce.times(2, 20); run++) {
            int before = big.sold(DAY);
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                boolean breaks = i % 4 == 3;
                tasks.add(() -> house.reservations
                        .bookOnce(write(big, UUID.randomUUID().toString()), big.sale(DAY, 1), sheet -> {
                            if (breaks) {
                                throw new IllegalStateException("cannot be told");
                            }
                            return new Idempotency.Answer(201, sheet.id().toString());
                        })
                        .answer()
                        .body());
            }
            List<AtOnce.Outcome<String>> outcomes = AtOnce.run(tasks);
            assertThat(outcomes.stream().filter(AtOnce.Outcome::ok)).hasSize(9);
            assertThat(outcomes.stream().flatMap(o -> o.failure().stream()))
                    .allSatisfy(failure -> assertThat(failure).hasMessage("cannot be told"));
            assertThat(big.sold(DAY)).isEqualTo(before + 9);
        }
    }

    @Test
    void desks_and_programs_that_want_the_last_units_get_exactly_those() {
        for (int run = 0; run < AtOnce.times(3, 40); run++) {
            TestHotel one = house.plan().units(5).open();
            TestHotel two = house.plan().beside(one).units(3).open();
            List<Callable<ReservationSheet>> buyers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                buyers.add(() -> one.house.reservations.book(one.owner, one.sale(DAY, 2)));
                buyers.add(() -> {
                    UUID id = UUID.fromString(house.reservations
                            .bookOnce(
                                    write(two, UUID.randomUUID().toString()),
                                    two.sale(DAY.plusDays(1), 2),
                                    GroupSaleTest::told)
                            .answer()
                            .body());
                    return house.reservations.get(two.owner, id);
                });
            }
            List<AtOnce.Outcome<ReservationSheet>> outcomes = AtOnce.run(buyers);
            assertThat(outcomes.stream().filter(AtOnce.Outcome::ok)).hasSize(8);
            assertThat(outcomes.stream().flatMap(o -> o.failure().stream()))
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOfSatisfying(
                                    Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.NO_ROOM)));
            assertThat(one.sold(DAY)).isEqualTo(5);
            assertThat(two.sold(DAY.plusDays(2))).isEqualTo(3);
        }
    }

    @Test
    void the_same_key_from_many_at_once_sells_once() {
        for (int run = 0; run < AtOnce.times(3, 40); run++) {
            TestHotel big = house.plan().units(20).open();
            Idempotency.Write write = write(big, "key-" + run);
            List<Callable<Reservations.Booked>> calls = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                calls.add(() -> house.reservations.bookOnce(write, big.sale(DAY, 1), GroupSaleTest::told));
            }
            List<Reservations.Booked> booked = AtOnce.run(calls).stream()
                    .flatMap(outcome -> outcome.value().stream())
                    .toList();
            assertThat(booked).hasSize(10);
            assertThat(booked.stream().map(Reservations.Booked::answer).distinct())
                    .hasSize(1);
            assertThat(booked.stream().filter(b -> !b.repeated())).hasSize(1);
            assertThat(big.sold(DAY)).isEqualTo(1);
        }
    }

    @Test
    void a_key_is_kept_with_the_sale_and_not_without_one() {
        Idempotency.Write write = write(hotel, "late");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> house.reservations.bookOnce(
                        write, hotel.sale(TestHotel.season().last(), 3), GroupSaleTest::told))
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.NO_PRICE));
        assertThat(house.reservations
                        .bookOnce(write, hotel.sale(DAY, 1), GroupSaleTest::told)
                        .repeated())
                .isFalse();
        Idempotency.Write other = new Idempotency.Write(hotel.owner, write.key(), "0b");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> house.reservations.bookOnce(other, hotel.sale(DAY, 1), GroupSaleTest::told))
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED));
        assertThat(hotel.sold(DAY)).isEqualTo(1);
    }

    private static Idempotency.Answer told(ReservationSheet sheet) {
        return new Idempotency.Answer(201, sheet.id().toString());
    }

    private static Idempotency.Write write(TestHotel at, String key) {
        return new Idempotency.Write(at.owner, at.remoteId + key, "0a");
    }

    private Order order(NewReservation wanted) {
        return new Order(hotel.owner, wanted, "", Optional.empty());
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sold sold -> "sold";
            case Outcome.Repeated repeated -> "repeated";
            case Outcome.Refused refused -> refused.problem().code().code();
            case Outcome.Failed failed -> failed.failure().toString();
        };
    }

    private NewReservation sale(NewStay... stays) {
        NewReservation plain = hotel.sale(DAY, 1);
        return new NewReservation(
                plain.propertyId(),
                Source.DESK,
                Status.CONFIRMED,
                null,
                List.of(stays),
                "",
                plain.contact(),
                plain.remarks());
    }

    private NewStay stay(int nights) {
        return NewStay.of(hotel.typeId, hotel.planId, StayDates.of(DAY, nights), Occupancy.of(2, 0));
    }

    private NewStay named(String guest) {
        NewStay stay = stay(3);
        return new NewStay(
                stay.unitTypeId(),
                stay.ratePlanId(),
                stay.dates(),
                stay.occupancy(),
                stay.party(),
                stay.options(),
                guest);
    }

    private void refused(NewReservation sale, ProblemCode code) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> house.reservations.book(hotel.owner, sale))
                .satisfies(p -> assertThat(p.code()).isEqualTo(code));
    }
}
