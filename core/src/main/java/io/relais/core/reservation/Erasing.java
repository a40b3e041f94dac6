package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The second deletion: a cancelled reservation is erased for good, with its stays, contact, history and raw messages. */
@Singleton
public final class Erasing {
    private static final String FOREIGN_KEY = "23503";

    private final Database database;
    private final Books books;
    private final ReservationRows reservations;
    private final Traces traces;

    @Inject
    public Erasing(Database database, Books books, ReservationRows reservations, Traces traces) {
        this.database = database;
        this.books = books;
        this.reservations = reservations;
        this.traces = traces;
    }

    /**
     * Erases it. What is left says who erased which number when, and nothing of the guest; a channel's repeated message does not
     * bring it back.
     *
     * @param confirmation the reservation's confirmation number, typed again by whoever asks for it
     * @throws Problem CANCEL_FIRST, MONEY_UNSETTLED, ERASE_UNCONFIRMED, ERASE_HELD, VERSION_STALE, NOT_ALLOWED
     */
    public void erase(Principal principal, Seen seen, String confirmation) {
        principal.need(Permission.RESERVATIONS_ERASE);
        try {
            database.write(handle -> {
                erase(handle, principal, seen, confirmation);
                return true;
            });
        } catch (JdbiException e) {
            if (isHeld(e)) {
                throw Problem.of(ProblemCode.ERASE_HELD, seen.id());
            }
            throw e;
        }
        books.wake();
    }

    private void erase(Handle handle, Principal principal, Seen seen, String confirmation) {
        ReservationRow row = books.open(handle, principal, seen).row();
        if (row.status() != Status.CANCELLED) {
            throw Problem.of(
                    ProblemCode.CANCEL_FIRST,
                    row.confirmationNumber(),
                    row.status().code());
        }
        long paid = row.terms().paid();
        long balance = row.terms().fee() - paid;
        if (paid != 0 || balance != 0) {
            throw Problem.of(
                    ProblemCode.MONEY_UNSETTLED,
                    row.confirmationNumber(),
                    new Money(paid, row.currency()),
                    new Money(balance, row.currency()));
        }
        String typed = confirmation.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        if (!row.confirmationNumber().equals(typed)) {
            throw Problem.of(ProblemCode.ERASE_UNCONFIRMED, "confirm");
        }
        traces.erasures.note(handle, row, principal.actor());
        traces.inbox.forget(handle, row.id());
        traces.forgetting.forget(handle, List.of(row.id()));
        reservations.delete(handle, row.id());
    }

    /** An invoice or another record that refers to the reservation without going with it. */
    private static boolean isHeld(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && FOREIGN_KEY.equals(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** What is left of it, and where else it is kept. */
    @Singleton
    static final class Traces {
        private final Erasures erasures;
        private final Inbox inbox;
        private final Forgetting forgetting;

        @Inject
        Traces(Erasures erasures, Inbox inbox, Forgetting forgetting) {
            this.erasures = erasures;
            this.inbox = inbox;
            this.forgetting = forgetting;
        }
    }
}
