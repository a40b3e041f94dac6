package io.relais.core.access;

import io.relais.core.data.Database;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * First answers to writes that carried an Idempotency-Key, so that a repeated write changes nothing; owner of table
 * {@code idempotency}. After IETF draft-ietf-httpapi-idempotency-key-header-07.
 *
 * <p>A key whose first call died with the process stays busy until it expires: nobody knows whether that call had its effect,
 * and saying "busy" is safe where running it again is not.
 */
@Singleton
public final class Idempotency {
    /** How long a key is remembered. */
    public static final Duration LIFE = Duration.ofHours(24);

    private final Database database;
    private final Clock clock;

    @Inject
    public Idempotency(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What the first call was answered. */
    public record Answer(int status, String body) {}

    /**
     * Takes the key for this request. Empty: it is new, so run the request and then {@link #settle} or {@link #release}.
     *
     * @param fingerprint of everything that makes it this request: method, path, body
     * @return the answer of the first call when it has ended
     * @throws Problem IDEMPOTENCY_KEY_REUSED for another request under the same key, IDEMPOTENCY_KEY_BUSY while the first runs
     */
    public Optional<Answer> claim(Principal principal, String key, byte[] fingerprint) {
        Optional<Kept> kept = database.write(handle -> {
            forgetExpired(handle, principal);
            return take(handle, principal, key, fingerprint)
                    ? Optional.empty()
                    : find(handle, principal, key, fingerprint);
        });
        return kept.map(first -> answer(first));
    }

    /** Keeps the answer for the repetitions. */
    public void settle(Principal principal, String key, Answer answer) {
        database.write(handle -> handle.createUpdate("""
                        update idempotency set status = :status, body = :body where principal = :principal and key = :key
                        """)
                .bind("status", answer.status())
                .bind("body", answer.body())
                .bind("principal", name(principal))
                .bind("key", key)
                .execute());
    }

    /** Gives the key back after a refusal that changed nothing, so that the same request may be tried again. */
    public void release(Principal principal, String key) {
        database.write(handle -> handle.createUpdate(
                        "delete from idempotency where principal = :principal and key = :key and status is null")
                .bind("principal", name(principal))
                .bind("key", key)
                .execute());
    }

    private void forgetExpired(Handle handle, Principal principal) {
        handle.createUpdate("delete from idempotency where principal = :principal and created_at < :expired")
                .bind("principal", name(principal))
                .bind("expired", Instant.now(clock).minus(LIFE))
                .execute();
    }

    private boolean take(Handle handle, Principal principal, String key, byte[] fingerprint) {
        return handle.createUpdate("""
                        insert into idempotency (principal, key, fingerprint, created_at)
                        values (:principal, :key, :fingerprint, :now) on conflict do nothing
                        """)
                        .bind("principal", name(principal))
                        .bind("key", key)
                        .bind("fingerprint", fingerprint)
                        .bind("now", Instant.now(clock))
                        .execute()
                == 1;
    }

    private static Optional<Kept> find(Handle handle, Principal principal, String key, byte[] fingerprint) {
        return handle.createQuery("""
                        select fingerprint = :fingerprint as same, status, body from idempotency where principal = :principal and key = :key
                        """)
                .bind("principal", name(principal))
                .bind("key", key)
                .bind("fingerprint", fingerprint)
                .map((r, c) -> new Kept(
                        r.getBoolean("same"),
                        r.getString("body") == null ? null : new Answer(r.getInt("status"), r.getString("body"))))
                .findOne();
    }

    private static Answer answer(Kept first) {
        if (!first.same()) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        }
        if (first.answer() == null) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_BUSY);
        }
        return first.answer();
    }

    private static String name(Principal principal) {
        return principal.actor().kind() + ":" + principal.actor().id();
    }

    private record Kept(boolean same, @Nullable Answer answer) {}
}
