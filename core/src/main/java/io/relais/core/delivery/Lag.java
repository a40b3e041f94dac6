package io.relais.core.delivery;

import io.relais.core.data.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** How far the house is behind: figures for monitoring, over all organisations. Only reads, and only what indexes answer. */
@Singleton
public final class Lag {
    private static final int CONNECTIONS_MAX = 1_000;

    private final Database database;
    private final Exposure exposure;
    private final Clock clock;

    @Inject
    public Lag(Database database, Exposure exposure, Clock clock) {
        this.database = database;
        this.exposure = exposure;
        this.clock = clock;
    }

    /**
     * The figures of one moment.
     *
     * @param delivery age of the oldest change that a working connection's partner has not acknowledged; zero when none waits
     * @param inbox age of the oldest message not yet applied; zero when none waits
     * @param parked messages that need a person
     * @param connections at most 1,000
     * @param troubles open alarms by {@link Trouble.Kind}'s code; a kind without any is there with 0
     */
    public record Figures(
            Duration delivery,
            Duration inbox,
            long parked,
            List<ConnectionState> connections,
            Map<String, Long> troubles) {
        public Figures {
            connections = List.copyOf(connections);
            troubles = Map.copyOf(troubles);
        }
    }

    /** One connection's exposure, under the channel it belongs to. */
    public record Exposed(UUID connectionId, String channel, Exposure.Window window) {}

    /**
     * Whether a connection works.
     *
     * @param state active, paused, refused, or faulty while the last exchange failed
     */
    public record ConnectionState(UUID connectionId, String channel, String property, String state) {}

    /** Asks the database now. */
    public Figures figures() {
        return database.read(handle ->
                new Figures(delivery(handle), inbox(handle), parked(handle), connections(handle), troubles(handle)));
    }

    /** How long the partners of working connections did not know what changed. */
    public List<Exposed> exposures() {
        return database.read(handle -> {
            Map<UUID, String> channels = connections(handle).stream()
                    .collect(Collectors.toMap(ConnectionState::connectionId, ConnectionState::channel));
            return exposure.of(handle, channels.keySet()).entrySet().stream()
                    .map(e -> new Exposed(e.getKey(), channels.getOrDefault(e.getKey(), ""), e.getValue()))
                    .toList();
        });
    }

    private static Map<String, Long> troubles(Handle handle) {
        Map<String, Long> counts = new HashMap<>();
        for (Trouble.Kind kind : Trouble.Kind.values()) {
            counts.put(kind.code(), 0L);
        }
        handle.createQuery("select kind, count(*) from alarm where solved_at is null group by kind")
                .map((r, c) -> Map.entry(r.getString(1), r.getLong(2)))
                .forEach(e -> counts.put(e.getKey(), e.getValue()));
        return counts;
    }

    private Duration delivery(Handle handle) {
        return age(handle, """
                select min(d.marked_at) from dirty_nights d
                join connection c on c.id = d.connection_id and c.state = 'active'
                join account a on a.id = c.account_id and a.state = 'active'
                """);
    }

    private Duration inbox(Handle handle) {
        return age(handle, "select min(received_at) from inbox where state = 'received'");
    }

    private Duration age(Handle handle, String oldest) {
        return handle.createQuery(oldest)
                .mapTo(Instant.class)
                .findOne()
                .map(since -> Duration.between(since, Instant.now(clock)))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private static long parked(Handle handle) {
        return handle.createQuery("select count(*) from inbox where state = 'parked'")
                .mapTo(Long.class)
                .one();
    }

    private static List<ConnectionState> connections(Handle handle) {
        return handle.createQuery("""
                        select c.id, a.channel, p.code,
                               case when a.state <> 'active' then a.state
                                    when c.state <> 'active' then c.state
                                    when coalesce(k.last_fault, '') <> '' then 'faulty'
                                    else 'active' end as state
                        from connection c
                        join account a on a.id = c.account_id
                        join property p on p.id = c.property_id
                        left join courier k on k.connection_id = c.id
                        order by c.id limit :max
                        """)
                .bind("max", CONNECTIONS_MAX)
                .map((r, c) -> new ConnectionState(
                        r.getObject("id", UUID.class),
                        r.getString("channel"),
                        r.getString("code"),
                        r.getString("state")))
                .list();
    }
}
