package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.sandbox.world.Revision;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account with length-of-stay prices: totals on their way out, and what its guests then pay. */
@QuarkusTest
class StayPriceFlowTest {
    @Inject
    Inns inns;

    @Inject
    Books books;

    private Inn inn;

    @BeforeEach
    void open() {
        inn = inns.open(Model.STUDIO);
    }

    @AfterEach
    void close() {
        inns.close();
    }

    private List<Long> totals(int day, int people) {
        return inn.outlets().getFirst().rateNight(inn.day(day)).stays().getOrDefault(people, List.of());
    }

    @Test
    void each_arrival_has_the_totals_of_all_lengths_and_a_change_of_one_night_reaches_those_before_it() {
        assertThat(totals(20, 2)).containsExactly(17_500L, 35_000L, 52_500L, 70_000L, 87_500L, 105_000L, 122_500L);
        assertThat(totals(20, 1)).startsWith(14_000L, 28_000L);
        NightRange night = NightRange.of(inn.day(22));
        inns.calendar().setPrice(inn.principal(), inn.product(), night, 2, new Money(20_000, "JPY"));
        Patience.until(() -> assertThat(totals(20, 2)).startsWith(17_500L, 35_000L, 55_000L, 72_500L));
        assertThat(totals(23, 2)).startsWith(17_500L, 35_000L);
        assertThat(totals(20, 1)).startsWith(14_000L, 28_000L, 42_000L);
    }

    @Test
    void guests_pay_the_total_and_cannot_stay_as_the_house_does_not_want() {
        inns.calendar()
                .restrict(
                        inn.principal(),
                        inn.product(),
                        NightRange.of(inn.day(10)),
                        new Restriction(2, 1, 0, false, false, false));
        Patience.until(() -> assertThat(totals(10, 2)).startsWith(0L, 35_000L));
        Outlet outlet = inn.outlets().getFirst();
        Revision booked = outlet.book(inn.day(10), 3);
        assertThat(booked.rooms().getFirst().total()).isEqualTo(52_500);
        new FrontDoor(inn).pull(outlet);
        Patience.until(() -> assertThat(books.sold(inn, inn.day(10), 3)).containsExactly(1, 1, 1));
    }
}
