package io.relais.server.console;

import io.relais.core.connection.MappingChoice;
import io.relais.core.connection.ProductKey;
import io.relais.core.delivery.Mappings;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a mapping as it was typed: one room, rate, unit type and plan per row, in the order of the rows. */
record MappingForm(Map<String, List<String>> typed) {
    /** The choice of a row that is not sold through us. */
    static final String UNSOLD = "unsold";

    private static final int ROWS_MAX = 2_000;
    private static final int NUMBER_MAX = 200;

    /** What was chosen for one product, as it was sent. */
    record Row(ProductKey product, String type, String plan) {}

    List<Row> rows() {
        List<String> rooms = typed.getOrDefault("room", List.of());
        List<String> rates = typed.getOrDefault("rate", List.of());
        List<String> types = typed.getOrDefault("type", List.of());
        List<String> plans = typed.getOrDefault("plan", List.of());
        int count = rooms.size();
        if (rates.size() != count || types.size() != count || plans.size() != count || count > ROWS_MAX) {
            throw Problem.of(ProblemCode.NUMBER_INVALID, "room", 0, ROWS_MAX);
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String room = Limits.text("room", rooms.get(i), NUMBER_MAX);
            if (!room.isEmpty()) {
                ProductKey product = new ProductKey(room, Limits.text("rate", rates.get(i), NUMBER_MAX));
                rows.add(new Row(product, types.get(i), plans.get(i)));
            }
        }
        return rows;
    }

    /** The rows by product; of one named twice the last. */
    Map<ProductKey, Row> byProduct() {
        Map<ProductKey, Row> rows = new LinkedHashMap<>();
        rows().forEach(row -> rows.put(row.product(), row));
        return rows;
    }

    Mappings.Wish wish() {
        List<MappingChoice> choices = rows().stream()
                .filter(row -> !row.type().isEmpty())
                .map(row -> row.type().equals(UNSOLD)
                        ? new MappingChoice(row.product(), null, null)
                        : new MappingChoice(
                                row.product(), Ids.get(row.type(), ProblemCode.UNIT_TYPE_UNKNOWN), plan(row.plan())))
                .toList();
        return new Mappings.Wish(choices, shared(), version());
    }

    private static @Nullable UUID plan(String text) {
        return text.isEmpty() ? null : Ids.get(text, ProblemCode.RATE_PLAN_UNKNOWN);
    }

    Set<UUID> shared() {
        Set<UUID> shared = new HashSet<>();
        typed.getOrDefault("shared", List.of()).stream()
                .filter(text -> !text.isBlank())
                .forEach(text -> shared.add(Ids.get(text, ProblemCode.UNIT_TYPE_UNKNOWN)));
        return shared;
    }

    private int version() {
        String text = RatesAsk.one(typed, "version");
        if (!text.matches("\\d{1,9}")) {
            throw Problem.of(ProblemCode.MAPPING_STALE);
        }
        return Integer.parseInt(text);
    }
}
