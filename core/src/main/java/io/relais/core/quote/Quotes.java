package io.relais.core.quote;

import io.relais.core.inventory.Prices;
import io.relais.core.inventory.Product;
import io.relais.core.problem.ProblemCode;
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
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Answers what stays cost by the property's rules. Whether units are left is for the nights to say. */
@Singleton
public final class Quotes {
    private final Properties properties;
    private final Prices prices;

    @Inject
    public Quotes(Properties properties, Prices prices) {
        this.properties = properties;
        this.prices = prices;
    }

    /** One answer per question, in order. The caller has checked that the properties may be seen. */
    public List<QuoteAnswer> answer(Handle handle, List<QuoteAsk> asks) {
        return asks.stream().map(ask -> answer(handle, ask)).toList();
    }

    private QuoteAnswer answer(Handle handle, QuoteAsk ask) {
        Optional<UnitType> type = properties.listUnitTypes(ask.propertyId()).stream()
                .filter(t -> t.id().equals(ask.unitTypeId()))
                .findFirst();
        Optional<RatePlan> plan = properties.listRatePlans(ask.propertyId()).stream()
                .filter(p -> p.id().equals(ask.ratePlanId()))
                .findFirst();
        if (type.isEmpty()) {
            return QuoteRefusal.of(ProblemCode.UNIT_TYPE_UNKNOWN, ask.unitTypeId());
        }
        if (plan.isEmpty()) {
            return QuoteRefusal.of(ProblemCode.RATE_PLAN_UNKNOWN, ask.ratePlanId());
        }
        if (ask.occupancy().people() > type.get().maxOccupancy()) {
            return QuoteRefusal.of(
                    ProblemCode.TOO_MANY_PEOPLE, type.get().name(), type.get().maxOccupancy());
        }
        Product product = new Product(ask.unitTypeId(), ask.ratePlanId());
        Optional<QuoteRefusal> refusal =
                refusal(handle, product, ask.dates(), plan.get().name());
        return refusal.isPresent() ? refusal.get() : priced(handle, ask, type.get(), plan.get());
    }

    private Optional<QuoteRefusal> refusal(Handle handle, Product product, StayDates dates, String plan) {
        Map<LocalDate, Restriction> rules =
                prices.restrictions(handle, product, new NightRange(dates.arrival(), dates.departure()));
        Restriction arrival = rules.getOrDefault(dates.arrival(), Restriction.NONE);
        int length = dates.nights();
        if (arrival.closedToArrival()) {
            return Optional.of(QuoteRefusal.of(ProblemCode.CLOSED_TO_ARRIVAL, dates.arrival()));
        }
        if (length < arrival.minStayArrival()) {
            return Optional.of(QuoteRefusal.of(ProblemCode.MIN_STAY, dates.arrival(), arrival.minStayArrival()));
        }
        if (arrival.maxStay() > 0 && length > arrival.maxStay()) {
            return Optional.of(QuoteRefusal.of(ProblemCode.MAX_STAY, dates.arrival(), arrival.maxStay()));
        }
        if (rules.getOrDefault(dates.departure(), Restriction.NONE).closedToDeparture()) {
            return Optional.of(QuoteRefusal.of(ProblemCode.CLOSED_TO_DEPARTURE, dates.departure()));
        }
        return dates.dates()
                .flatMap(night -> onTheWay(rules.getOrDefault(night, Restriction.NONE), night, length, plan).stream())
                .findFirst();
    }

    private static Optional<QuoteRefusal> onTheWay(Restriction rule, LocalDate night, int length, String plan) {
        if (rule.closed()) {
            return Optional.of(QuoteRefusal.of(ProblemCode.NIGHT_CLOSED, plan, night));
        }
        return length < rule.minStayThrough()
                ? Optional.of(QuoteRefusal.of(ProblemCode.MIN_STAY, night, rule.minStayThrough()))
                : Optional.empty();
    }

    private QuoteAnswer priced(Handle handle, QuoteAsk ask, UnitType type, RatePlan plan) {
        Property property = properties.find(ask.propertyId()).orElseThrow();
        Product product = new Product(type.id(), plan.id());
        Map<LocalDate, Money> nightly =
                prices.nightly(handle, product, ask.dates(), ask.occupancy().people());
        return ask.dates()
                .dates()
                .filter(night -> !nightly.containsKey(night))
                .findFirst()
                .<QuoteAnswer>map(night -> QuoteRefusal.of(ProblemCode.NO_PRICE, plan.name(), type.name(), night))
                .orElseGet(() -> new Quote(
                        ask,
                        property.currency(),
                        plan.mealPlan(),
                        nightly.values().stream().map(Money::minor).toList(),
                        null,
                        List.of()));
    }
}
