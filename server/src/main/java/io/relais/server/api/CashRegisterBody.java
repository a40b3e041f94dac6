package io.relais.server.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CashRegisterName", description = "What a cash register is called.")
record CashRegisterBody(
        @Schema(required = true, description = "At most 80 characters", examples = "Reception") @Nullable
        String name) {
    @Schema(name = "Count", description = "What was counted in a drawer.")
    record CountBody(
            @Schema(required = true, minimum = "0", description = "Minor units of the register's currency") @Nullable
            Long counted,

            @Schema(description = "At most 500 characters") @Nullable
            String note) {}

    @Schema(name = "NewCashMovement", description = "Cash that moved without a guest.")
    record MovementBody(
            @Schema(required = true, description = "deposit, payment-out or payment-in", examples = "deposit") @Nullable
            String kind,

            @Schema(required = true, minimum = "1", description = "Minor units of the register's currency") @Nullable
            Long amount,

            @Schema(required = true, description = "What for; at most 500 characters") @Nullable
            String note) {}
}
