package io.relais.core.reservation;

import io.relais.core.quote.CancellationFee;
import io.relais.vocabulary.Money;
import java.util.List;
import java.util.UUID;

/**
 * What giving up a reservation costs by its rate plans' policies.
 *
 * @param fee of all stays together, never more than the reservation costs
 * @param stays how it came about, for each stay whose rate plan is known
 */
public record ProposedFee(Money fee, List<OfStay> stays) {
    /** The part of one stay. */
    public record OfStay(UUID stayId, CancellationFee fee) {}

    public ProposedFee {
        stays = List.copyOf(stays);
    }

    static ProposedFee none(String currency) {
        return new ProposedFee(Money.zero(currency), List.of());
    }

    static ProposedFee of(List<OfStay> stays, long most, String currency) {
        long sum = stays.stream().mapToLong(stay -> stay.fee().amount()).sum();
        return new ProposedFee(new Money(Math.max(0, Math.min(sum, most)), currency), stays);
    }
}
