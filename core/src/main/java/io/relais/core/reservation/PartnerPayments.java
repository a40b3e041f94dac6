package io.relais.core.reservation;

import io.relais.connector.PartnerPayment;
import io.relais.connector.TellsPayments;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connection;
import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.data.Wakeups;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** How channels pay for their reservations: asked for, kept and shown. Nothing is collected here, and no card number is known. */
@Singleton
public final class PartnerPayments {
    private final Database database;
    private final Books books;
    private final Asking asking;
    private final PaymentRows rows;
    private final Wakeups wakeups;

    @Inject
    public PartnerPayments(Database database, Books books, Asking asking, PaymentRows rows, Wakeups wakeups) {
        this.database = database;
        this.books = books;
        this.asking = asking;
        this.rows = rows;
        this.wakeups = wakeups;
    }

    /**
     * What was last told, empty when it was never asked for.
     *
     * @throws Problem RESERVATION_UNKNOWN
     */
    public Optional<PaymentState> find(Principal principal, UUID reservationId) {
        principal.need(Permission.MONEY_READ);
        return database.read(handle -> {
            books.look(handle, principal, reservationId);
            return rows.find(handle, reservationId);
        });
    }

    /**
     * Asks the channel and keeps what it tells.
     *
     * @throws Problem RESERVATION_UNKNOWN, REPORT_NOT_CHANNEL, CHANNEL_CANNOT, PARTNER_UNANSWERED, PARTNER_REFUSED
     */
    public PaymentState fetch(Principal principal, UUID reservationId) {
        principal.need(Permission.MONEY_READ);
        ReservationRow row = database.read(
                handle -> books.look(handle, principal, reservationId).row());
        String number = row.externalId();
        UUID connectionId = row.connectionId();
        if (number == null || connectionId == null) {
            throw Problem.of(ProblemCode.REPORT_NOT_CHANNEL, row.confirmationNumber());
        }
        Connection connection = asking.visible(principal, connectionId);
        Optional<PartnerPayment> told = asking.askNow(
                connection, TellsPayments.class, (connector, session) -> connector.payment(session, number));
        PaymentState state = database.write(handle -> rows.store(handle, reservationId, told));
        wakeups.wake(Topic.REGISTER);
        return state;
    }
}
