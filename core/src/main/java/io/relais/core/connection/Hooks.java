package io.relais.core.connection;

import io.relais.core.access.Tokens;
import io.relais.core.data.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The addresses at which partners hint that something happened; owner of table {@code hook}. */
@Singleton
public final class Hooks {
    /** Every token begins with it, so that leaked ones can be found by scanners. */
    private static final String PREFIX = "rlh_";

    private final Database database;
    private final Clock clock;

    @Inject
    public Hooks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Gives the account a new token; the one before ends at once. The text is shown once and never again. */
    public String issue(Handle handle, UUID accountId) {
        String token = Tokens.random(PREFIX);
        handle.createUpdate("""
                insert into hook (account_id, token_hash, issued_at) values (:account, :hash, :now)
                on conflict (account_id) do update
                set token_hash = excluded.token_hash, issued_at = excluded.issued_at, called_at = null
                """)
                .bind("account", accountId)
                .bind("hash", Tokens.hash(token))
                .bind("now", Timestamp.from(Instant.now(clock)))
                .execute();
        return token;
    }

    /** Ends the account's token; false when it has none. */
    public boolean revoke(Handle handle, UUID accountId) {
        return handle.createUpdate("delete from hook where account_id = :account")
                        .bind("account", accountId)
                        .execute()
                > 0;
    }

    /** The account of that channel whose token it is, with the call noted; empty when the token is not in force. */
    public Optional<UUID> called(String channel, String token) {
        return database.write(handle -> handle.createQuery("""
                        update hook h set called_at = :now from account a
                        where h.token_hash = :hash and a.id = h.account_id and a.channel = :channel
                        returning h.account_id
                        """)
                .bind("now", Timestamp.from(Instant.now(clock)))
                .bind("hash", Tokens.hash(token))
                .bind("channel", channel)
                .mapTo(UUID.class)
                .findOne());
    }

    /**
     * The state of an account's hook.
     *
     * @param calledAt empty when it was never called
     */
    public record State(Instant issuedAt, Optional<Instant> calledAt) {}

    public Optional<State> find(UUID accountId) {
        return database.read(handle -> handle.createQuery("select * from hook where account_id = :account")
                .bind("account", accountId)
                .map((r, c) -> new State(
                        r.getTimestamp("issued_at").toInstant(),
                        Optional.ofNullable(r.getTimestamp("called_at")).map(Timestamp::toInstant)))
                .findOne());
    }
}
