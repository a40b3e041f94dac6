package io.relais.core.delivery;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses rules of channels that make no sense. */
final class RuleCheck {
    private static final int COUNT_MAX = 10_000;
    private static final int NIGHTS_MAX = 1_000;
    private static final int PERCENT_MIN = -10_000;
    private static final int PERCENT_MAX = 100_000;
    private static final long AMOUNT_MAX = 1_000_000_000_000L;
    private static final long RATE_MAX = 1_000_000_000L;
    private static final int YEAR_MIN = 2_000;
    private static final int YEAR_MAX = 2_100;

    private final Property property;
    private final Properties properties;

    RuleCheck(Property property, Properties properties) {
        this.property = property;
        this.properties = properties;
    }

    void check(ChannelRules.Wish wish) {
        scope(wish);
        ChannelRule.Values values = wish.values();
        switch (wish.kind()) {
            case STOP_SELL, CLOSED -> {}
            case ALLOTMENT -> between("count", values.count(), 0, COUNT_MAX);
            case BUFFER -> between("count", values.count(), 1, COUNT_MAX);
            case MIN_STAY -> between("count", values.count(), 1, NIGHTS_MAX);
            case MARKUP -> {
                between("percent", values.percent(), PERCENT_MIN, PERCENT_MAX);
                between("amount", values.amount(), -AMOUNT_MAX, AMOUNT_MAX);
            }
            case CURRENCY -> rate(wish, values.rate());
            case ROUNDING -> {
                if (values.rounding() == PriceRounding.NONE) {
                    throw invalid("rounding", "a way to round");
                }
            }
        }
        between("position", wish.position(), 0, COUNT_MAX);
    }

    /** The figures that the kind has a use for. */
    static ChannelRule.Values ofKind(ChannelRules.Wish wish) {
        ChannelRule.Values values = wish.values();
        return switch (wish.kind()) {
            case STOP_SELL, CLOSED -> ChannelRule.Values.NONE;
            case ALLOTMENT, MIN_STAY -> ChannelRule.Values.count(values.count());
            case BUFFER ->
                values.whenSlow()
                        ? ChannelRule.Values.countWhenSlow(values.count())
                        : ChannelRule.Values.count(values.count());
            case MARKUP -> ChannelRule.Values.markup(values.percent(), values.amount());
            case CURRENCY, ROUNDING -> new ChannelRule.Values(0, false, 0, 0, values.rate(), values.rounding());
        };
    }

    private void scope(ChannelRules.Wish wish) {
        ChannelRule.Scope scope = wish.scope();
        between("weekdays", scope.weekdays(), 1, Days.EVERY_WEEKDAY);
        date("first", scope.first());
        date("last", scope.last());
        if (scope.first() != null && scope.last() != null && scope.last().isBefore(scope.first())) {
            throw invalid("last", "not before the first date");
        }
        if (wish.kind().facets() == DirtyNights.AVAILABILITY
                && !scope.ratePlanIds().isEmpty()) {
            throw invalid("ratePlanIds", "none: units belong to the room, whatever the rate; close a rate instead");
        }
        if (!scope.unitTypeIds().isEmpty()) {
            known(
                    scope.unitTypeIds(),
                    properties.listUnitTypes(property.id()).stream()
                            .map(UnitType::id)
                            .collect(Collectors.toSet()),
                    ProblemCode.UNIT_TYPE_UNKNOWN);
        }
        if (!scope.ratePlanIds().isEmpty()) {
            known(
                    scope.ratePlanIds(),
                    properties.listRatePlans(property.id()).stream()
                            .map(RatePlan::id)
                            .collect(Collectors.toSet()),
                    ProblemCode.RATE_PLAN_UNKNOWN);
        }
    }

    private static void known(List<UUID> ids, Set<UUID> own, ProblemCode otherwise) {
        Set<UUID> strange = new HashSet<>(ids);
        strange.removeAll(own);
        strange.stream().findFirst().ifPresent(id -> {
            throw Problem.of(otherwise, id);
        });
    }

    private void rate(ChannelRules.Wish wish, ChannelRule.@Nullable Rate rate) {
        if (rate == null) {
            throw Problem.of(ProblemCode.VALUE_MISSING, "rate");
        }
        between("rate", rate.numerator(), 1, RATE_MAX);
        between("rate", rate.denominator(), 1, RATE_MAX);
        if (!wish.scope().equals(ChannelRule.Scope.ALL)) {
            throw invalid("scope", "everything: a partner takes one currency for all prices");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(c -> c.getCurrencyCode().equals(rate.currency()))) {
            throw invalid("currency", "three letters of ISO 4217");
        }
        if (rate.currency().equals(property.currency())) {
            throw invalid("currency", "another than the property's own");
        }
    }

    private static void date(String field, @Nullable LocalDate date) {
        if (date != null) {
            between(field, date.getYear(), YEAR_MIN, YEAR_MAX);
        }
    }

    private static void between(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw invalid(field, least + " to " + most);
        }
    }

    static Problem invalid(String field, String rule) {
        return Problem.of(ProblemCode.VALUE_INVALID, field, rule);
    }
}
