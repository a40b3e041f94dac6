package io.relais.core.connection;

import io.relais.connector.Tokens;
import io.relais.core.data.Database;
import io.relais.core.data.Secrets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * One account's access tokens; owner of table {@code account_token}. Kept encrypted and across restarts, and exchanged by one
 * worker at a time in this process, so that a partner's limit on tokens is not spent on stampedes.
 */
final class PartnerTokens implements Tokens {
    /** A token this close to its end is replaced before use. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final UUID accountId;
    private final Database database;
    private final Secrets secrets;
    private final Clock clock;

    PartnerTokens(UUID accountId, Database database, Secrets secrets, Clock clock) {
        this.accountId = accountId;
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Drops every token of an account whose settings became others. */
    static void forgetAll(Handle handle, UUID accountId) {
        handle.createUpdate("delete from account_token where account_id = :account")
                .bind("account", accountId)
                .execute();
    }

    @Override
    public String get(String name, Supplier<Token> exchange) {
        synchronized (lock()) {
            return find(name).orElseGet(() -> {
                Token token = exchange.get();
                keep(name, token);
                return token.value();
            });
        }
    }

    @Override
    public void forget(String name) {
        database.write(
                handle -> handle.createUpdate("delete from account_token where account_id = :account and name = :name")
                        .bind("account", accountId)
                        .bind("name", name)
                        .execute());
    }

    private Optional<String> find(String name) {
        return database.read(handle -> handle.createQuery("""
                        select token_cipher from account_token
                        where account_id = :account and name = :name and expires_at > :limit
                        """)
                .bind("account", accountId)
                .bind("name", name)
                .bind("limit", Timestamp.from(Instant.now(clock).plus(MARGIN)))
                .mapTo(byte[].class)
                .findOne()
                .map(cipher -> secrets.unseal(cipher, context(name))));
    }

    private void keep(String name, Token token) {
        database.write(handle -> handle.createUpdate("""
                        insert into account_token (account_id, name, token_cipher, expires_at)
                        values (:account, :name, :cipher, :expires)
                        on conflict (account_id, name)
                        do update set token_cipher = excluded.token_cipher, expires_at = excluded.expires_at
                        """)
                .bind("account", accountId)
                .bind("name", name)
                .bind("cipher", secrets.seal(token.value(), context(name)))
                .bind("expires", Timestamp.from(token.expiresAt()))
                .execute());
    }

    private String context(String name) {
        return "token " + name + " " + accountId;
    }

    /** One lock object per account in this process. */
    private Object lock() {
        return Locks.of(accountId);
    }

    /** Few accounts, few locks: they are never dropped. */
    private static final class Locks {
        private static final java.util.concurrent.ConcurrentMap<UUID, Object> ALL =
                new java.util.concurrent.ConcurrentHashMap<>();

        private Locks() {}

        static Object of(UUID accountId) {
            return ALL.computeIfAbsent(accountId, id -> new Object());
        }
    }
}
