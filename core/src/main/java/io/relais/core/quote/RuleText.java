package io.relais.core.quote;

import io.relais.core.problem.Problem;
import io.relais.core.quote.CancellationPolicy.Tier;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules as fields and back: the one form in which API, console and seeds write them. */
public final class RuleText {
    private static final int NUMBER_MAX = 9_999;
    private static final int AGE_MAX = 150;
    private static final int WHOLE = (int) Rounding.WHOLE;
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

    private RuleText() {}

    /**
     * The rule told by these fields.
     *
     * @throws Problem VALUE_INVALID, VALUE_MISSING, NUMBER_INVALID… naming field and rule
     */
    public static Rule read(RuleKind kind, String code, Map<String, List<String>> fields, Tariff tariff) {
        if (!code.matches(CODE)) {
            throw RuleValues.invalid("code", "1 to 40 letters, digits, points, hyphens");
        }
        RuleValues values = new RuleValues(fields, tariff);
        values.only(Stream.concat(Stream.of("name"), kind.fields().stream().map(RuleField::name))
                .toList());
        String name = values.required("name");
        return switch (kind) {
            case AGE_CATEGORY -> age(code, name, values);
            case SUPPLEMENT ->
                new Supplement(
                        code,
                        name,
                        values.scope(),
                        code(values, "category", RuleKind.AGE_CATEGORY),
                        values.money("amount", -RuleValues.AMOUNT_MAX),
                        values.number("included", 0, 0, NUMBER_MAX));
            case CONDITION -> condition(code, name, values);
            case DISCOUNT -> discount(code, name, values);
            case OPTION ->
                new Extra(
                        code,
                        name,
                        values.scope(),
                        values.money("amount", 0),
                        values.choice("per", Extra.Per.values(), Extra.Per::code),
                        values.flag("mandatory"),
                        values.number("maxQuantity", 1, 1, 999),
                        values.code("vat", RuleKind.VAT_GROUP));
            case TAX -> tax(code, name, values);
            case VAT_GROUP -> new VatGroup(code, name, values.percent("percent", 0, WHOLE), values.flag("included"));
            case CANCELLATION -> policy(code, name, values);
        };
    }

    private static String code(RuleValues values, String name, RuleKind kind) {
        values.required(name);
        return values.code(name, kind);
    }

    private static Rule age(String code, String name, RuleValues values) {
        int from = values.number("fromAge", 0, 0, AGE_MAX);
        int to = values.number("toAge", AGE_MAX, 0, AGE_MAX);
        if (to < from) {
            throw RuleValues.invalid("toAge", "not less than fromAge");
        }
        return new AgeCategory(
                code,
                name,
                values.number("position", 0, 0, NUMBER_MAX),
                from,
                to,
                values.choice("kind", AgeCategory.Sort.values(), AgeCategory.Sort::code),
                values.flag("counted"),
                values.flag("adult"),
                values.number("maximum", 0, 0, 999));
    }

    private static Rule condition(String code, String name, RuleValues values) {
        int min = values.number("minNights", 0, 0, 999);
        int max = values.number("maxNights", 0, 0, 999);
        if (max > 0 && max < min) {
            throw RuleValues.invalid("maxNights", "not less than minNights");
        }
        return new Condition(
                code,
                name,
                values.scope(),
                values.weekdays("arrivalDays"),
                values.weekdays("departureDays"),
                min,
                max,
                values.number("maxAdults", 0, 0, 999),
                values.number("maxChildren", 0, 0, 999));
    }

    private static Rule discount(String code, String name, RuleValues values) {
        int percent = values.percent("percent", 0, WHOLE);
        long amount = values.money("amount", 0);
        oneOf(percent, amount);
        LocalDate bookFirst = values.date("bookFrom");
        LocalDate bookLast = values.date("bookTo");
        RuleValues.refuseBackwards(bookFirst, bookLast, "bookTo", "bookFrom");
        return new Discount(
                code,
                name,
                values.scope(),
                values.choice("kind", Discount.Sort.values(), Discount.Sort::code),
                percent,
                amount,
                "stay".equals(values.text("per")),
                values.number("minNights", 0, 0, 999),
                values.number("maxNights", 0, 0, 999),
                values.number("minDays", -1, -1, NUMBER_MAX),
                values.number("maxDays", -1, -1, NUMBER_MAX),
                bookFirst,
                bookLast,
                values.weekdays("weekdays"),
                values.flag("combinable"));
    }

    private static Rule tax(String code, String name, RuleValues values) {
        int percent = values.percent("percent", 0, WHOLE);
        long amount = values.money("amount", 0);
        oneOf(percent, amount);
        return new StayTax(
                code,
                name,
                values.scope(),
                values.codes("categories", RuleKind.AGE_CATEGORY),
                amount,
                percent,
                values.money("cap", 0),
                values.number("maxNights", 0, 0, 999),
                values.code("vat", RuleKind.VAT_GROUP));
    }

    private static void oneOf(int percent, long amount) {
        if ((percent == 0) == (amount == 0)) {
            throw RuleValues.invalid("percent", "either percent or amount, and not both");
        }
    }

    private static Rule policy(String code, String name, RuleValues values) {
        List<Tier> tiers = values.list("tiers").stream()
                .map(line -> {
                    String[] words = line.split("\\s+", 2);
                    if (!words[0].matches("\\d{1,4}") || words.length < 2) {
                        throw RuleValues.invalid("tiers", "lines as: 14 percent 0");
                    }
                    return new Tier(Integer.parseInt(words[0]), values.fee("tiers", words[1]));
                })
                .toList();
        return new CancellationPolicy(code, name, tiers, values.fee("noShow", values.required("noShow")));
    }

    /** The fields of a rule, without those that say nothing. */
    public static Map<String, List<String>> write(Rule rule, Tariff tariff) {
        RuleFields fields = new RuleFields(tariff);
        fields.put("name", rule.name());
        switch (rule) {
            case AgeCategory a -> {
                fields.number("position", a.position())
                        .number("fromAge", a.fromAge())
                        .number("toAge", a.toAge());
                fields.put("kind", a.sort().code());
                fields.flag("counted", a.counted()).flag("adult", a.adult()).positive("maximum", a.maximum());
            }
            case Supplement s ->
                fields.put("category", s.category())
                        .money("amount", s.amount())
                        .number("included", s.included())
                        .scope(s.scope());
            case Condition c -> {
                fields.days("arrivalDays", c.arrivalDays()).days("departureDays", c.departureDays());
                fields.positive("minNights", c.minNights()).positive("maxNights", c.maxNights());
                fields.positive("maxAdults", c.maxAdults())
                        .positive("maxChildren", c.maxChildren())
                        .scope(c.scope());
            }
            case Discount d -> {
                fields.put("kind", d.sort().code()).percent("percent", d.percent());
                fields.amount("amount", d.amount()).put("per", d.perStay() ? "stay" : "night");
                fields.positive("minNights", d.minNights()).positive("maxNights", d.maxNights());
                fields.days("minDays", d.minDays()).days("maxDays", d.maxDays());
                fields.date("bookFrom", d.bookFirst()).date("bookTo", d.bookLast());
                fields.days("weekdays", d.weekdays())
                        .flag("combinable", d.combinable())
                        .scope(d.scope());
            }
            case Extra e -> {
                fields.money("amount", e.amount()).put("per", e.per().code()).flag("mandatory", e.mandatory());
                fields.number("maxQuantity", e.maxQuantity())
                        .put("vat", e.vat())
                        .scope(e.scope());
            }
            case StayTax t -> {
                fields.list("categories", t.categories())
                        .amount("amount", t.amount())
                        .percent("percent", t.percent());
                fields.amount("cap", t.cap())
                        .positive("maxNights", t.maxNights())
                        .put("vat", t.vat())
                        .scope(t.scope());
            }
            case VatGroup v -> fields.percent("percent", v.percent()).flag("included", v.included());
            case CancellationPolicy p ->
                fields.list(
                                "tiers",
                                p.tiers().stream()
                                        .map(tier -> tier.days() + " " + fields.fee(tier.fee()))
                                        .toList())
                        .put("noShow", fields.fee(p.noShow()));
        }
        return fields.values();
    }
}
