package io.relais.server.api;

import io.relais.vocabulary.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Money", description = "An amount, exact: never read it into a floating point number.")
record MoneyView(
        @Schema(description = "Major units with exactly the currency's decimals", examples = "10.50")
        String amount,

        @Schema(description = "Minor units", examples = "1050")
        long minor,

        @Schema(description = "ISO 4217 code", examples = "EUR")
        String currency) {
    static MoneyView of(Money money) {
        return new MoneyView(money.toDecimal().toPlainString(), money.minor(), money.currency());
    }
}
