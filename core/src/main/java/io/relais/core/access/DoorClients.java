package io.relais.core.access;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that we issue to partners who push to our door, one or more per account, and the short-lived tokens they exchange
 * them for. Both are kept as hashes; owner of tables {@code door_client} and {@code door_token}.
 */
@Singleton
public final class DoorClients {
    /** How long a token is good. */
    public static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private static final String ID_PREFIX = "door_";
    private static final String SECRET_PREFIX = "rds_";
    private static final String TOKEN_PREFIX = "rdt_";
    private static final int LABEL_MAX = 100;
    private static final int LIST_MAX = 100;

    private final Database database;
    private final Moment moment;

    @Inject
    public DoorClients(Database database, Moment moment) {
        this.database = database;
        this.moment = moment;
    }

    /**
     * Credentials as listed; the secret is not among them.
     *
     * @param revokedAt null while in force
     */
    public record DoorClient(
            UUID id,
            String clientId,
            String label,
            Instant createdAt,
            @Nullable Instant revokedAt) {}

    /** New credentials. The secret is shown once. Printing it does not show it. */
    public record Issued(UUID id, String clientId, String secret) {
        @Override
        public String toString() {
            return "Issued " + clientId;
        }
    }

    /** A token and how long it is good. Printing it does not show it. */
    public record Granted(String token, Duration life) {
        @Override
        public String toString() {
            return "Granted for " + life;
        }
    }

    /**
     * Issues credentials for an account.
     *
     * @throws Problem ACCOUNT_UNKNOWN
     */
    public Issued issue(Principal principal, UUID accountId, String label) {
        principal.need(Permission.SYNC_WRITE);
        own(principal, accountId);
        Issued issued = new Issued(moment.ids().next(), Tokens.random(ID_PREFIX), Tokens.random(SECRET_PREFIX));
        database.write(handle -> handle.createUpdate("""
                        insert into door_client (id, account_id, client_id, secret_hash, label, created_at)
                        values (:id, :account, :client, :hash, :label, :now)
                        """)
                .bind("id", issued.id())
                .bind("account", accountId)
                .bind("client", issued.clientId())
                .bind("hash", Tokens.hash(issued.secret()))
                .bind("label", label.substring(0, Math.min(label.length(), LABEL_MAX)))
                .bind("now", Timestamp.from(moment.now()))
                .execute());
        return issued;
    }

    /** The account's credentials, newest first, revoked ones too. */
    public List<DoorClient> list(Principal principal, UUID accountId) {
        principal.need(Permission.SYNC_READ);
        own(principal, accountId);
        return database.read(handle -> handle.createQuery("""
                        select * from door_client where account_id = :account order by created_at desc, id limit :limit
                        """)
                .bind("account", accountId)
                .bind("limit", LIST_MAX)
                .map((r, c) -> {
                    Timestamp revoked = r.getTimestamp("revoked_at");
                    return new DoorClient(
                            r.getObject("id", UUID.class),
                            r.getString("client_id"),
                            r.getString("label"),
                            r.getTimestamp("created_at").toInstant(),
                            revoked == null ? null : revoked.toInstant());
                })
                .list());
    }

    /**
     * Ends credentials and every token they were exchanged for, at once.
     *
     * @throws Problem ACCOUNT_UNKNOWN, DOOR_CLIENT_UNKNOWN
     */
    public void revoke(Principal principal, UUID accountId, UUID id) {
        principal.need(Permission.SYNC_WRITE);
        own(principal, accountId);
        boolean revoked = database.write(handle -> {
            int ended = handle.createUpdate("""
                            update door_client set revoked_at = :now
                            where id = :id and account_id = :account and revoked_at is null
                            """)
                    .bind("now", Timestamp.from(moment.now()))
                    .bind("id", id)
                    .bind("account", accountId)
                    .execute();
            handle.createUpdate("delete from door_token where door_client_id = :id")
                    .bind("id", id)
                    .execute();
            return ended == 1;
        });
        if (!revoked) {
            throw Problem.of(ProblemCode.DOOR_CLIENT_UNKNOWN, id);
        }
    }

    /** Exchanges credentials for a token; empty when they are unknown, wrong or revoked, which look alike from outside. */
    public Optional<Granted> exchange(String clientId, String secret) {
        return database.read(handle -> handle.createQuery("""
                        select id from door_client
                        where client_id = :client and secret_hash = :hash and revoked_at is null
                        """)
                        .bind("client", clientId)
                        .bind("hash", Tokens.hash(secret))
                        .mapTo(UUID.class)
                        .findOne())
                .map(this::grant);
    }

    private Granted grant(UUID clientId) {
        String token = Tokens.random(TOKEN_PREFIX);
        database.write(handle -> {
            handle.createUpdate("delete from door_token where expires_at < :now")
                    .bind("now", Timestamp.from(moment.now()))
                    .execute();
            return handle.createUpdate("""
                            insert into door_token (token_hash, door_client_id, expires_at) values (:hash, :client, :expires)
                            """)
                    .bind("hash", Tokens.hash(token))
                    .bind("client", clientId)
                    .bind("expires", Timestamp.from(moment.now().plus(TOKEN_LIFE)))
                    .execute();
        });
        return new Granted(token, TOKEN_LIFE);
    }

    /** The account whose partner holds the token; empty when it is unknown, expired or its credentials were revoked. */
    public Optional<UUID> account(String token) {
        return database.read(handle -> handle.createQuery("""
                        select c.account_id from door_token t join door_client c on c.id = t.door_client_id
                        where t.token_hash = :hash and t.expires_at > :now and c.revoked_at is null
                        """)
                .bind("hash", Tokens.hash(token))
                .bind("now", Timestamp.from(moment.now()))
                .mapTo(UUID.class)
                .findOne());
    }

    /** Accounts belong to the organisation as a whole: who sees some properties only has no say in them. */
    private void own(Principal principal, UUID accountId) {
        boolean own = principal.seesAll()
                && database.read(handle -> handle.createQuery(
                                "select exists (select from account where id = :id and organisation_id = :organisation)")
                        .bind("id", accountId)
                        .bind("organisation", principal.organisationId())
                        .mapTo(Boolean.class)
                        .one());
        if (!own) {
            throw Problem.of(ProblemCode.ACCOUNT_UNKNOWN, accountId);
        }
    }
}
