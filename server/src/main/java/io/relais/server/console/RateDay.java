package io.relais.server.console;

import io.relais.core.quote.RateNight;
import io.relais.core.quote.Tariff;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One day of the month.
 *
 * @param prices one text per number of people that has a price of its own
 * @param rules the restrictions in words
 * @param left units left in words, empty when the night is not open
 */
public record RateDay(
        int day, String date, boolean inMonth, boolean closed, List<String> prices, List<String> rules, String left) {
    private static final int WEEK = 7;

    static List<List<RateDay>> weeks(Visit visit, Tariff tariff, YearMonth month, List<RateNight> nights) {
        List<List<RateDay>> weeks = new ArrayList<>();
        for (int i = 0; i < nights.size(); i += WEEK) {
            weeks.add(nights.subList(i, i + WEEK).stream()
                    .map(night -> of(visit, tariff, month, night))
                    .toList());
        }
        return weeks;
    }

    private static RateDay of(Visit visit, Tariff tariff, YearMonth month, RateNight night) {
        LocalDate date = night.night();
        return new RateDay(
                date.getDayOfMonth(),
                date.toString(),
                YearMonth.from(date).equals(month),
                night.restriction().closed(),
                prices(visit, tariff.property().currency(), night),
                rules(visit.texts(), night.restriction()),
                night.left() < 0 ? "" : visit.texts().of("rates.left", night.left()));
    }

    private static List<String> prices(Visit visit, String currency, RateNight night) {
        Map<Integer, Long> sorted = new TreeMap<>(night.prices());
        return sorted.entrySet().stream()
                .map(price -> {
                    String amount = visit.formats().money(new Money(price.getValue(), currency));
                    return price.getKey() == 0 ? amount : visit.texts().of("rates.for-people", price.getKey(), amount);
                })
                .toList();
    }

    /** What the night demands, in words; nothing when it demands nothing. */
    static List<String> rules(Texts texts, Restriction rule) {
        List<String> words = new ArrayList<>();
        if (rule.closed()) {
            words.add(texts.of("rates.closed"));
        }
        if (rule.minStayArrival() > 1) {
            words.add(texts.of("rates.min", rule.minStayArrival()));
        }
        if (rule.minStayThrough() > 1) {
            words.add(texts.of("rates.min-through", rule.minStayThrough()));
        }
        if (rule.maxStay() > 0) {
            words.add(texts.of("rates.max", rule.maxStay()));
        }
        if (rule.closedToArrival()) {
            words.add(texts.of("rates.no-arrival"));
        }
        if (rule.closedToDeparture()) {
            words.add(texts.of("rates.no-departure"));
        }
        return words;
    }
}
