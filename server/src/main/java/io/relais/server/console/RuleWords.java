package io.relais.server.console;

import io.relais.core.delivery.ChannelRule;
import io.relais.core.delivery.Effect;
import io.relais.core.inventory.BulkPreview;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.core.quote.Tariff;
import io.relais.vocabulary.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A channel's rules, and what one would do, in the reader's words. */
record RuleWords(Visit visit, Tariff tariff) {
    private static final int SAMPLE_MAX = 20;

    /** A rule with where it holds and who made it. */
    public record Line(String id, String what, String where, String who) {}

    /** One value that would change. */
    public record Sample(String product, String what, String night, String before, String after) {}

    Line line(ChannelRule rule) {
        String who = visit.texts()
                .of(
                        "explain.by",
                        rule.changed().actor().name(),
                        visit.formats()
                                .moment(rule.changed().at(), tariff.property().timeZone()));
        return new Line(rule.id().toString(), what(rule.kind(), rule.values()), where(rule.scope()), who);
    }

    /** "Markup · 10 %": a kind of rule with its figures. */
    String what(ChannelRule.Kind kind, ChannelRule.Values values) {
        Map<String, List<String>> typed =
                ChannelRuleForm.figures(values, tariff.property().currency());
        List<String> parts = new ArrayList<>();
        parts.add(visit.texts().of("channel-rule.rule." + kind.code()));
        switch (kind) {
            case STOP_SELL, CLOSED -> {}
            case ALLOTMENT, MIN_STAY -> parts.add(String.valueOf(values.count()));
            case BUFFER -> {
                parts.add(String.valueOf(values.count()));
                if (values.whenSlow()) {
                    parts.add(visit.texts().of("channel-rule.when-slow"));
                }
            }
            case MARKUP -> {
                String share = RatesAsk.one(typed, "share");
                if (!share.isEmpty()) {
                    parts.add(share + " %");
                }
                if (values.amount() != 0) {
                    parts.add(visit.formats()
                            .money(new Money(values.amount(), tariff.property().currency())));
                }
            }
            case CURRENCY -> parts.add(RatesAsk.one(typed, "currency") + " × " + RatesAsk.one(typed, "exchange"));
            case ROUNDING ->
                parts.add(visit.texts()
                        .of("channel-rule.rounding." + values.rounding().code()));
        }
        return String.join(" · ", parts);
    }

    private String where(ChannelRule.Scope scope) {
        List<String> parts = new ArrayList<>();
        parts.add(
                scope.unitTypeIds().isEmpty()
                        ? visit.texts().of("channel-rule.all-types")
                        : scope.unitTypeIds().stream()
                                .map(id ->
                                        tariff.unitType(id).map(UnitType::name).orElse("?"))
                                .collect(Collectors.joining(", ")));
        if (!scope.ratePlanIds().isEmpty()) {
            parts.add(scope.ratePlanIds().stream()
                    .map((UUID id) -> tariff.ratePlan(id).map(RatePlan::name).orElse("?"))
                    .collect(Collectors.joining(", ")));
        }
        LocalDate first = scope.first();
        LocalDate last = scope.last();
        if (first != null || last != null) {
            parts.add((first == null ? "…" : visit.formats().day(first)) + " – "
                    + (last == null ? "…" : visit.formats().day(last)));
        }
        List<String> days = ChannelRuleForm.days(scope.weekdays());
        if (!days.isEmpty()) {
            parts.add(days.stream()
                    .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT))
                            .getDisplayName(TextStyle.SHORT, visit.texts().locale()))
                    .collect(Collectors.joining(" ")));
        }
        return String.join(" · ", parts);
    }

    String effect(Effect effect) {
        return visit.texts().of("channel-rules.effect", effect.cells(), effect.messages());
    }

    List<Sample> sample(Effect effect) {
        return effect.sample().stream()
                .limit(SAMPLE_MAX)
                .map(change -> new Sample(
                        (change.roomId() + " " + change.rateId()).strip(),
                        kind(change.facet()),
                        visit.formats().day(change.night()),
                        value(change.facet(), change.before(), effect.currency()),
                        value(change.facet(), change.after(), effect.currency())))
                .toList();
    }

    private String kind(String facet) {
        if (facet.startsWith("price:")) {
            return visit.texts().of("calendar.price");
        }
        return facet.startsWith("stays:")
                ? visit.texts().of("calendar.stays", facet.substring("stays:".length()))
                : visit.texts().of("calendar." + facet);
    }

    private String value(String facet, @Nullable Long value, String currency) {
        if (value == null) {
            return visit.texts().of("calendar.none");
        }
        if (facet.startsWith("price:") || facet.startsWith("stays:")) {
            return visit.formats().money(new Money(value, currency));
        }
        if (facet.equals("availability")) {
            return visit.texts().of("rates.left", value);
        }
        List<String> words = RateDay.rules(visit.texts(), BulkPreview.restriction(value));
        return words.isEmpty() ? visit.texts().of("bulk.no-demands") : String.join(", ", words);
    }
}
