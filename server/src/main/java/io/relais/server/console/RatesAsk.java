package io.relais.server.console;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.quote.Rules;
import io.relais.core.quote.Tariff;
import io.relais.server.console.RateField.Choice;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds the property that a rates page is about, and reads its forms. */
@Singleton
class RatesAsk {
    private static final int VALUE_MAX = 4_000;

    private final Properties properties;
    private final Rules rules;

    @Inject
    RatesAsk(Properties properties, Rules rules) {
        this.properties = properties;
        this.rules = rules;
    }

    /** The rules of the property with that id, of the one that the reader works on or the first one when the text is no id. */
    Tariff tariff(Visit visit, String property) {
        UUID id = Ids.find(property)
                .or(() -> Ids.find(visit.property()))
                .or(() ->
                        properties.list(visit.principal()).stream().findFirst().map(Property::id))
                .orElseThrow(() -> Problem.of(ProblemCode.PROPERTY_UNKNOWN, property));
        return rules.get(visit.principal(), id);
    }

    List<Choice> properties(Visit visit, Tariff tariff) {
        return properties.list(visit.principal()).stream()
                .map(p -> new Choice(
                        p.id().toString(),
                        p.name(),
                        p.id().equals(tariff.property().id())))
                .toList();
    }

    /** What was typed, without the fields that only say where; boxes left empty are not told. */
    static Map<String, List<String>> typed(Map<String, List<String>> form, String... notFields) {
        return form.entrySet().stream()
                .filter(entry -> !List.of(notFields).contains(entry.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .filter(value -> !value.isBlank() && value.length() <= VALUE_MAX)
                                .map(String::strip)
                                .toList()));
    }

    static String one(Map<String, List<String>> form, String name) {
        return Optional.ofNullable(form.get(name)).stream()
                .flatMap(List::stream)
                .reduce((first, last) -> last)
                .map(String::strip)
                .orElse("");
    }

    /** Problems that the form itself can be mended of come back with it; the others have a page of their own. */
    static Problem mendable(Problem problem) {
        return switch (problem.code().kind()) {
            case CONFLICT, STALE, INVALID, UNPROCESSABLE -> problem;
            case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LIMITED, BUG -> throw problem;
        };
    }
}
