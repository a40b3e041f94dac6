package io.relais.sandbox.wire;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** The faults that hit one call, with the seed for what they shuffle or pick. */
public record Effects(List<FaultRule> rules, long seed) {

    public static final Effects NONE = new Effects(List.of(), 0);

    public boolean has(FaultKind kind) {
        return find(kind).isPresent();
    }

    public Random random() {
        return new Random(seed);
    }

    Optional<FaultRule> find(FaultKind kind) {
        return rules.stream().filter(rule -> rule.kind() == kind).findFirst();
    }

    Optional<FaultRule> stopping() {
        return rules.stream()
                .filter(rule -> rule.kind().stopsBeforeProcessing())
                .findFirst();
    }

    String names() {
        return rules.stream().map(rule -> rule.kind().wireName()).collect(Collectors.joining(" "));
    }
}
