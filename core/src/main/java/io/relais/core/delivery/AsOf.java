package io.relais.core.delivery;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a partner believed at a moment, and since when; as far back as {@link ChannelLog} is kept. */
@Singleton
public final class AsOf {
    private final Database database;
    private final ChannelLog log;
    private final Channels channels;

    @Inject
    public AsOf(Database database, ChannelLog log, Channels channels) {
        this.database = database;
        this.log = log;
        this.channels = channels;
    }

    /**
     * The partner's belief: what it acknowledged or told, whichever is newer; unknown between sending and the answer.
     *
     * @throws Problem CONNECTION_UNKNOWN, NOT_ALLOWED
     */
    public Belief believed(Principal principal, CellAsk ask, Instant at) {
        principal.need(Permission.SYNC_READ);
        channels.get(principal, ask.connectionId());
        return database.read(handle -> log.last(handle, ask, at))
                .map(entry -> new Belief(
                        entry.state().isKnown() ? entry.value() : null, entry.state(), entry.at(), entry.reference()))
                .orElse(Belief.NOTHING);
    }

    /**
     * Everything that happened to a cell, newest first, at most 200 lines.
     *
     * @throws Problem CONNECTION_UNKNOWN, NOT_ALLOWED
     */
    public List<CellEntry> history(Principal principal, CellAsk ask) {
        principal.need(Permission.SYNC_READ);
        channels.get(principal, ask.connectionId());
        return database.read(handle -> log.list(handle, ask));
    }

    /**
     * What values about stays stand for: minor units for one night, two nights, ...; 0 = no such stay. Those that are no longer kept
     * are missing.
     *
     * @throws Problem CONNECTION_UNKNOWN, NOT_ALLOWED
     */
    public Map<Long, List<Long>> totals(Principal principal, UUID connectionId, Set<Long> values) {
        principal.need(Permission.SYNC_READ);
        channels.get(principal, connectionId);
        return database.read(handle -> new StayPrices().find(handle, connectionId, values));
    }
}
