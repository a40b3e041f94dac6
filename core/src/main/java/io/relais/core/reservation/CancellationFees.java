package io.relais.core.reservation;

import io.relais.core.quote.CancellationFee;
import io.relais.core.quote.CancellationPolicies;
import io.relais.core.quote.CancelledStay;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What a cancellation or a no-show costs by the policies of the rate plans: the one place where policies are asked. Each stay
 * costs what the policy of its own plan says; all together never cost more than the reservation.
 */
@Singleton
final class CancellationFees {
    private final CancellationPolicies policies;
    private final Books books;

    @Inject
    CancellationFees(CancellationPolicies policies, Books books) {
        this.policies = policies;
        this.books = books;
    }

    /**
     * The proposed fee with how it came about. What was never confirmed (pending, option) costs nothing, nor does a stay whose
     * plan is not known or has no policy.
     *
     * @param to cancelled or no-show; nothing is asked for any other
     * @param at when it is given up; the property's date then counts
     */
    ProposedFee propose(Handle handle, Entry entry, Status to, Instant at) {
        ReservationRow row = entry.row();
        boolean owed = (to == Status.CANCELLED || to == Status.NO_SHOW)
                && row.status() != Status.PENDING
                && row.status() != Status.OPTION;
        if (!owed) {
            return ProposedFee.none(row.currency());
        }
        LocalDate today = LocalDate.ofInstant(at, books.property(entry).timeZone());
        List<ProposedFee.OfStay> stays = new ArrayList<>();
        for (StayRow stay : entry.stays()) {
            UUID plan = stay.ratePlanId();
            if (plan != null) {
                CancelledStay given = new CancelledStay(
                        Math.max(0, stay.total() + charges(entry, stay)),
                        stay.nightAmounts(),
                        stay.dates().arrival(),
                        today,
                        to == Status.NO_SHOW);
                CancellationFee fee = policies.fee(handle, plan, given);
                stays.add(new ProposedFee.OfStay(stay.id(), fee));
            }
        }
        return ProposedFee.of(stays, row.total(), row.currency());
    }

    private static long charges(Entry entry, StayRow stay) {
        return entry.charges().stream()
                .filter(charge -> stay.id().equals(charge.stayId()))
                .mapToLong(Charge::added)
                .sum();
    }
}
