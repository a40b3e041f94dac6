package io.relais.server.api;

import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Amount", description = "An amount that is sent: minor units, at most 10^12, and their currency.")
record MoneyBody(
        @Schema(required = true, description = "Minor units", examples = "1050") @Nullable
        Long minor,

        @Schema(required = true, description = "ISO 4217 code", examples = "EUR") @Nullable
        String currency) {
    Money toMoney(String name) {
        long amount = Limits.amount(name + ".minor", Params.required(name + ".minor", minor));
        String code = Params.required(name + ".currency", currency);
        try {
            return new Money(amount, code);
        } catch (IllegalArgumentException unknown) {
            throw Problem.of(ProblemCode.VALUE_INVALID, name + ".currency", "ISO 4217");
        }
    }
}
