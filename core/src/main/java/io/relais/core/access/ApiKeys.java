package io.relais.core.access;

import io.relais.core.data.Database;
import io.relais.core.data.Ids;
import io.relais.core.event.Actor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keys of programs and assistants: hashed, with scopes, for some or all properties; owner of table {@code api_key}. */
@Singleton
public final class ApiKeys {
    /** Every key begins with it, so that leaked keys can be found by scanners. */
    public static final String PREFIX = "rls_";

    /** So long a key that was found in force is not looked up again: so long at most another process lets a revoked key live. */
    private static final int REMEMBERED_MILLIS = 1_000;

    private static final int REMEMBERED_MAX = 10_000;

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    @Inject
    public ApiKeys(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a key. The returned text is shown once and never again.
     *
     * @param propertyIds the properties it may see; empty = all
     */
    public String issue(UUID organisationId, String label, Set<Permission> scopes, List<UUID> propertyIds) {
        String key = Tokens.random(PREFIX);
        store(organisationId, label, scopes, propertyIds, key);
        return key;
    }

    /** Ends a key at once. */
    public void revoke(UUID organisationId, String label) {
        seen.clear();
        database.write(handle -> handle.createUpdate("""
                        update api_key set revoked_at = :now
                        where organisation_id = :organisation and label = :label and revoked_at is null
                        """)
                .bind("now", Instant.now(clock))
                .bind("organisation", organisationId)
                .bind("label", label)
                .execute());
        seen.clear();
    }

    /** True when a key of that label is in force. */
    public boolean exists(UUID organisationId, String label) {
        return database.read(handle -> handle.createQuery("""
                        select exists (select from api_key where organisation_id = :organisation and label = :label
                                       and revoked_at is null)
                        """)
                .bind("organisation", organisationId)
                .bind("label", label)
                .mapTo(Boolean.class)
                .one());
    }

    /** Whom a key stands for that was found within the last second; asks no database. */
    public Optional<Principal> recall(String key) {
        Seen last = seen.get(name(key));
        return last == null || clock.millis() - last.atMillis() > REMEMBERED_MILLIS
                ? Optional.empty()
                : Optional.of(last.principal());
    }

    /** Whom the key stands for, empty when it is unknown or revoked. */
    public Optional<Principal> find(String key) {
        if (!key.startsWith(PREFIX)) {
            return Optional.empty();
        }
        long now = clock.millis();
        Optional<Principal> found = look(key);
        if (seen.size() >= REMEMBERED_MAX) {
            seen.clear();
        }
        found.ifPresent(principal -> seen.put(name(key), new Seen(principal, now)));
        return found;
    }

    private Optional<Principal> look(String key) {
        return database.read(handle -> handle.createQuery("""
                        select id, organisation_id, label, scopes, property_ids from api_key
                        where key_hash = :hash and revoked_at is null
                        """)
                .bind("hash", Tokens.hash(key))
                .map((r, c) -> principal(r))
                .findOne());
    }

    private void store(UUID organisationId, String label, Set<Permission> scopes, List<UUID> propertyIds, String key) {
        database.write(handle -> handle.createUpdate("""
                        insert into api_key (id, organisation_id, label, key_hash, scopes, property_ids, created_at)
                        values (:id, :organisation, :label, :hash, :scopes, :properties, :now)
                        """)
                .bind("id", ids.next())
                .bind("organisation", organisationId)
                .bind("label", label)
                .bind("hash", Tokens.hash(key))
                .bind("scopes", scopes.stream().map(Permission::code).sorted().toArray(String[]::new))
                .bind("properties", propertyIds.isEmpty() ? null : propertyIds.toArray(UUID[]::new))
                .bind("now", Instant.now(clock))
                .execute());
    }

    /** Not the key itself: what is remembered may end up in a dump of the memory. */
    private static String name(String key) {
        return HexFormat.of().formatHex(Tokens.hash(key));
    }

    private record Seen(Principal principal, long atMillis) {}

    private static Principal principal(ResultSet r) throws SQLException {
        EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
        Arrays.stream((String[]) r.getArray("scopes").getArray())
                .map(Permission::ofCode)
                .flatMap(Optional::stream)
                .forEach(permissions::add);
        java.sql.Array properties = r.getArray("property_ids");
        return new Principal(
                r.getObject("organisation_id", UUID.class),
                properties == null ? List.of() : List.of((UUID[]) properties.getArray()),
                permissions,
                new Actor(Actor.Kind.AGENT, r.getString("id"), r.getString("label")),
                "en");
    }
}
