package io.relais.core.report;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.RegisterRow;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.SheetStay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The figures say what the register's rows add up to. */
class KeyFiguresTest {
    private static final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.plan().units(10).open();
    private final KeyFigures figures = new KeyFigures(house.database, house.properties);

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void sold_nights_and_revenue_are_those_of_the_registers_rows() {
        sellSome();
        LocalDate first = DAY.plusDays(1);
        LocalDate end = DAY.plusDays(6);
        long nights = 0;
        long revenue = 0;
        for (ReservationSheet sheet : sheets()) {
            for (SheetStay stay : sheet.stays()) {
                for (int i = 0; stay.holding() && i < stay.nightAmounts().size(); i++) {
                    LocalDate night = stay.dates().arrival().plusDays(i);
                    if (!night.isBefore(first) && night.isBefore(end)) {
                        nights++;
                        revenue += stay.nightAmounts().get(i).minor();
                    }
                }
            }
        }
        assertThat(nights).isGreaterThan(5);
        for (FigureAsk.By by : FigureAsk.By.values()) {
            List<FigureLine> lines = figures.of(hotel.owner, ask(first, end, by));
            assertThat(lines.stream().mapToLong(FigureLine::sold).sum())
                    .as(by.name())
                    .isEqualTo(nights);
            assertThat(lines.stream().mapToLong(FigureLine::revenue).sum())
                    .as(by.name())
                    .isEqualTo(revenue);
            if (by != FigureAsk.By.SOURCE) {
                assertThat(lines.stream().mapToLong(FigureLine::available).sum())
                        .isEqualTo(50);
            }
        }
    }

    @Test
    void rates_are_rounded_once() {
        FigureLine line = new FigureLine("", "", "EUR", 3, 2, 101, 0, 0);
        assertThat(line.averageRate()).isEqualTo(51);
        assertThat(line.perAvailable()).isEqualTo(34);
        assertThat(line.occupancyPercent()).isEqualByComparingTo("66.67");
        assertThat(new FigureLine("", "", "EUR", 0, 0, 0, 0, 0).perAvailable()).isZero();
    }

    @Test
    void pick_up_counts_what_was_sold_between_two_moments() {
        hotel.sell(DAY, 2);
        house.time().advance(Duration.ofHours(1));
        Instant since = house.moment.now();
        hotel.sell(DAY, 3);
        house.time().advance(Duration.ofHours(1));
        FigureAsk ask =
                new FigureAsk(Optional.empty(), DAY, DAY.plusDays(10), FigureAsk.By.ALL, since, house.moment.now());
        hotel.sell(DAY, 4);
        FigureLine line = figures.of(hotel.owner, ask).getFirst();
        assertThat(line.sold()).isEqualTo(9);
        assertThat(line.pickedUp()).isEqualTo(3);
        assertThat(line.pickedUpRevenue()).isEqualTo(3 * line.averageRate());
    }

    @Test
    void a_period_has_at_least_a_night_and_another_organisation_has_other_figures() {
        sellSome();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> figures.of(hotel.owner, ask(DAY, DAY, FigureAsk.By.ALL)))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PERIOD_INVALID));
        TestHotel other = house.hotel();
        assertThat(figures.of(other.owner, ask(DAY, DAY.plusDays(5), FigureAsk.By.ALL))
                        .getFirst()
                        .sold())
                .isZero();
    }

    private static FigureAsk ask(LocalDate first, LocalDate end, FigureAsk.By by) {
        return new FigureAsk(Optional.empty(), first, end, by, Instant.EPOCH, Instant.EPOCH);
    }

    private void sellSome() {
        for (int i = 0; i < 8; i++) {
            hotel.sell(DAY.plusDays(i % 4), 1 + i % 3);
        }
        house.reservations.cancel(hotel.owner, hotel.sell(DAY.plusDays(2), 2).id());
        house.receive(hotel, hotel.message("from-channel").inbound());
    }

    private List<ReservationSheet> sheets() {
        List<RegisterRow> rows = new ArrayList<>();
        house.register.all(hotel.owner, RegisterQuery.first("", 1), rows::add);
        return rows.stream()
                .map(row -> house.reservations.get(hotel.owner, row.id()))
                .toList();
    }
}
