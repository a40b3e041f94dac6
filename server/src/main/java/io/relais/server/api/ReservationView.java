package io.relais.server.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.relais.connector.Extra;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.SheetStay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Reservation", description = "All there is to say about one reservation, except its history.")
record ReservationView(
        @JsonUnwrapped ReservationLine line,
        ContactView contact,
        List<StayView> stays,

        @Schema(description = "Extras, fees and taxes of the reservation as a whole")
        List<ExtraView> extras,

        @Schema(description = "What the channel keeps") MoneyView commission,

        @Schema(
                description = "How payment is promised: unknown, none, card, virtual-card, paid-to-channel",
                examples = "card")
        String guarantee,

        @Nullable String remarks,

        @Schema(description = "Raised by every change; the ETag", examples = "3")
        int version,

        @JsonUnwrapped ReservationMoneyView money,

        AdministrationView administration,

        @Schema(description = "Licence plates, as in the administration", examples = "[\"AB-123-CD\"]")
        List<String> plates,

        @Schema(description = "Internal notes: pinned ones first, then newest first")
        List<AdministrationView.NoteView> notes,

        @Schema(description = "The fields that the property asks, with the answers")
        List<AdministrationView.ValueView> customFields) {
    @Schema(name = "Stay", description = "One line of a reservation.")
    record StayView(
            UUID id,

            @Schema(description = "Null while the channel's room is not mapped") @Nullable
            UUID unitTypeId,

            @Schema(examples = "Double room") @Nullable String unitType,

            @Schema(description = "Null while the channel's rate is not mapped") @Nullable
            UUID ratePlanId,

            @Schema(examples = "Flexible") @Nullable String ratePlan,

            @Schema(description = "Null while no unit is assigned") @Nullable
            UUID unitId,

            @Schema(examples = "204") @Nullable String unit,

            @Schema(description = Wire.DATE, examples = "2026-07-14")
            LocalDate arrival,

            @Schema(description = Wire.DATE + ", not a night of the stay", examples = "2026-07-17")
            LocalDate departure,

            @Schema(examples = "2") int adults,
            @Schema(examples = "1") int children,

            @Schema(description = "In years, where told", examples = "[7]")
            List<Integer> childAges,

            @Schema(
                    description =
                            "Who comes by the property's age categories; empty when only adults and children are known",
                    examples = "{\"adult\":2,\"pet\":1}")
            Map<String, Integer> party,

            @Schema(description = "One price per night in order; empty when only the total is known")
            List<MoneyView> nightAmounts,

            MoneyView total,

            @Schema(description = "Who sleeps there", examples = "Anna Weber") @Nullable
            String guestName,

            @Nullable String mealPlan,
            @Nullable String remarks,
            List<ExtraView> extras,

            @Schema(description = "Sold by a channel although no unit was left")
            boolean overbooked) {
        static StayView of(SheetStay stay) {
            return new StayView(
                    stay.id(),
                    stay.unitTypeId(),
                    Wire.text(stay.unitType()),
                    stay.ratePlanId(),
                    Wire.text(stay.ratePlan()),
                    stay.unitId(),
                    Wire.text(stay.unit()),
                    stay.dates().arrival(),
                    stay.dates().departure(),
                    stay.occupancy().adults(),
                    stay.occupancy().children(),
                    stay.occupancy().childAges(),
                    stay.party().counts(),
                    stay.nightAmounts().stream().map(MoneyView::of).toList(),
                    MoneyView.of(stay.total()),
                    Wire.text(stay.guestName()),
                    Wire.text(stay.mealPlan()),
                    Wire.text(stay.remarks()),
                    stay.extras().stream().map(ExtraView::of).toList(),
                    stay.overbooked());
        }
    }

    @Schema(name = "Extra", description = "An add-on, service, fee or tax.")
    record ExtraView(
            @Schema(examples = "Parking") String name,

            @Schema(description = "The channel's word or code", examples = "parking")
            String type,

            @Schema(description = "For the whole stay") MoneyView total,

            @Schema(description = "Already part of the total above it")
            boolean included) {
        static ExtraView of(Extra extra) {
            return new ExtraView(extra.name(), extra.type(), MoneyView.of(extra.total()), extra.included());
        }
    }

    static ReservationView of(ReservationSheet sheet) {
        return new ReservationView(
                ReservationLine.of(sheet.row()),
                ContactView.of(sheet.contact().details()),
                sheet.stays().stream().map(StayView::of).toList(),
                sheet.extras().stream().map(ExtraView::of).toList(),
                MoneyView.of(sheet.commission()),
                sheet.guarantee(),
                Wire.text(sheet.remarks()),
                sheet.version(),
                ReservationMoneyView.of(sheet),
                AdministrationView.of(sheet.desk().administration()),
                sheet.desk().administration().plates(),
                sheet.desk().notes().stream()
                        .map(AdministrationView.NoteView::of)
                        .toList(),
                sheet.desk().values().stream()
                        .map(AdministrationView.ValueView::of)
                        .toList());
    }
}
