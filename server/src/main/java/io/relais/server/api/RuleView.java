package io.relais.server.api;

import io.relais.core.quote.Rule;
import io.relais.core.quote.RuleField;
import io.relais.core.quote.RuleText;
import io.relais.core.quote.Tariff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Rule",
        description = "A rule by which stays are priced or refused. See the manual for the fields of each kind.")
record RuleView(
        @Schema(
                description = "age-category, supplement, condition, discount, option, tax, vat-group, cancellation",
                examples = "discount")
        String kind,

        @Schema(examples = "week") String code,

        @Schema(
                description =
                        "As written: money in decimal major units, percent in decimals; fields that say nothing are missing")
        Map<String, Object> fields) {
    static RuleView of(Rule rule, Tariff tariff) {
        Map<String, List<String>> texts = RuleText.write(rule, tariff);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", rule.name());
        for (RuleField field : rule.kind().fields()) {
            List<String> values = texts.getOrDefault(field.name(), List.of());
            if (!values.isEmpty()) {
                fields.put(field.name(), value(field, values));
            }
        }
        return new RuleView(rule.kind().code(), rule.code(), fields);
    }

    private static Object value(RuleField field, List<String> values) {
        return switch (field.form()) {
            case LINES, WEEKDAYS, PLANS, TYPES, CATEGORIES -> values;
            case NUMBER -> Integer.valueOf(values.getFirst());
            case FLAG -> Boolean.valueOf(values.getFirst());
            case TEXT, MONEY, PERCENT, DATE, CHOICE, CATEGORY, VAT -> values.getFirst();
        };
    }
}
