package io.relais.core.delivery;

import io.relais.connector.ReadsBack;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connectors;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Comparing a connection with what its partner really holds: every night by itself, and when a person asks for it. */
@Singleton
public final class Reconciliations {
    private static final Duration SHOWN = Duration.ofDays(7);

    private final Database database;
    private final Channels channels;
    private final Connectors connectors;
    private final Rows rows;
    private final Moment moment;

    @Inject
    public Reconciliations(Database database, Channels channels, Connectors connectors, Rows rows, Moment moment) {
        this.database = database;
        this.channels = channels;
        this.connectors = connectors;
        this.rows = rows;
        this.moment = moment;
    }

    /**
     * Begins within seconds, or goes on at once when one is under way.
     *
     * @throws Problem CONNECTION_UNKNOWN; READ_BACK_MISSING when the partner cannot be asked what it holds
     */
    public Reconciliation run(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_WRITE);
        ConnectionHealth health = channels.get(principal, connectionId);
        if (!isPossible(health)) {
            throw Problem.of(ProblemCode.READ_BACK_MISSING, health.channelName());
        }
        database.write(handle -> {
            rows.turns.hurry(handle, connectionId);
            return true;
        });
        return latest(principal, connectionId);
    }

    /**
     * How it stands, and what was found lately.
     *
     * @throws Problem CONNECTION_UNKNOWN
     */
    public Reconciliation latest(Principal principal, UUID connectionId) {
        ConnectionHealth health = channels.get(principal, connectionId);
        boolean possible = isPossible(health);
        return database.read(handle -> {
            Reconciliation none = new Reconciliation(connectionId, possible, null, null, null, null, "", 0, List.of());
            Reconciliation found = rows.turns.find(handle, connectionId).orElse(none);
            return new Reconciliation(
                    connectionId,
                    possible,
                    possible ? found.nextAt() : null,
                    found.startedAt(),
                    found.nextNight(),
                    found.finishedAt(),
                    found.fault(),
                    found.calls(),
                    rows.findings.list(handle, connectionId, moment.now().minus(SHOWN)));
        });
    }

    private boolean isPossible(ConnectionHealth health) {
        return connectors.find(health.channel(), ReadsBack.class).isPresent();
    }

    /** Where it is written down. */
    @Singleton
    public static final class Rows {
        private final Turns turns;
        private final Findings findings;

        @Inject
        Rows(Turns turns, Findings findings) {
            this.turns = turns;
            this.findings = findings;
        }
    }
}
