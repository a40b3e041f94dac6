package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.LongRunOnly;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.StayDates;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is done to reservations, one thing after the other: no night and no unit is sold twice, counts are what stays hold, and
 * money adds up, with currencies of no, two and three decimals.
 */
class LifePropertyTest {
    /** What a step may be refused for; anything else is a bug. */
    private static final Set<ProblemCode> EXPECTED = EnumSet.of(
            ProblemCode.NO_ROOM,
            ProblemCode.NO_PRICE,
            ProblemCode.UNIT_TAKEN,
            ProblemCode.UNIT_UNKNOWN,
            ProblemCode.STATUS_REFUSED,
            ProblemCode.RESERVATION_CLOSED,
            ProblemCode.ALREADY_CANCELLED,
            ProblemCode.CHANNEL_DECIDES,
            ProblemCode.CHANNEL_OWNS_RESERVATION,
            ProblemCode.CANNOT_COMBINE,
            ProblemCode.CANNOT_SPLIT,
            ProblemCode.PERIOD_OUTSIDE,
            ProblemCode.NOTHING_CHANGED,
            ProblemCode.CANCEL_FIRST,
            ProblemCode.MONEY_UNSETTLED);

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

    private static final List<Status> STATUSES = List.of(Status.values());

    /** One thing done: to which reservation, and two numbers that each step reads its own way. */
    record Step(int kind, int which, int a, int b) {}

    @Property(tries = 15)
    void no_sequence_of_changes_oversells_or_loses_money(
            @ForAll("currencies") String currency, @ForAll("steps") List<Step> steps) {
        run(currency, steps);
    }

    @Property(tries = 300)
    @AddLifecycleHook(LongRunOnly.class)
    void no_long_sequence_of_changes_oversells_or_loses_money(
            @ForAll("currencies") String currency, @ForAll("steps") List<Step> steps) {
        run(currency, steps);
    }

    @Provide
    Arbitrary<String> currencies() {
        return Arbitraries.of("EUR", "JPY", "KWD");
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(1, 4))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(20);
    }

    private void run(String currency, List<Step> steps) {
        TestHotel hotel = house.plan().units(2).currency(currency, 10_001).open();
        UUID other = hotel.addType("Cabin", 1, new ArrayList<>());
        hotel.price(other, 0, 7_777);
        List<UUID> ids = new ArrayList<>();
        for (Step step : steps) {
            try {
                done(hotel, other, ids, step);
            } catch (Problem refused) {
                assertThat(EXPECTED).as(refused.getMessage()).contains(refused.code());
            }
            LifeInvariants.hold(house.database);
        }
    }

    private void done(TestHotel hotel, UUID other, List<UUID> ids, Step step) {
        if (ids.isEmpty() || step.kind() == 0) {
            ids.add(hotel.sell(DAY.plusDays(step.a()), step.b()).id());
            return;
        }
        UUID id = ids.get(step.which() % ids.size());
        ReservationSheet sheet = house.reservations.get(hotel.owner, id);
        if (sheet.stays().isEmpty()) {
            return;
        }
        SheetStay stay = sheet.stays().get(step.a() % sheet.stays().size());
        Seen seen = new Seen(id, sheet.version());
        ReservationFixture parts = house.reservationParts;
        switch (step.kind()) {
            case 1, 2 -> parts.modifications.apply(hotel.owner, seen, dates(stay, step), price(step));
            case 3 ->
                parts.modifications.apply(
                        hotel.owner, seen, Modification.of(StayChange.unitType(stay.id(), other)), price(step));
            case 4 ->
                parts.statuses.change(
                        hotel.owner,
                        seen,
                        new StatusChange(
                                STATUSES.get(step.a()), house.moment.now().plusSeconds(60), fee(step), "because"));
            case 5 ->
                ids.add(parts.arrangements
                        .split(hotel.owner, seen, List.of(stay.id()))
                        .id());
            case 6 ->
                ids.add(parts.arrangements
                        .splitPeriod(hotel.owner, seen, period(stay, step))
                        .id());
            case 7 -> parts.arrangements.removePeriod(hotel.owner, seen, period(stay, step));
            case 8 ->
                parts.arrangements.combine(
                        hotel.owner, seen, Seen.any(ids.get((step.which() + step.b()) % ids.size())));
            case 9 ->
                ids.add(parts.arrangements
                        .copy(hotel.owner, id, DAY.plusDays(step.a()))
                        .id());
            case 10 ->
                house.reservations.assignUnit(
                        hotel.owner,
                        id,
                        stay.id(),
                        java.util.Optional.of(hotel.unitIds.get(step.b() % hotel.unitIds.size())));
            case 11 -> {
                parts.erasing.erase(hotel.owner, seen, sheet.row().confirmationNumber());
                ids.remove(id);
            }
            default -> channel(hotel, step);
        }
    }

    private static void channel(TestHotel hotel, Step step) {
        house.receive(
                hotel,
                hotel.message("C" + step.which())
                        .modified()
                        .minute(step.b())
                        .stay("1", DAY.plusDays(step.a()), step.b())
                        .inbound());
    }

    private static Modification dates(SheetStay stay, Step step) {
        return Modification.of(StayChange.dates(stay.id(), StayDates.of(DAY.plusDays(step.a()), step.b())));
    }

    private static PriceChoice price(Step step) {
        return switch (step.b()) {
            case 1 -> PriceChoice.keep("kept");
            case 2 -> PriceChoice.type(step.a() * 3_333L + 1, "typed");
            default -> PriceChoice.take();
        };
    }

    private static long fee(Step step) {
        return step.b() == 4 ? 0 : step.b() * 1_001L;
    }

    private static Period period(SheetStay stay, Step step) {
        return new Period(
                stay.id(),
                stay.dates().arrival().plusDays(step.a() % 3),
                stay.dates().arrival().plusDays(step.a() % 3 + 1L));
    }
}
