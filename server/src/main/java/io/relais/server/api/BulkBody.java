package io.relais.server.api;

import io.relais.core.inventory.BulkWish;
import io.relais.core.inventory.BulkWish.Mode;
import io.relais.core.inventory.BulkWish.PriceStep;
import io.relais.core.inventory.BulkWish.RestrictionStep;
import io.relais.core.inventory.Days;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "BulkChange", description = "A change of prices and restrictions over many nights.")
record BulkBody(
        @Schema(required = true, format = "date", description = "First night") @Nullable
        String from,

        @Schema(required = true, format = "date", description = "Last night, included") @Nullable
        String to,

        @Schema(description = "monday … sunday; none = all") @Nullable
        List<@Nullable String> weekdays,

        @Schema(
                description =
                        "None = the property's calendar and so all channels; else rules of these connections: a markup (add or percent), "
                                + "minStayArrival, closed = true")
        @Nullable
        List<@Nullable String> connectionIds,

        @Schema(description = "None = all of the property") @Nullable
        List<@Nullable String> unitTypeIds,

        @Schema(description = "None = all that do not follow another plan") @Nullable
        List<@Nullable String> ratePlanIds,

        @Nullable PriceBody price,
        @Nullable RestrictionBody restriction,

        @Schema(description = "Of the preview; required to apply") @Nullable
        String token) {
    private static final int DAYS_MAX = 1_100;
    private static final int IDS_MAX = 500;
    private static final int STAY_MAX = 999;
    private static final int PEOPLE_MAX = 99;
    private static final int DIGITS_MAX = 20;
    private static final int PERCENT_DIGITS = 2;
    private static final int TOKEN_MAX = 64;

    @Schema(name = "BulkPrice")
    record PriceBody(
            @Schema(required = true, description = "set, add or percent") @Nullable
            String mode,

            @Schema(
                    required = true,
                    description = "Decimal: major units, or percent with at most two decimals; negative for less",
                    examples = "-10")
            @Nullable
            String value,

            @Schema(description = "The price for so many people; none = every price there is, or whatever the number")
            @Nullable
            Integer occupancy,

            @Schema(description = "Rounded half up to a multiple of it, major units", examples = "0.50") @Nullable
            String roundTo) {
        PriceStep step(String currency) {
            Mode read = switch (Params.required("price.mode", mode)) {
                case "set" -> Mode.SET;
                case "add" -> Mode.ADD;
                case "percent" -> Mode.PERCENT;
                default -> throw Problem.of(ProblemCode.VALUE_INVALID, "price.mode", "set, add, percent");
            };
            int digits = read == Mode.PERCENT ? PERCENT_DIGITS : Money.fractionDigits(currency);
            long amount = scaled("price.value", Params.required("price.value", value), digits);
            long multiple = roundTo == null ? 1 : scaled("price.roundTo", roundTo, Money.fractionDigits(currency));
            int everyone = read == Mode.SET ? 0 : PriceStep.EVERY;
            return new PriceStep(
                    read,
                    Limits.within("price.value", amount, read == Mode.SET ? 0 : -Limits.AMOUNT_MAX, Limits.AMOUNT_MAX),
                    occupancy == null ? everyone : Params.within("price.occupancy", occupancy, 0, PEOPLE_MAX),
                    Limits.within("price.roundTo", multiple, 1, Limits.AMOUNT_MAX));
        }

        private static long scaled(String field, String text, int digits) {
            if (text.length() > DIGITS_MAX || !text.matches("[+-]?\\d+(\\.\\d+)?")) {
                throw Problem.of(ProblemCode.VALUE_INVALID, field, "a decimal number as -12.50");
            }
            BigDecimal scaled = new BigDecimal(text).movePointRight(digits);
            if (scaled.stripTrailingZeros().scale() > 0
                    || scaled.abs().compareTo(BigDecimal.valueOf(Limits.AMOUNT_MAX)) > 0) {
                throw Problem.of(ProblemCode.VALUE_INVALID, field, "at most " + digits + " decimals, within reason");
            }
            return scaled.longValueExact();
        }
    }

    @Schema(name = "BulkRestriction", description = "What is not told stays as it is.")
    record RestrictionBody(
            @Nullable Integer minStayArrival,
            @Nullable Integer minStayThrough,
            @Schema(description = "0 = none") @Nullable Integer maxStay,

            @Schema(description = "true stops the sale, false opens it") @Nullable
            Boolean closed,

            @Nullable Boolean closedToArrival,
            @Nullable Boolean closedToDeparture) {
        RestrictionStep step() {
            return new RestrictionStep(
                    minStayArrival == null ? null : Params.within("minStayArrival", minStayArrival, 1, STAY_MAX),
                    minStayThrough == null ? null : Params.within("minStayThrough", minStayThrough, 1, STAY_MAX),
                    maxStay == null ? null : Params.within("maxStay", maxStay, 0, STAY_MAX),
                    closed,
                    closedToArrival,
                    closedToDeparture);
        }
    }

    BulkWish wish(String currency) {
        LocalDate first = Limits.date("from", StayParams.date("from", from));
        LocalDate last = Limits.date("to", StayParams.date("to", to));
        Params.within("to - from", ChronoUnit.DAYS.between(first, last), 0, DAYS_MAX);
        return new BulkWish(
                ids("connectionIds", connectionIds),
                ids("unitTypeIds", unitTypeIds),
                ids("ratePlanIds", ratePlanIds),
                new Days(new NightRange(first, last), days()),
                price == null ? null : price.step(currency),
                restriction == null ? null : restriction.step());
    }

    String seen() {
        return Params.text("token", Params.required("token", token), TOKEN_MAX);
    }

    private Set<DayOfWeek> days() {
        Set<DayOfWeek> set = EnumSet.noneOf(DayOfWeek.class);
        for (String name : weekdays == null ? List.<@Nullable String>of() : weekdays) {
            set.add(List.of(DayOfWeek.values()).stream()
                    .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(
                            ProblemCode.VALUE_INVALID,
                            "weekdays",
                            "monday, tuesday, wednesday, thursday, friday, saturday, sunday")));
        }
        return set.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : set;
    }

    private static List<UUID> ids(String field, @Nullable List<@Nullable String> texts) {
        List<@Nullable String> told = texts == null ? List.of() : texts;
        Params.within(field, told.size(), 0, IDS_MAX);
        List<UUID> ids = new ArrayList<>();
        for (String text : told) {
            ids.add(Params.uuid(field, Params.required(field, text)));
        }
        return ids;
    }
}
