package io.relais.server.api;

import io.relais.core.delivery.ChannelRule;
import io.relais.core.delivery.ChannelRules;
import io.relais.core.delivery.Effect;
import io.relais.core.delivery.PriceRounding;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ChannelRule", description = "What is different for one channel.")
record ChannelRuleView(
        UUID id,
        @Schema(examples = "markup") String kind,
        List<UUID> unitTypeIds,
        List<UUID> ratePlanIds,
        @Nullable LocalDate from,
        @Nullable LocalDate to,

        @Schema(description = "One bit per weekday, Monday is 1")
        int weekdays,

        int count,
        boolean whenSlow,
        @Schema(description = "Basis points") int percent,

        @Schema(description = "Minor units of the property's currency")
        long amount,

        @Nullable String currency,
        @Nullable Long numerator,
        @Nullable Long denominator,
        String rounding,
        int position,
        String changedBy,
        Instant changedAt) {
    private static final int EVERY_DAY = 127;
    private static final int IDS_MAX = 500;

    @Schema(name = "ChannelRuleList")
    record Items(List<ChannelRuleView> items) {}

    @Schema(
            name = "ChannelRuleChange",
            description = "A rule as somebody wants it; what its kind has no use for is ignored.")
    record Body(
            @Schema(
                    required = true,
                    description = "stop-sell, allotment, buffer, closed, min-stay, markup, currency, rounding")
            @Nullable
            String kind,

            @Schema(description = "None = all") @Nullable List<@Nullable String> unitTypeIds,

            @Schema(description = "None = all") @Nullable List<@Nullable String> ratePlanIds,

            @Schema(format = "date") @Nullable String from,

            @Schema(format = "date", description = "Included") @Nullable
            String to,

            @Schema(description = "One bit per weekday, Monday is 1", defaultValue = "127") @Nullable
            Integer weekdays,

            @Nullable Integer count,
            @Nullable Boolean whenSlow,
            @Schema(description = "Basis points") @Nullable Integer percent,

            @Schema(description = "Minor units of the property's currency") @Nullable
            Long amount,

            @Nullable String currency,
            @Nullable Long numerator,
            @Nullable Long denominator,

            @Schema(description = "none, whole, five, ninety, ninety-nine") @Nullable
            String rounding,

            @Nullable Integer position) {
        ChannelRules.Wish wish(UUID connectionId, @Nullable UUID id) {
            ChannelRule.Kind read = ChannelRule.Kind.ofCode(Params.required("kind", kind))
                    .orElseThrow(() -> Problem.of(
                            ProblemCode.VALUE_INVALID,
                            "kind",
                            "stop-sell, allotment, buffer, closed, min-stay, markup, currency, rounding"));
            return new ChannelRules.Wish(
                    id,
                    connectionId,
                    read,
                    new ChannelRule.Scope(
                            ids("unitTypeIds", unitTypeIds),
                            ids("ratePlanIds", ratePlanIds),
                            date("from", from),
                            date("to", to),
                            weekdays == null ? EVERY_DAY : weekdays),
                    values(),
                    position == null ? 0 : position);
        }

        private ChannelRule.Values values() {
            ChannelRule.Rate rate = currency == null && numerator == null && denominator == null
                    ? null
                    : new ChannelRule.Rate(
                            Params.shortText("currency", Params.required("currency", currency)),
                            Params.required("numerator", numerator),
                            Params.required("denominator", denominator));
            return new ChannelRule.Values(
                    count == null ? 0 : count,
                    Boolean.TRUE.equals(whenSlow),
                    percent == null ? 0 : percent,
                    amount == null ? 0 : Limits.amount("amount", amount),
                    rate,
                    roundingRead());
        }

        private PriceRounding roundingRead() {
            return rounding == null
                    ? PriceRounding.NONE
                    : Limits.known(
                            "rounding", PriceRounding.ofCode(rounding), "none, whole, five, ninety, ninety-nine");
        }

        private static @Nullable LocalDate date(String field, @Nullable String text) {
            return text == null ? null : Limits.date(field, Params.date(field, text));
        }

        private static List<UUID> ids(String field, @Nullable List<@Nullable String> texts) {
            List<@Nullable String> told = texts == null ? List.of() : texts;
            Params.within(field, told.size(), 0, IDS_MAX);
            List<UUID> ids = new ArrayList<>();
            for (String text : told) {
                ids.add(Params.uuid(field, Params.required(field, text)));
            }
            return ids;
        }
    }

    @Schema(name = "RuleEffect", description = "What the channel would be told.")
    record EffectView(int cells, int messages, String currency, List<SampleView> sample) {
        static EffectView of(Effect effect) {
            return new EffectView(
                    effect.cells(),
                    effect.messages(),
                    effect.currency(),
                    effect.sample().stream()
                            .map(c -> new SampleView(
                                    c.roomId(),
                                    Wire.text(c.rateId()),
                                    c.facet(),
                                    c.night(),
                                    ChannelCellView.Value.of(c.facet(), c.before()),
                                    ChannelCellView.Value.of(c.facet(), c.after())))
                            .toList());
        }
    }

    @Schema(name = "RuleEffectSample")
    record SampleView(
            String roomId,
            @Nullable String rateId,
            String facet,
            LocalDate night,
            ChannelCellView.@Nullable Value before,
            ChannelCellView.@Nullable Value after) {}

    static ChannelRuleView of(ChannelRule rule) {
        ChannelRule.Rate rate = rule.values().rate();
        return new ChannelRuleView(
                rule.id(),
                rule.kind().code(),
                rule.scope().unitTypeIds(),
                rule.scope().ratePlanIds(),
                rule.scope().first(),
                rule.scope().last(),
                rule.scope().weekdays(),
                rule.values().count(),
                rule.values().whenSlow(),
                rule.values().percent(),
                rule.values().amount(),
                rate == null ? null : rate.currency(),
                rate == null ? null : rate.numerator(),
                rate == null ? null : rate.denominator(),
                rule.values().rounding().code(),
                rule.position(),
                rule.changed().actor().name(),
                rule.changed().at());
    }
}
