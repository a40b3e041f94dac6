package io.relais.server.api;

import io.relais.connector.PartnerPayment;
import io.relais.core.reservation.PaymentState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ChannelPayment",
        description = "How a channel pays for one reservation. It never holds a card's number.")
record PayoutView(
        @Schema(description = Wire.INSTANT) @Nullable Instant fetchedAt,

        @Schema(description = "gross, net or unknown; null when the channel holds no payment") @Nullable
        String payout,

        @Schema(description = "pending, paid, partially-paid, cancelled or unknown") @Nullable
        String status,

        List<Transfer> transfers,
        List<VirtualCard> virtualCards,
        List<Charge> charges) {
    static final PayoutView NEVER = new PayoutView(null, null, null, List.of(), List.of(), List.of());

    @Schema(name = "ChannelTransfer")
    record Transfer(
            MoneyView amount,
            String status,

            @Schema(description = Wire.DATE) @Nullable LocalDate on,

            @Schema(description = "As on the bank statement") @Nullable
            String reference) {}

    @Schema(name = "ChannelVirtualCard")
    record VirtualCard(
            @Schema(description = "The channel's name of it, not its number") @Nullable
            String id,

            @Nullable String status,

            @Schema(description = "What may still be charged") @Nullable
            MoneyView balance,

            @Schema(description = Wire.DATE) @Nullable LocalDate from,
            @Schema(description = Wire.DATE) @Nullable LocalDate until) {}

    @Schema(name = "ChannelCharge")
    record Charge(@Nullable String type, MoneyView amount, boolean collected, boolean included) {}

    static PayoutView of(PaymentState state) {
        return state.payment()
                .map(payment -> new PayoutView(
                        state.fetchedAt(),
                        word(payment.payout()),
                        word(payment.status()),
                        payment.transfers().stream()
                                .map(one -> new Transfer(
                                        MoneyView.of(one.amount()),
                                        word(one.status()),
                                        one.on().orElse(null),
                                        Wire.text(one.reference())))
                                .toList(),
                        payment.cards().stream().map(PayoutView::card).toList(),
                        payment.charges().stream()
                                .map(one -> new Charge(
                                        Wire.text(one.type()),
                                        MoneyView.of(one.amount()),
                                        one.collected(),
                                        one.included()))
                                .toList()))
                .orElseGet(() -> new PayoutView(state.fetchedAt(), null, null, List.of(), List.of(), List.of()));
    }

    private static VirtualCard card(PartnerPayment.VirtualCard card) {
        return new VirtualCard(
                Wire.text(card.id()),
                Wire.text(card.status()),
                card.balance().map(MoneyView::of).orElse(null),
                card.from().orElse(null),
                card.until().orElse(null));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
