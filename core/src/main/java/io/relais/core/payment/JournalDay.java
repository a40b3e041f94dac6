package io.relais.core.payment;

import io.relais.vocabulary.Money;
import java.time.LocalDate;
import java.util.List;

/** One day of a property's journal: what came in by each method and currency. */
public record JournalDay(LocalDate day, List<Sum> sums) {
    public JournalDay {
        sums = List.copyOf(sums);
    }

    /** The takings of one method in one currency, counter-entries taken off. */
    public record Sum(PaymentMethod method, Money amount, int entries) {}
}
