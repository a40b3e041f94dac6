package io.relais.core.reservation;

import io.relais.vocabulary.StayDates;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be told to a channel.
 *
 * @param stayId the one room it is about; empty = the whole reservation, which a changed stay cannot be
 * @param feesWaived of a no-show: the guest owes nothing
 * @param dates of a changed stay: when the guest really stays
 * @param totalMinor of a changed stay: what it costs now, in minor units of the reservation's currency
 */
public record NewReport(
        ReportKind kind,
        Optional<UUID> stayId,
        boolean feesWaived,
        Optional<StayDates> dates,
        Optional<Long> totalMinor) {
    /** A report of the whole reservation without more to say. */
    public static NewReport of(ReportKind kind) {
        return new NewReport(kind, Optional.empty(), false, Optional.empty(), Optional.empty());
    }
}
