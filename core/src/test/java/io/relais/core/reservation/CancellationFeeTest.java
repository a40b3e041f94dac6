package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.quote.QuoteFixture;
import io.relais.core.quote.RuleKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reservation that is given up costs by its rate plan's policy. */
class CancellationFeeTest {
    private static final TestHouse house = TestHouse.open();
    private static final QuoteFixture rules = new QuoteFixture(house);
    private static final Statuses statuses = house.reservationParts.statuses;
    private final TestHotel hotel = house.plan().units(3).open();

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void a_policy() {
        rules.rule(
                hotel,
                RuleKind.CANCELLATION,
                "standard",
                "tiers=14 percent 0;7 percent 30;0 nights 1",
                "noShow=percent 100");
        rules.plan(hotel, "FLEX", "cancellation=standard");
    }

    @Test
    void each_tier_counts_days_of_the_property() {
        assertThat(fee(14, Status.CANCELLED)).isZero();
        assertThat(fee(13, Status.CANCELLED)).isEqualTo(90_00);
        assertThat(fee(7, Status.CANCELLED)).isEqualTo(90_00);
        assertThat(fee(6, Status.CANCELLED)).isEqualTo(100_00);
        assertThat(fee(0, Status.CANCELLED)).isEqualTo(100_00);
        assertThat(fee(0, Status.NO_SHOW)).isEqualTo(300_00);
        LocalDate arrival = today().plusDays(14);
        Instant afterMidnightInParis =
                today().plusDays(1).atStartOfDay(ZoneId.of("Europe/Paris")).toInstant();
        ReservationSheet sheet = hotel.sell(arrival, 3);
        long before = propose(sheet, afterMidnightInParis.minusSeconds(1)).fee().minor();
        long after = propose(sheet, afterMidnightInParis).fee().minor();
        assertThat(List.of(before, after)).containsExactly(0L, 90_00L);
    }

    @Test
    void the_proposed_fee_is_taken_without_a_reason_and_stays_on_the_reservation() {
        ReservationSheet sheet = hotel.sell(today().plusDays(8), 3);
        ProposedFee proposed = statuses.explainFee(hotel.owner, sheet.id(), Status.CANCELLED);
        assertThat(proposed.stays()).hasSize(1);
        assertThat(proposed.stays().getFirst().fee()).satisfies(fee -> {
            assertThat(fee.tierDays()).isEqualTo(7);
            assertThat(fee.daysBefore()).isEqualTo(8);
        });
        statuses.change(hotel.owner, Seen.any(sheet.id()), StatusChange.cancelled(null, ""));
        assertThat(house.reservations.get(hotel.owner, sheet.id()).terms().fee())
                .isEqualTo(proposed.fee());
        LifeInvariants.hold(house.database);
    }

    @Test
    void stays_are_summed_and_never_cost_more_than_the_reservation() {
        ReservationSheet first = hotel.sell(today().plusDays(3), 2);
        ReservationSheet second = hotel.sell(today().plusDays(9), 2);
        house.reservationParts.arrangements.combine(hotel.owner, Seen.any(first.id()), Seen.any(second.id()));
        assertThat(proposed(first, Status.CANCELLED)).isEqualTo(100_00 + 60_00);
        house.reservationParts.modifications.apply(
                hotel.owner,
                Seen.any(first.id()),
                Modification.of(),
                new PriceChoice(PriceChoice.Kind.TYPE, 1_00L, "a gift"));
        assertThat(proposed(first, Status.CANCELLED)).isLessThanOrEqualTo(1_00);
        assertThat(proposed(first, Status.NO_SHOW)).isEqualTo(1_00);
    }

    @Test
    void what_was_never_confirmed_costs_nothing() {
        ReservationSheet sheet = hotel.sell(today().plusDays(1), 2);
        statuses.change(hotel.owner, Seen.any(sheet.id()), StatusChange.to(Status.PENDING));
        assertThat(proposed(sheet, Status.CANCELLED)).isZero();
    }

    private long fee(int daysBefore, Status to) {
        ReservationSheet sheet = hotel.sell(today().plusDays(daysBefore), 3);
        return proposed(sheet, to);
    }

    private ProposedFee propose(ReservationSheet sheet, Instant at) {
        CancellationFees fees = house.reservationParts.fees;
        return house.database.read(handle -> fees.propose(
                handle, house.reservationParts.books.look(handle, hotel.owner, sheet.id()), Status.CANCELLED, at));
    }

    private long proposed(ReservationSheet sheet, Status to) {
        return statuses.proposedFee(hotel.owner, sheet.id(), to).minor();
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(house.moment.now(), ZoneId.of("Europe/Paris"));
    }
}
