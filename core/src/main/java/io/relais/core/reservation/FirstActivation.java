package io.relais.core.reservation;

import io.relais.connector.Inbound;
import io.relais.connector.PartnerFault;
import io.relais.connector.SummarisesReservations;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Partners;
import io.relais.core.data.Trace;
import io.relais.core.delivery.FirstPush;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The first activation of a connection, in an order that cannot oversell: the mapping is whole, what the partner sold before is
 * imported and applied, and only then it is told how much is left.
 */
@Singleton
public final class FirstActivation {
    private final FirstPush push;
    private final Accounts accounts;
    private final Connectors connectors;
    private final Line line;
    private final Intake intake;

    @Inject
    public FirstActivation(FirstPush push, Accounts accounts, Connectors connectors, Line line, Intake intake) {
        this.push = push;
        this.accounts = accounts;
        this.connectors = connectors;
        this.line = line;
        this.intake = intake;
    }

    /** The way to the partner and what comes over it. */
    @Singleton
    public static final class Line {
        private final Partners partners;
        private final Exchanges exchanges;
        private final Inbox inbox;

        @Inject
        public Line(Partners partners, Exchanges exchanges, Inbox inbox) {
            this.partners = partners;
            this.exchanges = exchanges;
            this.inbox = inbox;
        }
    }

    /** How many reservations the partner told that were not known. */
    public record Imported(int reservations) {}

    /**
     * Imports what the partner sold before and begins to send. A partner that cannot tell is begun without: its reservations come
     * with the next pull.
     *
     * @throws Problem MAPPING_INCOMPLETE, CONNECTION_BEGUN, PARTNER_FAILED (then nothing has begun)
     */
    public Imported activate(Principal principal, UUID connectionId) {
        Connection connection = push.requireComplete(principal, connectionId);
        Optional<SummarisesReservations> connector =
                connectors.find(connection.channel(), SummarisesReservations.class);
        int imported = connector.map(c -> imported(c, connection)).orElse(0);
        push.begin(principal, connectionId);
        return new Imported(imported);
    }

    private int imported(SummarisesReservations connector, Connection connection) {
        String trace = Trace.next();
        Account account = accounts.find(connection.accountId()).orElseThrow();
        int fresh = line.inbox.store(account.id(), summary(connector, connection, account, trace), trace);
        boolean waiting = fresh > 0;
        while (waiting) {
            waiting = intake.applyWaiting() > 0;
        }
        return fresh;
    }

    private List<Inbound> summary(
            SummarisesReservations connector, Connection connection, Account account, String trace) {
        Partners.Call call = line.partners.open(account, connection.id(), trace);
        try {
            return connector.summary(call.session(), connection.remotePropertyId());
        } catch (PartnerFault fault) {
            throw Problem.of(
                    ProblemCode.PARTNER_FAILED,
                    connectors.manifest(connection.channel()).name(),
                    fault.text());
        } finally {
            line.exchanges.record(call.line(), call.exchanges());
        }
    }
}
