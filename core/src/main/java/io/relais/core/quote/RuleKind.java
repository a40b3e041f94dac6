package io.relais.core.quote;

import io.relais.core.quote.RuleField.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of rules, with the fields that each has beside code and name. */
public enum RuleKind {
    AGE_CATEGORY(
            AgeCategories.TABLE,
            RuleField.of("position", Form.NUMBER),
            RuleField.of("fromAge", Form.NUMBER),
            RuleField.of("toAge", Form.NUMBER),
            RuleField.choice("kind", "person", "pet", "vehicle"),
            RuleField.of("counted", Form.FLAG),
            RuleField.of("adult", Form.FLAG),
            RuleField.of("maximum", Form.NUMBER)),
    SUPPLEMENT(
            Supplements.TABLE,
            RuleField.of("category", Form.CATEGORY),
            RuleField.of("amount", Form.MONEY),
            RuleField.of("included", Form.NUMBER),
            RuleField.PLANS,
            RuleField.TYPES,
            RuleField.FROM,
            RuleField.TO),
    CONDITION(
            Conditions.TABLE,
            RuleField.of("arrivalDays", Form.WEEKDAYS),
            RuleField.of("departureDays", Form.WEEKDAYS),
            RuleField.of("minNights", Form.NUMBER),
            RuleField.of("maxNights", Form.NUMBER),
            RuleField.of("maxAdults", Form.NUMBER),
            RuleField.of("maxChildren", Form.NUMBER),
            RuleField.PLANS,
            RuleField.TYPES,
            RuleField.FROM,
            RuleField.TO),
    DISCOUNT(
            Discounts.TABLE,
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
            RuleField.TO),
    OPTION(
            Extras.TABLE,
            RuleField.of("amount", Form.MONEY),
            RuleField.choice("per", "stay", "night", "person", "person-night", "unit"),
            RuleField.of("mandatory", Form.FLAG),
            RuleField.of("maxQuantity", Form.NUMBER),
            RuleField.VAT,
            RuleField.PLANS,
            RuleField.TYPES,
            RuleField.FROM,
            RuleField.TO),
    TAX(
            StayTaxes.TABLE,
            RuleField.of("categories", Form.CATEGORIES),
            RuleField.of("amount", Form.MONEY),
            RuleField.of("percent", Form.PERCENT),
            RuleField.of("cap", Form.MONEY),
            RuleField.of("maxNights", Form.NUMBER),
            RuleField.VAT,
            RuleField.PLANS,
            RuleField.TYPES,
            RuleField.FROM,
            RuleField.TO),
    VAT_GROUP(VatGroups.TABLE, RuleField.of("percent", Form.PERCENT), RuleField.of("included", Form.FLAG)),
    CANCELLATION(PolicyTable.TABLE, RuleField.of("tiers", Form.LINES), RuleField.of("noShow", Form.TEXT));

    private final RuleTable<?> table;
    private final List<RuleField> fields;

    RuleKind(RuleTable<?> table, RuleField... fields) {
        this.table = table;
        this.fields = List.of(fields);
    }

    /** As in addresses: {@code age-category}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<RuleKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Beside code and name, in the order of a form. */
    public List<RuleField> fields() {
        return fields;
    }

    RuleTable<?> table() {
        return table;
    }
}
