package io.relais.server.api;

import io.relais.core.inventory.Days;
import io.relais.core.inventory.Product;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "PriceChange",
        description = "One price or restriction for the nights of a range, or some weekdays of it.")
record PriceBody(
        @Schema(required = true, format = "uuid") @Nullable String unitTypeId,
        @Schema(required = true, format = "uuid") @Nullable String ratePlanId,

        @Schema(required = true, format = "date", description = "First night") @Nullable
        String from,

        @Schema(required = true, format = "date", description = "Last night, included") @Nullable
        String to,

        @Schema(description = "monday … sunday; none = all", examples = "[\"friday\",\"saturday\"]") @Nullable
        List<String> weekdays,

        @Schema(description = "Prices only: number of people, 0 = whatever the number", defaultValue = "0") @Nullable
        Integer occupancy,

        @Schema(description = "Prices only: decimal major units", examples = "120.00") @Nullable
        String amount,

        @Schema(description = "Prices only: must be the property's", examples = "EUR") @Nullable
        String currency,

        @Schema(description = "Restrictions only", defaultValue = "1") @Nullable
        Integer minStayArrival,

        @Schema(description = "Restrictions only", defaultValue = "1") @Nullable
        Integer minStayThrough,

        @Schema(description = "Restrictions only; 0 = none", defaultValue = "0") @Nullable
        Integer maxStay,

        @Schema(description = "Restrictions only") @Nullable Boolean closed,

        @Schema(description = "Restrictions only") @Nullable Boolean closedToArrival,

        @Schema(description = "Restrictions only") @Nullable Boolean closedToDeparture) {
    private static final int DAYS_MAX = 1_100;
    private static final int STAY_MAX = 999;
    private static final BigDecimal MINOR_MAX = BigDecimal.valueOf(1_000_000_000_000L);

    Product product() {
        return new Product(
                Params.requiredUuid("unitTypeId", unitTypeId), Params.requiredUuid("ratePlanId", ratePlanId));
    }

    Days days() {
        LocalDate first = StayParams.date("from", from);
        LocalDate last = StayParams.date("to", to);
        Params.within("to - from", ChronoUnit.DAYS.between(first, last), 0, DAYS_MAX);
        return new Days(new NightRange(first, last), weekdaySet());
    }

    private Set<DayOfWeek> weekdaySet() {
        Set<DayOfWeek> set = EnumSet.noneOf(DayOfWeek.class);
        for (String name : weekdays == null ? List.<String>of() : weekdays) {
            set.add(List.of(DayOfWeek.values()).stream()
                    .filter(day -> day.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(
                            ProblemCode.VALUE_INVALID,
                            "weekdays",
                            "monday, tuesday, wednesday, thursday, friday, saturday, sunday")));
        }
        return set.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : set;
    }

    int people() {
        return Params.within("occupancy", occupancy == null ? 0 : occupancy, 0, 99);
    }

    Money price(String propertyCurrency) {
        if (currency != null && !currency.equals(propertyCurrency)) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "currency", propertyCurrency);
        }
        String text = Params.required("amount", amount);
        int digits = Money.fractionDigits(propertyCurrency);
        if (text.length() > 20 || !text.matches("\\d+(\\.\\d+)?")) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "amount", "a decimal number as 120.00, 0 or more");
        }
        BigDecimal minor = new BigDecimal(text).movePointRight(digits);
        if (minor.stripTrailingZeros().scale() > 0 || minor.compareTo(MINOR_MAX) > 0) {
            throw Problem.of(
                    ProblemCode.VALUE_INVALID,
                    "amount",
                    "at most " + digits + " decimals, and at most 1,000,000,000,000 minor units");
        }
        return new Money(minor.longValueExact(), propertyCurrency);
    }

    Restriction restriction() {
        return new Restriction(
                Params.within("minStayArrival", minStayArrival == null ? 1 : minStayArrival, 1, STAY_MAX),
                Params.within("minStayThrough", minStayThrough == null ? 1 : minStayThrough, 1, STAY_MAX),
                Params.within("maxStay", maxStay == null ? 0 : maxStay, 0, STAY_MAX),
                Boolean.TRUE.equals(closed),
                Boolean.TRUE.equals(closedToArrival),
                Boolean.TRUE.equals(closedToDeparture));
    }
}
