package io.relais.server.console;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import java.util.List;
import java.util.UUID;

/**
 * The property that a settings page is about, and those it could be about.
 *
 * @param choices empty when there is only one
 */
public record SettingsHouse(String id, String name, String currency, List<RegisterView.Choice> choices) {
    /** The one that is named, else the one that the reader works on, else the first that they see. */
    static SettingsHouse of(Properties properties, Visit visit, String named) {
        List<Property> all = properties.list(visit.principal());
        if (all.isEmpty()) {
            throw Problem.of(ProblemCode.PROPERTY_UNKNOWN, named);
        }
        Property chosen = all.stream()
                .filter(property -> property.id().toString().equals(named))
                .findFirst()
                .or(() -> all.stream()
                        .filter(property -> property.id().toString().equals(visit.property()))
                        .findFirst())
                .orElse(all.getFirst());
        return new SettingsHouse(
                chosen.id().toString(),
                chosen.name(),
                chosen.currency(),
                all.size() == 1
                        ? List.of()
                        : all.stream()
                                .map(property -> new RegisterView.Choice(
                                        property.id().toString(), property.name(), property.equals(chosen)))
                                .toList());
    }

    UUID uuid() {
        return UUID.fromString(id);
    }
}
