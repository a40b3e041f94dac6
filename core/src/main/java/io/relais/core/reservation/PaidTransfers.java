package io.relais.core.reservation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;

/**
 * Moves what was paid for one reservation to another when the two become one: the one place where that touches the cash books.
 * What was paid for a reservation that is split stays where it was paid.
 */
@Singleton
final class PaidTransfers {
    @Inject
    PaidTransfers() {}

    /** Two entries after the move. */
    record Moved(Entry from, Entry to) {}

    Moved move(Handle handle, Entry from, Entry to) {
        long paid = from.row().terms().paid();
        return new Moved(
                from.withRow(from.row().withTerms(from.row().terms().withPaid(0))),
                to.withRow(to.row()
                        .withTerms(to.row().terms().withPaid(to.row().terms().paid() + paid))));
    }
}
