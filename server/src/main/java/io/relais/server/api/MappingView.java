package io.relais.server.api;

import io.relais.core.connection.MappingCheck;
import io.relais.core.connection.MappingChoice;
import io.relais.core.connection.MappingSheet;
import io.relais.core.connection.ProductKey;
import io.relais.core.connection.Suggestion;
import io.relais.core.delivery.Mappings;
import io.relais.core.delivery.Rehearsal;
import io.relais.core.inventory.BulkPreview;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ConnectionMapping", description = "The products of a channel and what they are here.")
record MappingView(
        UUID connectionId,

        @Schema(description = "preparing: nothing was ever sent", examples = "active")
        String state,

        int version,

        @Schema(description = "When the channel last told what it sells") @Nullable
        Instant fetchedAt,

        @Schema(description = "Whether the channel can be asked what it sells")
        boolean listable,

        @Schema(description = "Unit types that feed several rooms, as a person confirmed")
        List<UUID> sharedUnitTypeIds,

        List<ProductView> products) {
    private static final int CHOICES_MAX = 2_000;
    private static final int NUMBER_MAX = 200;

    @Schema(name = "PartnerProduct", description = "A room of the channel under one of its rates.")
    record ProductView(
            String roomId,
            String roomName,
            String rateId,
            String rateName,

            @Schema(description = "0 = not told") int maxOccupancy,

            @Schema(description = "ISO 4217; null = not told") @Nullable
            String currency,

            @Schema(description = "unknown, room, occupancy, derived, length_of_stay")
            String pricing,

            @Schema(description = "open, mapped, unsold", examples = "mapped")
            String decision,

            @Nullable UUID unitTypeId,
            @Nullable UUID ratePlanId,
            @Nullable SuggestionView suggestion,

            @Schema(description = "gone, derived, more_people, shared, same_plan")
            List<String> notes) {}

    @Schema(name = "MappingSuggestion")
    record SuggestionView(
            UUID unitTypeId,
            UUID ratePlanId,

            @Schema(description = "0 to 100", examples = "87")
            int score) {}

    @Schema(name = "MappingChange", description = "A whole mapping; products that are not named wait for a decision.")
    record Body(
            @Schema(required = true) @Nullable List<@Nullable ChoiceBody> choices,

            @Schema(description = "Unit types that may feed several rooms of the channel") @Nullable
            List<@Nullable String> sharedUnitTypeIds) {
        Mappings.Wish wish(int version) {
            List<MappingChoice> read = new ArrayList<>();
            List<@Nullable ChoiceBody> told = Params.required("choices", choices);
            Params.within("choices", told.size(), 0, CHOICES_MAX);
            for (ChoiceBody choice : told) {
                read.add(Params.required("choices", choice).choice());
            }
            Set<UUID> shared = new HashSet<>();
            for (String type : sharedUnitTypeIds == null ? List.<@Nullable String>of() : sharedUnitTypeIds) {
                shared.add(Params.requiredUuid("sharedUnitTypeIds", type));
            }
            return new Mappings.Wish(read, shared, version);
        }
    }

    @Schema(name = "MappingChoice", description = "Without unit type and rate plan: not sold through us.")
    record ChoiceBody(
            @Schema(required = true) @Nullable String roomId,
            @Schema(required = true) @Nullable String rateId,
            @Schema(format = "uuid") @Nullable String unitTypeId,
            @Schema(format = "uuid") @Nullable String ratePlanId) {
        MappingChoice choice() {
            return new MappingChoice(
                    new ProductKey(
                            Params.text("roomId", Params.required("roomId", roomId), NUMBER_MAX),
                            Params.text("rateId", Params.required("rateId", rateId), NUMBER_MAX)),
                    Params.optionalUuid("unitTypeId", unitTypeId).orElse(null),
                    Params.optionalUuid("ratePlanId", ratePlanId).orElse(null));
        }
    }

    @Schema(name = "MappingFindings")
    record Findings(List<FindingView> items) {
        static Findings of(List<MappingCheck.Finding> found, Locale language) {
            return new Findings(found.stream()
                    .map(f -> new FindingView(
                            f.product().roomId(),
                            f.product().rateId(),
                            f.problem().code().code(),
                            f.problem().detail(language)))
                    .toList());
        }
    }

    @Schema(name = "MappingFinding", description = "What speaks against one choice.")
    record FindingView(
            String roomId,
            String rateId,

            @Schema(description = "As the code of the problem that saving would answer", examples = "mapping-currency")
            String code,

            String detail) {}

    @Schema(name = "ChannelEffect", description = "What a channel would be told.")
    record EffectView(
            UUID connectionId,
            String channelName,

            @Schema(description = "Values of a product on a night")
            int cells,

            int messages) {
        static EffectView of(Rehearsal.Push push) {
            return new EffectView(push.connectionId(), push.channelName(), push.cells(), push.messages());
        }

        static EffectView of(BulkPreview.Channel channel) {
            return new EffectView(channel.connectionId(), channel.channelName(), channel.cells(), channel.messages());
        }
    }

    @Schema(name = "ConnectionActivated")
    record Activated(
            @Schema(description = "Reservations of before that were not known yet")
            int reservationsImported,

            MappingView mapping) {}

    static MappingView of(MappingSheet sheet) {
        return new MappingView(
                sheet.connection().id(),
                sheet.state(),
                sheet.version(),
                sheet.fetchedAt(),
                sheet.listable(),
                sheet.shared().stream().sorted().toList(),
                sheet.lines().stream().map(MappingView::product).toList());
    }

    private static ProductView product(MappingSheet.Line line) {
        Suggestion suggestion = line.suggestion();
        return new ProductView(
                line.product().roomId(),
                line.product().roomName(),
                line.product().rateId(),
                line.product().rateName(),
                line.product().maxOccupancy(),
                Wire.text(line.product().currency()),
                code(line.product().pricing()),
                code(line.decision()),
                line.unitTypeId(),
                line.ratePlanId(),
                suggestion == null
                        ? null
                        : new SuggestionView(suggestion.unitTypeId(), suggestion.ratePlanId(), suggestion.score()),
                line.notes().stream().map(MappingView::code).toList());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
