package io.relais.core.reservation;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Cuts a stay by dates. Each night keeps its own price, so that the parts cost together what the whole did. */
final class Cuts {
    private Cuts() {}

    /** The nights of the period alone. */
    static StayRow inside(StayRow stay, Period period) {
        check(stay, period);
        return part(stay, period.from(), period.to());
    }

    /** What is left without the period: the first part is the stay itself, a second one gets a new id. */
    static List<StayRow> outside(StayRow stay, Period period, Supplier<UUID> ids) {
        check(stay, period);
        List<StayRow> left = new ArrayList<>();
        if (stay.dates().arrival().isBefore(period.from())) {
            left.add(part(stay, stay.dates().arrival(), period.from()));
        }
        if (period.to().isBefore(stay.dates().departure())) {
            StayRow second = part(stay, period.to(), stay.dates().departure());
            left.add(left.isEmpty() ? second : second.as(ids.get(), stay.reservationId(), "", stay.position()));
        }
        return left;
    }

    private static void check(StayRow stay, Period period) {
        StayDates dates = stay.dates();
        boolean within = !period.from().isBefore(dates.arrival())
                && !period.to().isAfter(dates.departure())
                && period.from().isBefore(period.to());
        boolean whole = period.from().equals(dates.arrival()) && period.to().equals(dates.departure());
        if (!within || whole) {
            throw Problem.of(
                    ProblemCode.PERIOD_OUTSIDE, period.from(), period.to(), dates.arrival(), dates.departure());
        }
    }

    private static StayRow part(StayRow stay, LocalDate from, LocalDate to) {
        StayRow dated = stay.with(new StayRow.Booked(
                new StayDates(from, to),
                stay.unitTypeId(),
                stay.ratePlanId(),
                stay.unitId(),
                stay.occupancy(),
                stay.party(),
                stay.mealPlan()));
        int first = (int) ChronoUnit.DAYS.between(stay.dates().arrival(), from);
        int nights = dated.dates().nights();
        return dated.priced(stay.nightAmounts().subList(first, first + nights), stay.vatRate());
    }
}
