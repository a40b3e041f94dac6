package io.relais.core.quote;

/** A rule of a property by which stays are priced or refused. Codes are unique among the rules of one kind. */
public sealed interface Rule
        permits AgeCategory, Supplement, Condition, Discount, Extra, StayTax, VatGroup, CancellationPolicy {
    String code();

    String name();

    /** What sort of rule it is. */
    default RuleKind kind() {
        return switch (this) {
            case AgeCategory age -> RuleKind.AGE_CATEGORY;
            case Supplement supplement -> RuleKind.SUPPLEMENT;
            case Condition condition -> RuleKind.CONDITION;
            case Discount discount -> RuleKind.DISCOUNT;
            case Extra extra -> RuleKind.OPTION;
            case StayTax tax -> RuleKind.TAX;
            case VatGroup vat -> RuleKind.VAT_GROUP;
            case CancellationPolicy policy -> RuleKind.CANCELLATION;
        };
    }
}
