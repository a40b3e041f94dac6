package io.relais.core.reservation;

import io.relais.core.event.Actor;
import io.relais.core.payment.Ledger;
import io.relais.core.payment.PaymentMethod;
import io.relais.core.payment.Taking;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Moves what was paid for one reservation to another when the two become one: the one place where that touches the cash books.
 * What was paid for a reservation that is split stays where it was paid.
 */
@Singleton
final class PaidTransfers {
    private final Ledger ledger;
    private final Books books;

    @Inject
    PaidTransfers(Ledger ledger, Books books) {
        this.ledger = ledger;
        this.books = books;
    }

    /** Two entries after the move. */
    record Moved(Entry from, Entry to) {}

    /**
     * Books it as two entries that counter each other, so that the day's takings stay what they were and neither half can be
     * corrected alone. Both reservations are locked by the caller and of one currency.
     */
    Moved move(Handle handle, Actor actor, Entry from, Entry to) {
        List<UUID> both = List.of(from.row().id(), to.row().id());
        long paid = ledger.sums(handle, both).getOrDefault(from.row().id(), 0L);
        if (paid != 0) {
            Transfer transfer = new Transfer(
                    from.row().confirmationNumber() + " → " + to.row().confirmationNumber(),
                    books.moment().now(),
                    books.property(from).timeZone(),
                    actor);
            Taking out = taking(from.row(), -paid, transfer, null);
            ledger.append(handle, List.of(out, taking(to.row(), paid, transfer, out.id())));
        }
        Map<UUID, Long> sums = ledger.sums(handle, both);
        return new Moved(with(from, sums), with(to, sums));
    }

    private record Transfer(String reference, Instant at, ZoneId zone, Actor actor) {}

    private Taking taking(ReservationRow row, long amount, Transfer transfer, @Nullable UUID counters) {
        return new Taking(
                books.moment().ids().next(),
                row.id(),
                row.propertyId(),
                null,
                null,
                transfer.at(),
                LocalDate.ofInstant(transfer.at(), transfer.zone()),
                PaymentMethod.OTHER,
                new Money(amount, row.currency()),
                transfer.reference(),
                "",
                counters,
                transfer.actor());
    }

    private static Entry with(Entry entry, Map<UUID, Long> sums) {
        long paid = sums.getOrDefault(entry.row().id(), 0L);
        return entry.withRow(entry.row().withTerms(entry.row().terms().withPaid(paid)));
    }
}
