package io.relais.core.inventory;

import io.relais.core.event.Event;
import io.relais.core.inventory.BulkWish.PriceStep;
import io.relais.core.inventory.BulkWish.RestrictionStep;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a bulk change in fields, for the history. */
final class BulkWords {
    private static final int PERCENT_DIGITS = 2;

    private BulkWords() {}

    /** @param channels names of those that the change is for, none for all */
    static List<Event.Change> of(
            BulkWish wish, List<String> channels, String currency, List<UnitType> types, List<RatePlan> plans) {
        List<Event.Change> words = new ArrayList<>();
        add(
                words,
                "nights",
                wish.days().range().first() + "/" + wish.days().range().last());
        if (wish.days().weekdays().size() < DayOfWeek.values().length) {
            add(
                    words,
                    "weekdays",
                    wish.days().weekdays().stream()
                            .sorted()
                            .map(day -> day.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")));
        }
        add(words, "channels", channels.isEmpty() ? null : String.join(", ", channels));
        add(words, "unit-types", names(wish.unitTypeIds(), types, UnitType::id, UnitType::name));
        add(words, "rate-plans", names(wish.ratePlanIds(), plans, RatePlan::id, RatePlan::name));
        PriceStep price = wish.price();
        if (price != null) {
            add(words, "price", price(price, currency));
        }
        RestrictionStep step = wish.restriction();
        if (step != null) {
            add(words, "min-stay-arrival", step.minStayArrival());
            add(words, "min-stay-through", step.minStayThrough());
            add(words, "max-stay", step.maxStay());
            add(words, "closed", step.closed());
            add(words, "closed-to-arrival", step.closedToArrival());
            add(words, "closed-to-departure", step.closedToDeparture());
        }
        return words;
    }

    private static String price(PriceStep price, String currency) {
        String sign = price.value() > 0 ? "+" : "";
        String step = switch (price.mode()) {
            case SET -> new Money(price.value(), currency).toString();
            case ADD -> sign + new Money(price.value(), currency);
            case PERCENT ->
                sign
                        + BigDecimal.valueOf(price.value(), PERCENT_DIGITS)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " %";
        };
        return price.people() > 0 ? step + " (" + price.people() + ")" : step;
    }

    private static <T> String names(List<UUID> chosen, List<T> all, Function<T, UUID> id, Function<T, String> name) {
        return all.stream()
                .filter(one -> chosen.contains(id.apply(one)))
                .map(name)
                .collect(Collectors.joining(", "));
    }

    private static void add(List<Event.Change> words, String field, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            words.add(new Event.Change(field, "", value.toString()));
        }
    }
}
