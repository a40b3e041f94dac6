package io.relais.core.access;

import io.relais.core.data.Database;
import io.relais.core.data.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Organisations, the people who sign in, and their sessions; owner of those tables. */
@Singleton
public final class People {
    /** How long a session lasts without signing in again. */
    public static final Duration SESSION_LIFE = Duration.ofDays(14);

    private static final RowMapper<Person> PERSON = (r, c) -> new Person(
            r.getObject("id", UUID.class),
            r.getObject("organisation_id", UUID.class),
            r.getString("email"),
            r.getString("name"),
            Role.ofCode(r.getString("role")),
            r.getString("language"));

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    @Inject
    public People(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds an organisation or renames the one with that id. */
    public void saveOrganisation(UUID id, String name) {
        database.write(handle -> handle.createUpdate(
                        "insert into organisation (id, name) values (:id, :name) on conflict (id) do update set name = excluded.name")
                .bind("id", id)
                .bind("name", name)
                .execute());
    }

    /** True when nobody can sign in yet. */
    public boolean isEmpty() {
        return database.read(handle -> handle.createQuery("select not exists (select from person)")
                .mapTo(Boolean.class)
                .one());
    }

    /** Adds a person with a password. The e-mail must be new. */
    public Person add(UUID organisationId, String email, String name, Role role, String password) {
        Person person =
                new Person(ids.next(), organisationId, email.strip().toLowerCase(Locale.ROOT), name, role, "en");
        database.write(handle -> handle.createUpdate("""
                        insert into person (id, organisation_id, email, name, role, language, password_hash, created_at)
                        values (:id, :organisation, :email, :name, :role, :language, :hash, :now)
                        """)
                .bind("id", person.id())
                .bind("organisation", organisationId)
                .bind("email", person.email())
                .bind("name", name)
                .bind("role", role.code())
                .bind("language", person.language())
                .bind("hash", Passwords.hash(password))
                .bind("now", Instant.now(clock))
                .execute());
        return person;
    }

    /** Signs in: the new session's token, or empty when e-mail or password is wrong (it is not told which). */
    public Optional<String> signIn(String email, String password) {
        record Known(UUID id, String hash) {}
        Optional<Known> known = database.read(handle -> handle.createQuery(
                        "select id, password_hash from person where email = :email and disabled_at is null")
                .bind("email", email.strip().toLowerCase(Locale.ROOT))
                .map((r, c) -> new Known(r.getObject(1, UUID.class), r.getString(2)))
                .findOne());
        boolean right = Passwords.matches(password, known.map(Known::hash).orElse(Passwords.NOBODY));
        return right ? known.map(k -> openSession(k.id())) : Optional.empty();
    }

    /** The person of a session that has not expired. */
    public Optional<Person> findBySession(String token) {
        return database.read(handle -> handle.createQuery("""
                        select p.* from session s join person p on p.id = s.person_id
                        where s.token_hash = :hash and s.expires_at > :now and p.disabled_at is null
                        """)
                .bind("hash", Tokens.hash(token))
                .bind("now", Instant.now(clock))
                .map(PERSON)
                .findOne());
    }

    /** Ends a session; unknown tokens are ignored. */
    public void signOut(String token) {
        database.write(handle -> handle.createUpdate("delete from session where token_hash = :hash")
                .bind("hash", Tokens.hash(token))
                .execute());
    }

    /** The language the person reads the console in. */
    public void chooseLanguage(UUID personId, String language) {
        database.write(handle -> handle.createUpdate("update person set language = :language where id = :id")
                .bind("language", language)
                .bind("id", personId)
                .execute());
    }

    /** The organisation's people by name, those who left last; whether each may still sign in. */
    Map<Person, Boolean> list(Handle handle, UUID organisationId) {
        Map<Person, Boolean> people = new LinkedHashMap<>();
        handle.createQuery("""
                select * from person where organisation_id = :organisation order by disabled_at is not null, name, id limit 1000
                """)
                .bind("organisation", organisationId)
                .map((r, c) -> Map.entry(PERSON.map(r, c), r.getTimestamp("disabled_at") == null))
                .forEach(entry -> people.put(entry.getKey(), entry.getValue()));
        return people;
    }

    /** The owners who may sign in, held until the transaction ends: of two who leave at once the second sees the first gone. */
    List<UUID> lockOwners(Handle handle, UUID organisationId) {
        return handle.createQuery("""
                select id from person where organisation_id = :organisation and role = 'owner' and disabled_at is null
                order by id for no key update
                """)
                .bind("organisation", organisationId)
                .mapTo(UUID.class)
                .list();
    }

    void changeRole(Handle handle, UUID personId, Role role) {
        handle.createUpdate("update person set role = :role where id = :id")
                .bind("role", role.code())
                .bind("id", personId)
                .execute();
    }

    void changePassword(Handle handle, UUID personId, String password) {
        handle.createUpdate("update person set password_hash = :hash where id = :id")
                .bind("hash", Passwords.hash(password))
                .bind("id", personId)
                .execute();
        endSessions(handle, personId);
    }

    /** Lets a person sign in no more, or again. Whoever may not is signed out at once. */
    void disable(Handle handle, UUID personId, boolean disabled) {
        handle.createUpdate("update person set disabled_at = :at where id = :id")
                .bind("at", disabled ? Timestamp.from(Instant.now(clock)) : null)
                .bind("id", personId)
                .execute();
        endSessions(handle, personId);
    }

    private static void endSessions(Handle handle, UUID personId) {
        handle.createUpdate("delete from session where person_id = :id")
                .bind("id", personId)
                .execute();
    }

    private String openSession(UUID personId) {
        String token = Tokens.random("");
        Instant now = Instant.now(clock);
        database.write(handle -> {
            handle.createUpdate("delete from session where expires_at <= :now")
                    .bind("now", now)
                    .execute();
            return handle.createUpdate("""
                            insert into session (token_hash, person_id, created_at, expires_at)
                            values (:hash, :person, :now, :expires)
                            """)
                    .bind("hash", Tokens.hash(token))
                    .bind("person", personId)
                    .bind("now", now)
                    .bind("expires", now.plus(SESSION_LIFE))
                    .execute();
        });
        return token;
    }
}
