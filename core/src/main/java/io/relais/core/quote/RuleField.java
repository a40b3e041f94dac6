package io.relais.core.quote;

import java.util.List;

/**
 * A field of a rule as API, console and seeds write it.
 *
 * @param choices what a choice may be, else empty
 */
public record RuleField(String name, Form form, List<String> choices) {
    /** How the value is written. */
    public enum Form {
        TEXT,
        /** Several texts. */
        LINES,
        /** A whole number. */
        NUMBER,
        /** Decimal major units of the property's currency. */
        MONEY,
        /** Decimal percent, at most two places. */
        PERCENT,
        DATE,
        FLAG,
        CHOICE,
        /** Several of monday … sunday; none = all. */
        WEEKDAYS,
        /** Codes of rate plans; none = all. */
        PLANS,
        /** Codes of unit types; none = all. */
        TYPES,
        /** The code of an age category. */
        CATEGORY,
        CATEGORIES,
        /** The code of a VAT group. */
        VAT
    }

    static final RuleField PLANS = of("ratePlans", Form.PLANS);
    static final RuleField TYPES = of("unitTypes", Form.TYPES);
    static final RuleField FROM = of("from", Form.DATE);
    static final RuleField TO = of("to", Form.DATE);
    static final RuleField VAT = of("vat", Form.VAT);

    public RuleField {
        choices = List.copyOf(choices);
    }

    static RuleField of(String name, Form form) {
        return new RuleField(name, form, List.of());
    }

    static RuleField choice(String name, String... choices) {
        return new RuleField(name, Form.CHOICE, List.of(choices));
    }
}
