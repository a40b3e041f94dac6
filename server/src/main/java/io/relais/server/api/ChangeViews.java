package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.core.quote.CancellationFee;
import io.relais.core.reservation.Groups;
import io.relais.core.reservation.KeptFields;
import io.relais.core.reservation.ModificationPreview;
import io.relais.core.reservation.PriceLine;
import io.relais.core.reservation.ProposedFee;
import io.relais.core.reservation.ReservationGroup;
import io.relais.vocabulary.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What changes are answered with beside the reservation itself. */
final class ChangeViews {
    private ChangeViews() {}

    @Schema(name = "ModificationPreview", description = "What a modification would do. Nothing is saved.")
    record PreviewView(
            @Schema(description = "Send it as `If-Match: \"…\"` when applying")
            int version,

            @Schema(description = "The last line is the total")
            List<LineView> lines,

            @Schema(description = "Rules that the new price breaks; a kept or typed price may go on")
            List<ReasonView> refusals,

            @Schema(description = "Nights or units that are not free; nobody may go on")
            List<ReasonView> noRoom,

            @Schema(description = "A channel's reservation: its price is not worked out anew")
            boolean partnersPrice) {
        static PreviewView of(ModificationPreview preview, Locale language) {
            return new PreviewView(
                    preview.version(),
                    preview.lines().stream()
                            .map(line -> LineView.of(line, preview.currency()))
                            .toList(),
                    preview.refusals().stream()
                            .map(problem -> ReasonView.of(problem, language))
                            .toList(),
                    preview.noRoom().stream()
                            .map(problem -> ReasonView.of(problem, language))
                            .toList(),
                    preview.partnersPrice());
        }
    }

    @Schema(name = "PriceLine", description = "One line of the price before and after.")
    record LineView(
            @Schema(description = "night, stay, charge or total", examples = "night")
            String kind,

            @Schema(examples = "Double room") @Nullable String name,
            @Nullable LocalDate night,
            @Nullable MoneyView before,
            @Nullable MoneyView after,
            MoneyView difference) {
        static LineView of(PriceLine line, String currency) {
            return new LineView(
                    line.kind().name().toLowerCase(Locale.ROOT),
                    Wire.text(line.name()),
                    line.night(),
                    money(line.before(), currency),
                    money(line.after(), currency),
                    MoneyView.of(new Money(line.difference(), currency)));
        }

        private static @Nullable MoneyView money(@Nullable Long amount, String currency) {
            return amount == null ? null : MoneyView.of(new Money(amount, currency));
        }
    }

    @Schema(name = "Reason", description = "Why something cannot be.")
    record ReasonView(@Schema(examples = "min-stay") String code, String detail) {
        static ReasonView of(Problem problem, Locale language) {
            return new ReasonView(problem.code().code(), problem.detail(language));
        }
    }

    @Schema(name = "ProposedFee", description = "What a cancellation or a no-show costs by the policies.")
    record FeeView(
            MoneyView fee,

            @Schema(description = "How it comes about; together never more than the reservation costs")
            List<StayFeeView> stays) {
        static FeeView of(ProposedFee proposed) {
            String currency = proposed.fee().currency();
            return new FeeView(
                    MoneyView.of(proposed.fee()),
                    proposed.stays().stream()
                            .map(stay -> StayFeeView.of(stay, currency))
                            .toList());
        }
    }

    @Schema(name = "StayFee", description = "What one stay costs by the policy of its rate plan.")
    record StayFeeView(
            UUID stayId,
            @Schema(examples = "Standard") @Nullable String policy,

            @Schema(description = "Days from today to the arrival, at the property; negative after it", examples = "8")
            int daysBefore,

            @Schema(description = "The tier: at least so many days before; null for the no-show tier", examples = "7")
            @Nullable
            Integer tierDays,

            MoneyView fee,

            @Schema(examples = "Standard: 8 days before arrival, 7 days before, 30.00 %")
            String explanation) {
        static StayFeeView of(ProposedFee.OfStay stay, String currency) {
            CancellationFee fee = stay.fee();
            return new StayFeeView(
                    stay.stayId(),
                    Wire.text(fee.policy()),
                    fee.daysBefore(),
                    fee.tierDays() < 0 ? null : fee.tierDays(),
                    MoneyView.of(new Money(fee.amount(), currency)),
                    fee.explanation());
        }
    }

    @Schema(name = "KeptFields", description = "Where the channel says something else than what is kept here.")
    record KeptView(List<DifferenceView> items) {
        static KeptView of(List<KeptFields.Difference> differences) {
            return new KeptView(differences.stream()
                    .map(d -> new DifferenceView(
                            Wire.text(d.line()),
                            d.field().code(),
                            Wire.text(d.ours()),
                            Wire.text(d.theirs()),
                            d.news()))
                    .toList());
        }
    }

    @Schema(name = "KeptField", description = "One field, ours and theirs.")
    record DifferenceView(
            @Nullable String line,
            @Schema(examples = "dates") String field,
            @Nullable String ours,
            @Nullable String theirs,

            @Schema(description = "The channel said it after somebody decided")
            boolean news) {}

    @Schema(name = "Group", description = "Reservations that belong together.")
    record GroupView(
            UUID id,
            UUID propertyId,
            @Schema(examples = "Wedding Haddad") String name,
            Instant createdAt,
            @Schema(description = "How many reservations") int members,
            @Schema(description = "Of the members in force") MoneyView total,
            MoneyView balance) {
        static GroupView of(ReservationGroup group) {
            return new GroupView(
                    group.id(),
                    group.propertyId(),
                    group.name(),
                    group.createdAt(),
                    group.members(),
                    MoneyView.of(group.total()),
                    MoneyView.of(group.balance()));
        }
    }

    @Schema(name = "GroupList", description = "A page of groups, newest first.")
    record GroupList(List<GroupView> items, @Nullable String nextCursor) {}

    @Schema(name = "GroupMembers", description = "The reservations of a group, at most 500.")
    record MembersView(List<ReservationView> items) {}

    @Schema(name = "GroupFees", description = "What cancelling each member costs.")
    record GroupFeesView(List<MemberFee> items) {
        static GroupFeesView of(List<Groups.Fee> fees, Locale language) {
            return new GroupFeesView(fees.stream()
                    .map(fee -> {
                        Problem refusal = fee.refusal();
                        return new MemberFee(
                                fee.row().id(),
                                fee.row().confirmationNumber(),
                                fee.version(),
                                MoneyView.of(fee.fee()),
                                refusal == null ? null : ReasonView.of(refusal, language));
                    })
                    .toList());
        }
    }

    @Schema(name = "GroupFee", description = "One member's fee.")
    record MemberFee(
            UUID id,
            String confirmationNumber,
            int version,
            MoneyView fee,

            @Schema(description = "Null where it can be cancelled here") @Nullable
            ReasonView refusal) {}
}
