package io.relais.server.console;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.quote.AgeCategory;
import io.relais.core.quote.OptionChoice;
import io.relais.core.quote.QuoteAsk;
import io.relais.core.quote.Tariff;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads a stay whose price is asked. */
record QuoteForm(Map<String, List<String>> typed, Tariff tariff) {
    static final String OPTION = "option.";
    private static final String AGE = "age.";
    private static final int COUNT_MAX = 99;

    /** A field for a number of people; the name is empty where the field has one of its own. */
    record Count(String field, String name) {}

    /** One field per age category; adults and children where the property has no table. */
    static List<Count> people(Tariff tariff) {
        List<AgeCategory> table = tariff.ageCategories();
        return table.isEmpty()
                ? List.of(new Count("adults", ""), new Count("children", ""))
                : table.stream()
                        .map(age -> new Count(AGE + age.code(), age.name()))
                        .toList();
    }

    QuoteAsk ask(LocalDate today) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        tariff.ageCategories().forEach(age -> {
            int count = number(AGE + age.code());
            if (count > 0) {
                counts.put(age.code(), count);
            }
        });
        int adults = number("adults");
        int children = number("children");
        if (counts.isEmpty() && adults + children == 0) {
            throw Problem.of(
                    ProblemCode.VALUE_MISSING, people(tariff).getFirst().field());
        }
        List<OptionChoice> options = tariff.extras().stream()
                .map(extra -> new OptionChoice(extra.code(), number(OPTION + extra.code())))
                .filter(choice -> choice.quantity() > 0)
                .toList();
        return new QuoteAsk(
                tariff.property().id(),
                id("type", ProblemCode.UNIT_TYPE_UNKNOWN),
                id("plan", ProblemCode.RATE_PLAN_UNKNOWN),
                dates(),
                Occupancy.of(adults, children),
                new Party(counts),
                options,
                promotion(),
                today);
    }

    private String promotion() {
        String code = RatesAsk.one(typed, "promotion");
        if (code.length() > 40) {
            throw Problem.of(ProblemCode.TEXT_INVALID, "promotion", 40);
        }
        return code;
    }

    private StayDates dates() {
        LocalDate arrival = RateForm.date("arrival", RatesAsk.one(typed, "arrival"));
        LocalDate departure = RateForm.date("departure", RatesAsk.one(typed, "departure"));
        long nights = ChronoUnit.DAYS.between(arrival, departure);
        if (nights < 1 || nights > StayDates.NIGHTS_MAX) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "departure", "> " + arrival);
        }
        return new StayDates(arrival, departure);
    }

    private UUID id(String name, ProblemCode unknown) {
        return Ids.get(RatesAsk.one(typed, name), unknown);
    }

    private int number(String name) {
        String text = RatesAsk.one(typed, name);
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= COUNT_MAX) {
            return Integer.parseInt(text);
        }
        throw Problem.of(ProblemCode.NUMBER_INVALID, name, 0, COUNT_MAX);
    }
}
