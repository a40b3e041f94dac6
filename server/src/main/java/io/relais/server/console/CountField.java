package io.relais.server.console;

import io.relais.core.property.Party;
import io.relais.core.quote.OptionChoice;
import io.relais.core.quote.Tariff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * One number in the form of a stay: people of an age category, or how many of an option.
 *
 * @param name of the field
 * @param hint the most that can be chosen, empty for none
 * @param error why it was not taken, empty for none
 */
public record CountField(String name, String label, String value, String hint, String error) {
    static final String AGE = "age.";
    static final String OPTION = "option.";

    /** One field per line of the age table; none where the property has no table. */
    static List<CountField> people(Tariff tariff, UnaryOperator<String> typed, Map<String, String> errors) {
        return tariff.ageCategories().stream()
                .map(age -> of(AGE + age.code(), age.name(), "", typed, errors))
                .toList();
    }

    /** One field per option that a guest may choose. */
    static List<CountField> options(
            Tariff tariff, UnaryOperator<String> typed, Map<String, String> errors, Texts texts) {
        return tariff.extras().stream()
                .filter(extra -> !extra.mandatory())
                .map(extra -> of(
                        OPTION + extra.code(),
                        extra.name(),
                        texts.of("modify.option.most", extra.maxQuantity()),
                        typed,
                        errors))
                .toList();
    }

    /** Codes of age categories to the numbers typed, without those of whom nobody comes. */
    static Party party(Tariff tariff, ToIntFunction<String> number) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        tariff.ageCategories().forEach(age -> {
            int count = number.applyAsInt(AGE + age.code());
            if (count > 0) {
                counts.put(age.code(), count);
            }
        });
        return new Party(counts);
    }

    /** The options of which at least one was typed. */
    static List<OptionChoice> chosen(Tariff tariff, ToIntFunction<String> number) {
        List<OptionChoice> chosen = new ArrayList<>();
        tariff.extras().stream().filter(extra -> !extra.mandatory()).forEach(extra -> {
            int count = number.applyAsInt(OPTION + extra.code());
            if (count > 0) {
                chosen.add(new OptionChoice(extra.code(), count));
            }
        });
        return chosen;
    }

    private static CountField of(
            String name, String label, String hint, UnaryOperator<String> typed, Map<String, String> errors) {
        return new CountField(name, label, typed.apply(name), hint, errors.getOrDefault(name, ""));
    }
}
