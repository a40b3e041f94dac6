package io.relais.core.quote;

import io.relais.core.quote.RuleField.Form;
import java.util.List;

/** The fields of each kind of rule beside code and name. */
final class RuleForms {
    private static final List<RuleField> AGE_CATEGORY = List.of(
            RuleField.of("position", Form.NUMBER),
            RuleField.of("fromAge", Form.NUMBER),
            RuleField.of("toAge", Form.NUMBER),
            RuleField.choice("kind", "person", "pet", "vehicle"),
            RuleField.of("counted", Form.FLAG),
            RuleField.of("adult", Form.FLAG),
            RuleField.of("maximum", Form.NUMBER));

    private static final List<RuleField> SUPPLEMENT = List.of(
            RuleField.of("category", Form.CATEGORY),
            RuleField.of("amount", Form.MONEY),
            RuleField.of("included", Form.NUMBER),
            RuleField.PLANS,
            RuleField.TYPES,
            RuleField.FROM,
            RuleField.TO);

    private static final List<RuleField> CONDITION = List.of(
            RuleField.of("arrivalDays", Form.WEEKDAYS),
            RuleField.of("departureDays", Form.WEEKDAYS),
            RuleField.of("minNights", Form.NUMBER),
            RuleField.of("maxNights", Form.NUMBER),
            RuleField.of("maxAdults", Form.NUMBER),
            RuleField.of("maxChildren", Form.NUMBER),
            RuleField.PLANS,
            RuleField.TYPES,
            RuleField.FROM,
            RuleField.TO);

    private static final List<RuleField> DISCOUNT = List.of(
            RuleField.choice("kind", "length", "early", "last-minute", "promotion"),
            RuleField.of("percent", Form.PERCENT),
            RuleField.of("amount", Form.MONEY),
            RuleField.choice("per", "night", "stay"),
            RuleField.of("minNights", Form.NUMBER),
            RuleField.of("maxNights", Form.NUMBER),
            RuleField.of("minDays", Form.NUMBER),
            RuleField.of("maxDays", Form.NUMBER),
            RuleField.of("bookFrom", Form.DATE),
            RuleField.of("bookTo", Form.DATE),
            RuleField.of("weekdays", Form.WEEKDAYS),
            RuleField.of("combinable", Form.FLAG),
            RuleField.PLANS,
            RuleField.TYPES,
            RuleField.FROM,
            RuleField.TO);

    private static final List<RuleField> OPTION = List.of(
            RuleField.of("amount", Form.MONEY),
            RuleField.choice("per", "stay", "night", "person", "person-night", "unit"),
            RuleField.of("mandatory", Form.FLAG),
            RuleField.of("maxQuantity", Form.NUMBER),
            RuleField.VAT,
            RuleField.PLANS,
            RuleField.TYPES,
            RuleField.FROM,
            RuleField.TO);

    private static final List<RuleField> TAX = List.of(
            RuleField.of("categories", Form.CATEGORIES),
            RuleField.of("amount", Form.MONEY),
            RuleField.of("percent", Form.PERCENT),
            RuleField.of("cap", Form.MONEY),
            RuleField.of("maxNights", Form.NUMBER),
            RuleField.VAT,
            RuleField.PLANS,
            RuleField.TYPES,
            RuleField.FROM,
            RuleField.TO);

    private static final List<RuleField> VAT_GROUP =
            List.of(RuleField.of("percent", Form.PERCENT), RuleField.of("included", Form.FLAG));

    private static final List<RuleField> CANCELLATION =
            List.of(RuleField.of("tiers", Form.LINES), RuleField.of("noShow", Form.TEXT));

    private RuleForms() {}

    static List<RuleField> of(RuleKind kind) {
        return switch (kind) {
            case AGE_CATEGORY -> AGE_CATEGORY;
            case SUPPLEMENT -> SUPPLEMENT;
            case CONDITION -> CONDITION;
            case DISCOUNT -> DISCOUNT;
            case OPTION -> OPTION;
            case TAX -> TAX;
            case VAT_GROUP -> VAT_GROUP;
            case CANCELLATION -> CANCELLATION;
        };
    }
}
