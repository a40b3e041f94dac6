package io.relais.server.api;

import io.relais.core.payment.PaymentMethod;
import io.relais.core.problem.Limits;
import io.relais.core.reservation.NewTaking;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "NewTaking", description = "Money received for a reservation, or given back.")
record TakingBody(
        @Schema(
                required = true,
                description = "cash, cheque, card-terminal, bank-transfer, voucher or other",
                examples = "cash")
        @Nullable
        String method,

        @Schema(required = true, description = "In the reservation's currency; negative for a refund") @Nullable
        MoneyBody amount,

        @Schema(format = "date", description = Wire.DATE + ", not after today; today when left out") @Nullable
        String date,

        @Schema(description = "At most 100 characters") @Nullable
        String reference,

        @Schema(description = "At most 500 characters") @Nullable
        String note,

        @Schema(
                format = "uuid",
                description =
                        "The cash register. Cash goes through the only open one when left out; refused when there is no "
                                + "such one although the property has registers")
        @Nullable
        String registerId) {
    private static final String METHODS =
            Arrays.stream(PaymentMethod.values()).map(PaymentMethod::code).collect(Collectors.joining(", "));

    @Schema(name = "Correction", description = "Why a taking is countered.")
    record Correction(
            @Schema(required = true, description = "At most 500 characters") @Nullable
            String reason) {}

    NewTaking toTaking() {
        return new NewTaking(
                Optional.empty(),
                Limits.known("method", PaymentMethod.find(Params.required("method", method)), METHODS),
                Params.required("amount", amount).toMoney("amount"),
                date == null || date.isEmpty() ? Optional.empty() : Optional.of(Params.date("date", date)),
                reference == null ? "" : reference,
                note == null ? "" : note,
                Params.optionalUuid("registerId", registerId));
    }
}
