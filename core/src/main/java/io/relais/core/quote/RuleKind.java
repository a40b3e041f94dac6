package io.relais.core.quote;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of rules. */
public enum RuleKind {
    AGE_CATEGORY,
    SUPPLEMENT,
    CONDITION,
    DISCOUNT,
    OPTION,
    TAX,
    VAT_GROUP,
    CANCELLATION;

    /** As in addresses: {@code age-category}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<RuleKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Beside code and name, in the order of a form. */
    public List<RuleField> fields() {
        return RuleForms.of(this);
    }

    RuleTable<?> table() {
        return switch (this) {
            case AGE_CATEGORY -> AgeCategories.TABLE;
            case SUPPLEMENT -> Supplements.TABLE;
            case CONDITION -> Conditions.TABLE;
            case DISCOUNT -> Discounts.TABLE;
            case OPTION -> Extras.TABLE;
            case TAX -> StayTaxes.TABLE;
            case VAT_GROUP -> VatGroups.TABLE;
            case CANCELLATION -> PolicyTable.TABLE;
        };
    }
}
