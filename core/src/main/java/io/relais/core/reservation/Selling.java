package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Trace;
import io.relais.core.inventory.NightState;
import io.relais.core.inventory.Nights;
import io.relais.core.inventory.Prices;
import io.relais.core.inventory.Product;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Our own sale: rules, price, and the nights under the database's constraint. */
@Singleton
final class Selling {
    private final Properties properties;
    private final Prices prices;
    private final Nights nights;
    private final Bookkeeping bookkeeping;
    private final Moment moment;

    @Inject
    Selling(Properties properties, Prices prices, Nights nights, Bookkeeping bookkeeping, Moment moment) {
        this.properties = properties;
        this.prices = prices;
        this.nights = nights;
        this.bookkeeping = bookkeeping;
        this.moment = moment;
    }

    UUID sell(Handle handle, Principal principal, NewReservation wanted) {
        Property property = properties.get(principal, wanted.propertyId());
        UnitType type = properties.listUnitTypes(property.id()).stream()
                .filter(t -> t.id().equals(wanted.unitTypeId()))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.UNIT_TYPE_UNKNOWN, wanted.unitTypeId()));
        RatePlan plan = properties.listRatePlans(property.id()).stream()
                .filter(p -> p.id().equals(wanted.ratePlanId()))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.RATE_PLAN_UNKNOWN, wanted.ratePlanId()));
        if (wanted.occupancy().people() > type.maxOccupancy()) {
            throw Problem.of(ProblemCode.TOO_MANY_PEOPLE, type.name(), type.maxOccupancy());
        }
        Product product = new Product(type.id(), plan.id());
        checkRestrictions(handle, product, wanted.dates(), plan.name());
        List<Long> amounts = amounts(handle, product, type, plan, wanted);
        takeNights(handle, type, wanted.dates());
        Entry entry = entry(wanted, property.currency(), plan, amounts);
        bookkeeping.keepSold(
                handle, new Change(null, entry, wanted.contact(), null, principal.actor(), List.of(), Trace.current()));
        return entry.row().id();
    }

    private void takeNights(Handle handle, UnitType type, StayDates dates) {
        try {
            List<NightState> full = nights.take(handle, type.id(), dates, 1);
            if (!full.isEmpty()) {
                throw Problem.of(
                        ProblemCode.NO_ROOM, type.name(), full.getFirst().night());
            }
        } catch (UnableToExecuteStatementException e) {
            if (Database.brokenConstraint(e).equals("night_not_oversold")) {
                throw Problem.of(ProblemCode.NO_ROOM, type.name(), dates.arrival());
            }
            throw e;
        }
    }

    private void checkRestrictions(Handle handle, Product product, StayDates dates, String plan) {
        Map<LocalDate, Restriction> rules =
                prices.restrictions(handle, product, new NightRange(dates.arrival(), dates.departure()));
        Restriction arrival = rules.getOrDefault(dates.arrival(), Restriction.NONE);
        int length = dates.nights();
        if (arrival.closedToArrival()) {
            throw Problem.of(ProblemCode.CLOSED_TO_ARRIVAL, dates.arrival());
        }
        if (length < arrival.minStayArrival()) {
            throw Problem.of(ProblemCode.MIN_STAY, dates.arrival(), arrival.minStayArrival());
        }
        if (arrival.maxStay() > 0 && length > arrival.maxStay()) {
            throw Problem.of(ProblemCode.MAX_STAY, dates.arrival(), arrival.maxStay());
        }
        if (rules.getOrDefault(dates.departure(), Restriction.NONE).closedToDeparture()) {
            throw Problem.of(ProblemCode.CLOSED_TO_DEPARTURE, dates.departure());
        }
        dates.dates().forEach(night -> {
            Restriction rule = rules.getOrDefault(night, Restriction.NONE);
            if (rule.closed()) {
                throw Problem.of(ProblemCode.NIGHT_CLOSED, plan, night);
            }
            if (length < rule.minStayThrough()) {
                throw Problem.of(ProblemCode.MIN_STAY, night, rule.minStayThrough());
            }
        });
    }

    private List<Long> amounts(Handle handle, Product product, UnitType type, RatePlan plan, NewReservation wanted) {
        Map<LocalDate, Money> nightly = prices.nightly(
                handle, product, wanted.dates(), wanted.occupancy().people());
        wanted.dates()
                .dates()
                .filter(night -> !nightly.containsKey(night))
                .findFirst()
                .ifPresent(night -> {
                    throw Problem.of(ProblemCode.NO_PRICE, plan.name(), type.name(), night);
                });
        return nightly.values().stream().map(Money::minor).toList();
    }

    private Entry entry(NewReservation wanted, String currency, RatePlan plan, List<Long> amounts) {
        UUID id = moment.ids().next();
        long total = amounts.stream().mapToLong(Long::longValue).sum();
        ReservationRow row = new ReservationRow(
                id,
                wanted.propertyId(),
                ConfirmationNumbers.next(),
                wanted.source(),
                null,
                null,
                "",
                Status.CONFIRMED,
                wanted.dates().arrival(),
                wanted.dates().departure(),
                currency,
                total,
                0,
                "unknown",
                wanted.remarks(),
                List.of(),
                Conflict.NONE,
                ReservationRow.Revisions.NONE,
                Terms.NONE,
                moment.now());
        StayRow stay = new StayRow(
                moment.ids().next(),
                id,
                "1",
                0,
                wanted.unitTypeId(),
                wanted.ratePlanId(),
                null,
                "",
                "",
                wanted.dates(),
                wanted.occupancy(),
                amounts,
                List.of(),
                total,
                (wanted.contact().firstName() + " " + wanted.contact().lastName()).strip(),
                plan.mealPlan(),
                "",
                List.of(),
                Party.NONE,
                null,
                true,
                false);
        return new Entry(row, List.of(stay));
    }
}
