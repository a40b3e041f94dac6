package io.relais.server.api;

import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.SheetCharge;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ReservationMoney",
        description = "Price lines beside the nights, what was paid, and what the desk keeps.")
record ReservationMoneyView(
        @Schema(description = "Lines of the price beside the nights")
        List<ChargeView> charges,

        @Schema(description = "What the total has beyond its lines, as the channel told it; zero for own sales")
        MoneyView other,

        @Schema(description = "The sum of the takings") MoneyView paid,

        @Schema(description = "What is due less what was paid; negative when the guest is owed")
        MoneyView balance,

        @Schema(description = "What it costs once cancelled or not shown")
        MoneyView fee,

        @Schema(examples = "[\"VIP\"]") List<String> tags,
        @Schema(examples = "[\"SUMMER\"]") List<String> promotionCodes,

        @Nullable GroupView group,

        @Schema(description = "When an option frees its nights by itself") @Nullable
        Instant optionExpiresAt,

        @Schema(description = "Fields of a channel's reservation that the channel's messages leave alone")
        List<String> keptFields) {
    @Schema(name = "Charge", description = "A line of the price beside the nights.")
    record ChargeView(
            UUID id,

            @Schema(description = "The stay it belongs to, null for the reservation as a whole") @Nullable
            UUID stayId,

            @Schema(description = "discount, option, tax, fee or adjustment", examples = "tax")
            String kind,

            @Schema(description = "Null for what was typed", examples = "tourist-tax") @Nullable
            String code,

            @Schema(examples = "Tourist tax") String name,
            int quantity,

            @Schema(description = "Of the whole line; discounts are negative")
            MoneyView amount,

            @Schema(description = "Already inside the nightly prices")
            boolean included,

            @Schema(description = "VAT within the amount in hundredths of a percent", examples = "1000") @Nullable
            Integer vatRate) {
        static ChargeView of(SheetCharge charge) {
            return new ChargeView(
                    charge.id(),
                    charge.stayId(),
                    charge.kind().code(),
                    Wire.text(charge.code()),
                    charge.name(),
                    charge.quantity(),
                    MoneyView.of(charge.amount()),
                    charge.included(),
                    charge.vatRate());
        }
    }

    @Schema(name = "ReservationGroup", description = "The group that a reservation belongs to.")
    record GroupView(
            UUID id, @Schema(examples = "Wedding Martin") String name) {}

    static ReservationMoneyView of(ReservationSheet sheet) {
        UUID group = sheet.terms().groupId();
        return new ReservationMoneyView(
                sheet.charges().stream().map(ChargeView::of).toList(),
                MoneyView.of(sheet.unexplained()),
                MoneyView.of(sheet.terms().paid()),
                MoneyView.of(sheet.terms().balance()),
                MoneyView.of(sheet.terms().fee()),
                sheet.terms().tags(),
                sheet.terms().promotionCodes(),
                group == null ? null : new GroupView(group, sheet.terms().group()),
                sheet.terms().optionExpiresAt(),
                sheet.terms().keptFields());
    }
}
