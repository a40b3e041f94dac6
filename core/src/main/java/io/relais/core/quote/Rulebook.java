package io.relais.core.quote;

import io.relais.core.problem.ProblemCode;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.Restriction;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;

/** Says no by name and date when a stay is not one that may be sold. */
final class Rulebook {
    private Rulebook() {}

    static void check(Tariff tariff, QuoteAsk ask, Heads heads, UnitType type) {
        tariff.of(RuleKind.CONDITION, Condition.class)
                .filter(condition -> condition.scope().isFor(ask))
                .forEach(condition -> check(condition, ask.dates(), heads, type));
    }

    private static void check(Condition condition, StayDates dates, Heads heads, UnitType type) {
        if (condition.scope().contains(dates.arrival())) {
            if (condition.maxAdults() > 0 && heads.adults() > condition.maxAdults()) {
                throw new Refused(ProblemCode.TOO_MANY_ADULTS, type.name(), condition.maxAdults(), condition.name());
            }
            if (condition.maxChildren() > 0 && heads.children() > condition.maxChildren()) {
                throw new Refused(
                        ProblemCode.TOO_MANY_CHILDREN, type.name(), condition.maxChildren(), condition.name());
            }
            arrival(condition, dates);
        }
        Weekdays departures = condition.departureDays();
        LocalDate departure = dates.departure();
        if (condition.scope().contains(departure) && !departures.contains(departure.getDayOfWeek())) {
            throw new Refused(
                    ProblemCode.DEPARTURE_DAY_NOT_ALLOWED, departure, condition.name(), departures.next(departure));
        }
    }

    private static void arrival(Condition condition, StayDates dates) {
        LocalDate arrival = dates.arrival();
        if (!condition.arrivalDays().contains(arrival.getDayOfWeek())) {
            throw new Refused(
                    ProblemCode.ARRIVAL_DAY_NOT_ALLOWED,
                    arrival,
                    condition.name(),
                    condition.arrivalDays().next(arrival));
        }
        if (dates.nights() < condition.minNights()) {
            throw new Refused(ProblemCode.MIN_STAY, arrival, condition.minNights());
        }
        if (condition.maxNights() > 0 && dates.nights() > condition.maxNights()) {
            throw new Refused(ProblemCode.MAX_STAY, arrival, condition.maxNights());
        }
    }

    static void check(ProductRows rows, StayDates dates, RatePlan plan) {
        Restriction arrival = rows.restriction(dates.arrival());
        int length = dates.nights();
        if (arrival.closedToArrival()) {
            throw new Refused(ProblemCode.CLOSED_TO_ARRIVAL, dates.arrival());
        }
        if (length < arrival.minStayArrival()) {
            throw new Refused(ProblemCode.MIN_STAY, dates.arrival(), arrival.minStayArrival());
        }
        if (arrival.maxStay() > 0 && length > arrival.maxStay()) {
            throw new Refused(ProblemCode.MAX_STAY, dates.arrival(), arrival.maxStay());
        }
        if (rows.restriction(dates.departure()).closedToDeparture()) {
            throw new Refused(ProblemCode.CLOSED_TO_DEPARTURE, dates.departure());
        }
        dates.dates().forEach(night -> onTheWay(rows.restriction(night), night, length, plan));
    }

    private static void onTheWay(Restriction rule, LocalDate night, int length, RatePlan plan) {
        if (rule.closed()) {
            throw new Refused(ProblemCode.NIGHT_CLOSED, plan.name(), night);
        }
        if (length < rule.minStayThrough()) {
            throw new Refused(ProblemCode.MIN_STAY, night, rule.minStayThrough());
        }
    }
}
