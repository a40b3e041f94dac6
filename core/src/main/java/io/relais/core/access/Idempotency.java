package io.relais.core.access;

import io.relais.core.data.Bulk;
import io.relais.core.data.Database;
import io.relais.core.data.Writes;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * First answers to writes that carried an Idempotency-Key, so that a repeated write changes nothing; owner of table
 * {@code idempotency}. After IETF draft-ietf-httpapi-idempotency-key-header-07.
 *
 * <p>A use case may take part: it {@link #find looks the key up} and {@link #keep keeps its answer} in its own transaction. For
 * others the key is claimed before and settled after them; one whose first call died with the process stays busy until it
 * expires: nobody knows whether that call had its effect, and saying "busy" is safe where running it again is not.
 */
@Singleton
public final class Idempotency {
    private static final Bulk KEEP = Bulk.of("""
                insert into idempotency as i (principal, key, fingerprint, status, body, created_at)
                select principal, key, decode(fingerprint, 'hex'), status, body, :now::timestamptz
                from unnest(:principals, :keys, :fingerprints, :statuses, :bodies)
                     as k(principal, key, fingerprint, status, body)
                on conflict (principal, key) do update
                set fingerprint = excluded.fingerprint, status = excluded.status, body = excluded.body,
                    created_at = excluded.created_at
                where i.created_at < :expired::timestamptz
                """);

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
     * A write under a key.
     *
     * @param fingerprint of everything that makes it this request, hexadecimal
     */
    public record Write(Principal principal, String key, String fingerprint) {
        /** Two writes with the same one are the same write, or a mistake. */
        public String name() {
            return Idempotency.name(principal) + " " + key;
        }
    }

    /**
     * What is known of writes that take part in a transaction of their use case: the answers of those that were made before, and
     * the refusals of those that may not be made. Missing are those that are new, to be made now and then {@link #keep kept}.
     */
    public record Known(Map<Write, Answer> answers, Map<Write, Problem> refusals) {}

    /** Looks several writes up at once. */
    public Known find(Handle handle, Collection<Write> writes) {
        Map<Write, Answer> answers = new HashMap<>();
        Map<Write, Problem> refusals = new HashMap<>();
        if (writes.isEmpty()) {
            return new Known(answers, refusals);
        }
        Map<String, Write> byName = writes.stream().collect(Collectors.toMap(Write::name, write -> write));
        handle.createQuery("""
                        select i.principal || ' ' || i.key as name, i.fingerprint, i.status, i.body
                        from idempotency i join unnest(:principals, :keys) as k(principal, key) using (principal, key)
                        where i.created_at >= :expired
                        """)
                .bind("principals", texts(writes, write -> name(write.principal())))
                .bind("keys", texts(writes, Write::key))
                .bind("expired", Instant.now(clock).minus(LIFE))
                .map((r, c) -> Map.entry(
                        r.getString("name"),
                        new Stored(
                                HexFormat.of().formatHex(r.getBytes("fingerprint")),
                                r.getString("body") == null
                                        ? null
                                        : new Answer(r.getInt("status"), r.getString("body")))))
                .forEach(found -> {
                    Write write = Objects.requireNonNull(byName.get(found.getKey()));
                    Stored stored = found.getValue();
                    try {
                        answers.put(
                                write,
                                answer(new Kept(stored.fingerprint().equals(write.fingerprint()), stored.answer())));
                    } catch (Problem refusal) {
                        refusals.put(write, refusal);
                    }
                });
        return new Known(answers, refusals);
    }

    /**
     * Keeps the answers within the transaction that had the effect: either both are there or none, also when the process dies.
     * Sends all that waits.
     *
     * @throws Problem IDEMPOTENCY_KEY_BUSY when somebody has used one of the keys since {@link #find}; nothing must be committed then
     */
    public void keep(Writes writes, Map<Write, Answer> answers) {
        if (answers.isEmpty()) {
            writes.send();
            return;
        }
        // Always in the same order, so that two batches never wait for each other.
        List<Write> sorted = answers.keySet().stream()
                .sorted(Comparator.comparing(Write::name))
                .toList();
        Writes.Rows<Write> kept = writes.add(KEEP, sorted)
                .texts("principals", write -> name(write.principal()))
                .texts("keys", Write::key)
                .texts("fingerprints", Write::fingerprint)
                .ints(
                        "statuses",
                        write -> Objects.requireNonNull(answers.get(write)).status())
                .texts(
                        "bodies",
                        write -> Objects.requireNonNull(answers.get(write)).body())
                .instant("now", Instant.now(clock))
                .instant("expired", Instant.now(clock).minus(LIFE));
        writes.send();
        if (kept.written() < sorted.size()) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_BUSY);
        }
    }

    /** Deletes what is no longer remembered; returns how many keys. */
    public int prune() {
        return database.write(handle -> handle.createUpdate("delete from idempotency where created_at < :expired")
                .bind("expired", Instant.now(clock).minus(LIFE))
                .execute());
    }

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

    private static String[] texts(Collection<Write> writes, Function<Write, String> part) {
        return writes.stream().map(part).toArray(String[]::new);
    }

    private record Stored(String fingerprint, @Nullable Answer answer) {}

    private record Kept(boolean same, @Nullable Answer answer) {}
}
