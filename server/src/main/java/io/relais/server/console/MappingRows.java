package io.relais.server.console;

import io.relais.connector.RemoteProduct;
import io.relais.core.connection.MappingCheck;
import io.relais.core.connection.MappingSheet;
import io.relais.core.connection.ProductKey;
import io.relais.core.connection.Suggestion;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.server.console.RateField.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a mapping: as kept or suggested, or as typed when it was refused.
 *
 * @param typed what was sent, empty when nothing was
 * @param findings what speaks against it
 */
record MappingRows(
        Texts texts, MappingSheet sheet, Map<ProductKey, MappingForm.Row> typed, List<MappingCheck.Finding> findings) {
    private static final int SURE = 80;

    /** One product with its choices. */
    public record Row(
            String roomId,
            String rateId,
            String room,
            String rate,
            String facts,
            List<Choice> types,
            List<Choice> plans,
            Badge state,
            List<String> notes,
            String error,
            @Nullable Shared shared) {}

    /** A unit type that feeds several rooms, or would. */
    public record Shared(String typeId, String label, boolean confirmed) {}

    List<Row> rows(Set<UUID> confirmed) {
        Map<ProductKey, Problem> wrong = new HashMap<>();
        findings.forEach(finding -> wrong.putIfAbsent(finding.product(), finding.problem()));
        Set<UUID> asked = new HashSet<>();
        List<Row> rows = new ArrayList<>();
        Set<ProductKey> shown = new HashSet<>();
        for (MappingSheet.Line line : sheet.lines()) {
            shown.add(line.key());
            rows.add(row(line, wrong.get(line.key()), confirmed, asked));
        }
        typed.values().stream().filter(row -> !shown.contains(row.product())).forEach(row -> {
            MappingSheet.Line unknown = new MappingSheet.Line(
                    new RemoteProduct(
                            row.product().roomId(),
                            row.product().roomId(),
                            0,
                            row.product().rateId(),
                            row.product().rateId(),
                            "",
                            RemoteProduct.Pricing.UNKNOWN),
                    MappingSheet.Decision.OPEN,
                    null,
                    null,
                    null,
                    List.of());
            rows.add(row(unknown, wrong.get(row.product()), confirmed, asked));
        });
        return rows;
    }

    private Row row(MappingSheet.Line line, @Nullable Problem problem, Set<UUID> confirmed, Set<UUID> asked) {
        String type = type(line);
        return new Row(
                line.product().roomId(),
                line.product().rateId(),
                line.product().roomName(),
                line.product().rateName(),
                facts(line.product()),
                types(type),
                plans(plan(line)),
                state(line),
                line.notes().stream()
                        .map(note -> texts.of("mapping.note."
                                + note.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                        .toList(),
                problem == null ? "" : problem.detail(texts.locale()),
                shared(type, problem, confirmed, asked));
    }

    private String type(MappingSheet.Line line) {
        MappingForm.Row row = typed.get(line.key());
        if (row != null) {
            return row.type();
        }
        Suggestion suggestion = line.suggestion();
        return switch (line.decision()) {
            case MAPPED -> String.valueOf(line.unitTypeId());
            case UNSOLD -> MappingForm.UNSOLD;
            case OPEN -> suggestion == null ? "" : suggestion.unitTypeId().toString();
        };
    }

    private String plan(MappingSheet.Line line) {
        MappingForm.Row row = typed.get(line.key());
        if (row != null) {
            return row.plan();
        }
        Suggestion suggestion = line.suggestion();
        return switch (line.decision()) {
            case MAPPED -> String.valueOf(line.ratePlanId());
            case UNSOLD -> "";
            case OPEN -> suggestion == null ? "" : suggestion.ratePlanId().toString();
        };
    }

    List<Choice> types(String chosen) {
        Stream<Choice> first = Stream.of(
                new Choice("", texts.of("mapping.decide"), chosen.isEmpty()),
                new Choice(MappingForm.UNSOLD, texts.of("mapping.unsold"), chosen.equals(MappingForm.UNSOLD)));
        Stream<Choice> types = sheet.unitTypes().stream()
                .map((UnitType type) -> new Choice(
                        type.id().toString(), type.name(), type.id().toString().equals(chosen)));
        return Stream.concat(first, types).toList();
    }

    List<Choice> plans(String chosen) {
        Stream<Choice> first = Stream.of(new Choice("", "–", chosen.isEmpty()));
        Stream<Choice> plans = sheet.ratePlans().stream()
                .map((RatePlan plan) -> new Choice(
                        plan.id().toString(), plan.name(), plan.id().toString().equals(chosen)));
        return Stream.concat(first, plans).toList();
    }

    private Badge state(MappingSheet.Line line) {
        Suggestion suggestion = line.suggestion();
        if (line.notes().contains(MappingSheet.Note.GONE)) {
            return new Badge("attention", texts.of("mapping.gone"));
        }
        return switch (line.decision()) {
            case MAPPED -> new Badge("ok", texts.of("mapping.mapped"));
            case UNSOLD -> new Badge("muted", texts.of("mapping.unsold"));
            case OPEN ->
                suggestion == null
                        ? new Badge("attention", texts.of("mapping.open"))
                        : new Badge(
                                suggestion.score() >= SURE ? "info" : "attention",
                                texts.of("mapping.suggested", suggestion.score()));
        };
    }

    private String facts(RemoteProduct product) {
        List<String> facts = new ArrayList<>();
        if (product.maxOccupancy() > 0) {
            facts.add(texts.of("mapping.people", product.maxOccupancy()));
        }
        if (!product.currency().isEmpty()) {
            facts.add(product.currency());
        }
        if (product.pricing() != RemoteProduct.Pricing.UNKNOWN) {
            facts.add(texts.of("mapping.pricing."
                    + product.pricing().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        return String.join(" · ", facts);
    }

    /** The box by which a person says that rooms share a stock: once per unit type, where it is needed or was ticked. */
    private @Nullable Shared shared(String type, @Nullable Problem problem, Set<UUID> confirmed, Set<UUID> asked) {
        UUID id = Ids.find(type).orElse(null);
        boolean needed = problem != null && problem.code() == ProblemCode.MAPPING_SHARED_STOCK;
        if (id == null || !(needed || confirmed.contains(id)) || !asked.add(id)) {
            return null;
        }
        String name = sheet.unitTypes().stream()
                .filter(t -> t.id().equals(id))
                .map(UnitType::name)
                .findFirst()
                .orElse("?");
        return new Shared(type, texts.of("mapping.shared", name), confirmed.contains(id));
    }
}
