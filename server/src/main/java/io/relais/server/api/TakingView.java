package io.relais.server.api;

import io.relais.core.payment.Taking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Taking", description = "Money received for a reservation or given back; never changed or deleted.")
record TakingView(
        UUID id,

        @Schema(description = "Null once the reservation was erased for good") @Nullable
        UUID reservationId,

        @Schema(description = "The cash register it went through") @Nullable
        UUID registerId,

        @Schema(description = Wire.INSTANT, examples = "2026-05-02T09:15:00Z")
        Instant at,

        @Schema(description = Wire.DATE + "; its day in the journal", examples = "2026-05-02")
        LocalDate date,

        @Schema(description = "cash, cheque, card-terminal, bank-transfer, voucher or other", examples = "cash")
        String method,

        @Schema(description = "Negative for refunds and counter-entries")
        MoneyView amount,

        @Schema(description = "Number of the cheque, slip or transfer") @Nullable
        String reference,

        @Nullable String note,

        @Schema(description = "The entry that this one counters") @Nullable
        UUID corrects,

        @Schema(description = "Who recorded it", examples = "Nour Haddad")
        String by) {
    @Schema(name = "TakingList", description = "Takings, oldest first.")
    record Page(
            List<TakingView> items,

            @Schema(description = "Send it as cursor for the next page; null on the last. Opaque") @Nullable
            String nextCursor) {}

    @Schema(name = "RecordedTaking", description = "A taking with what is paid and owed now.")
    record RecordedView(
            TakingView taking,
            MoneyView paid,

            @Schema(description = "Negative when the guest is owed")
            MoneyView balance,

            @Schema(description = "More was paid than is due: worth a look")
            boolean overpaid) {}

    static TakingView of(Taking taking) {
        return new TakingView(
                taking.id(),
                taking.reservationId(),
                taking.registerId(),
                taking.at(),
                taking.businessDate(),
                taking.method().code(),
                MoneyView.of(taking.amount()),
                Wire.text(taking.reference()),
                Wire.text(taking.note()),
                taking.corrects(),
                taking.actor().name());
    }
}
