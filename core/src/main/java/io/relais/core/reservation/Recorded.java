package io.relais.core.reservation;

import io.relais.core.payment.Taking;
import io.relais.vocabulary.Money;

/**
 * A taking as it was recorded.
 *
 * @param paid the sum of all takings of the reservation now
 * @param balance what the guest still owes; negative when more was paid than is due
 */
public record Recorded(Taking taking, Money paid, Money balance) {
    /** True when the guest is owed something now: worth a look, not a mistake. */
    public boolean isOverpaid() {
        return balance.minor() < 0;
    }
}
