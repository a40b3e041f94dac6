package io.relais.server.api;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send to change a reservation. */
final class LifeBodies {
    static final String FEE = "Minor units of the reservation's currency; not given = what the policy proposes";
    static final String REASON = "Needed when the fee differs from the proposed one; at most 500 characters";

    private LifeBodies() {}

    @Schema(name = "StatusChange", description = "Where the reservation is to stand.")
    record StatusBody(
            @Schema(
                    required = true,
                    description = "pending, option, confirmed, checked-in, checked-out, cancelled, no-show",
                    examples = "checked-in")
            @Nullable
            String status,

            @Schema(format = "date-time", description = "Needed for an option, which frees its nights by itself then")
            @Nullable
            String optionExpiresAt,

            @Schema(description = FEE, examples = "5000") @Nullable
            Long fee,

            @Schema(description = REASON) @Nullable String reason) {}

    @Schema(name = "Cancellation", description = "The fee of a cancellation.")
    record CancelBody(
            @Schema(description = FEE, examples = "5000") @Nullable
            Long fee,

            @Schema(description = REASON) @Nullable String reason) {}

    @Schema(name = "StayChange", description = "What one stay is to become; what is not given stays as it is.")
    record StayBody(
            @Schema(required = true, format = "uuid") @Nullable
            String stayId,

            @Schema(format = "date", description = Wire.DATE) @Nullable
            String arrival,

            @Schema(format = "date", description = Wire.DATE) @Nullable
            String departure,

            @Schema(format = "uuid") @Nullable String unitTypeId,
            @Schema(format = "uuid") @Nullable String unitId,
            @Schema(format = "uuid") @Nullable String ratePlanId,
            @Schema(minimum = "0", maximum = "99") @Nullable Integer adults,
            @Schema(minimum = "0", maximum = "99") @Nullable Integer children,

            @Schema(description = "In years; not more than children") @Nullable
            List<Integer> childAges,

            @Schema(
                    description = "By the property's age categories, code to number; goes before adults and children",
                    examples = "{\"adult\": 2, \"child\": 1}")
            @Nullable
            Map<String, @Nullable Integer> party,

            @Schema(description = "All options that are wanted; an empty list for none") @Nullable
            List<OptionBody> options,

            @Schema(description = "Another than the rate plan's", examples = "half-board") @Nullable
            String mealPlan) {}

    @Schema(name = "OptionChoice", description = "An option and how many of it.")
    record OptionBody(
            @Schema(required = true, examples = "parking") @Nullable
            String code,

            @Schema(minimum = "1", maximum = "999", defaultValue = "1") @Nullable
            Integer quantity) {}

    @Schema(name = "PriceChoice", description = "Which price it then has.")
    record PriceBody(
            @Schema(required = true, description = "keep, take or type", examples = "take") @Nullable
            String choice,

            @Schema(description = "Minor units of the whole reservation, when typed", examples = "20000") @Nullable
            Long total,

            @Schema(description = "Needed unless the new price is taken; at most 500 characters") @Nullable
            String reason) {}

    @Schema(name = "Modification", description = "What a reservation is to become, and its price.")
    record ModificationBody(
            @Nullable List<StayBody> stays,

            @Schema(description = "At most 4,000 characters") @Nullable
            String remarks,

            @Nullable ContactView contact,

            @Schema(description = "Not looked at by the preview; not given = take") @Nullable
            PriceBody price) {
        @Override
        public String toString() {
            return "ModificationBody(redacted)";
        }
    }

    @Schema(name = "Split", description = "The stays that leave, or a period of one stay.")
    record SplitBody(
            @Schema(description = "Stays that leave; not with stayId") @Nullable
            List<String> stayIds,

            @Schema(format = "uuid", description = "The stay of which a period leaves") @Nullable
            String stayId,

            @Schema(format = "date", description = "First night of the period") @Nullable
            String from,

            @Schema(format = "date", description = "Day after its last night") @Nullable
            String to) {}

    @Schema(name = "Period", description = "A part of a stay.")
    record PeriodBody(
            @Schema(required = true, format = "date", description = "First night") @Nullable
            String from,

            @Schema(required = true, format = "date", description = "Day after the last night") @Nullable
            String to) {}

    @Schema(name = "Combination", description = "The reservation whose stays come over.")
    record CombineBody(
            @Schema(required = true, format = "uuid") @Nullable
            String reservationId,

            @Schema(description = "Its version as it was seen") @Nullable
            Integer version) {}

    @Schema(name = "Copy", description = "When the copy begins.")
    record CopyBody(
            @Schema(required = true, format = "date", description = Wire.DATE) @Nullable
            String arrival) {}

    @Schema(name = "UnitChoice", description = "A unit of the stay's type, null to take it away.")
    record UnitBody(@Schema(format = "uuid") @Nullable String unitId) {}

    @Schema(name = "KeptDecision", description = "Whose word counts.")
    record KeptBody(
            @Schema(description = "The channel's number of the stay; not given = the reservation as a whole") @Nullable
            String line,

            @Schema(required = true, examples = "dates") @Nullable
            String field,

            @Schema(required = true, description = "theirs or ours", examples = "theirs") @Nullable
            String take) {}

    @Schema(name = "NewGroup", description = "A group and the reservations to put into it.")
    record GroupBody(
            @Schema(required = true, format = "uuid") @Nullable
            String propertyId,

            @Schema(required = true, examples = "Wedding Haddad") @Nullable
            String name,

            @Schema(description = "At most 100") @Nullable List<String> reservationIds) {}

    @Schema(name = "GroupMember", description = "A reservation to put into the group.")
    record MemberBody(
            @Schema(required = true, format = "uuid") @Nullable
            String reservationId) {}

    @Schema(name = "GroupCancellation", description = "The members to cancel, with the versions that were seen.")
    record GroupCancelBody(
            @Schema(required = true, description = "At most 500") @Nullable
            List<SeenBody> reservations,

            @Schema(description = "At most 500 characters") @Nullable
            String reason) {}

    @Schema(name = "SeenReservation", description = "A reservation as it was seen.")
    record SeenBody(
            @Schema(required = true, format = "uuid") @Nullable
            String id,

            @Nullable Integer version) {}
}
