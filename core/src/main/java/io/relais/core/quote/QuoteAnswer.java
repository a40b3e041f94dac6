package io.relais.core.quote;

/** A price, or why there is none. */
public sealed interface QuoteAnswer permits Quote, QuoteRefusal {
    /** The quote. Throws the refusal as a problem. */
    default Quote orThrow() {
        return switch (this) {
            case Quote quote -> quote;
            case QuoteRefusal refusal -> throw refusal.toProblem();
        };
    }
}
