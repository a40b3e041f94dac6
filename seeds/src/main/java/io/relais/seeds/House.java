package io.relais.seeds;

import io.relais.core.property.Property;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** One property file: what is sold there. */
record House(Node file) {
    /** A unit type with its number of units. */
    record Type(String code, Node node) {
        List<String> units() {
            String prefix = node.node("units").text("prefix");
            return IntStream.rangeClosed(1, node.node("units").number("count"))
                    .mapToObj(number -> prefix + number)
                    .toList();
        }
    }

    /** A rate plan with its share of the price. */
    record Plan(String code, int percent, Node node) {}

    static House read(Path file) {
        return new House(Node.read(file));
    }

    String code() {
        return file.node("property").text("code");
    }

    String currency() {
        return file.node("property").text("currency");
    }

    ZoneId timeZone() {
        return ZoneId.of(file.node("property").text("timeZone"));
    }

    Property property(UUID organisationId) {
        Node node = file.node("property");
        return new Property(
                SeedIds.property(code()),
                organisationId,
                code(),
                node.text("name"),
                timeZone(),
                currency(),
                node.texts("languages"));
    }

    List<Type> types() {
        return file.nodes("unitTypes").stream()
                .map(node -> new Type(node.text("code"), node))
                .toList();
    }

    List<Plan> plans() {
        return file.nodes("ratePlans").stream()
                .map(node -> new Plan(node.text("code"), node.number("percent"), node))
                .toList();
    }
}
