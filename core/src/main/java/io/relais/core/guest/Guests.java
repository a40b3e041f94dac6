package io.relais.core.guest;

import io.relais.core.data.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Guests of an organisation; owner of table {@code guest}. Saving a guest never touches a reservation's contact, and a contact
 * never touches a guest.
 */
@Singleton
public final class Guests {
    private final Database database;
    private final Clock clock;

    @Inject
    public Guests(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds a guest or changes the one with that id. */
    public void save(Guest guest) {
        database.write(handle -> handle.createUpdate("""
                        insert into guest (id, organisation_id, first_name, last_name, email, phone, language, created_at)
                        values (:id, :organisationId, :firstName, :lastName, :email, :phone, :language, :now)
                        on conflict (id) do update
                        set first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
                            phone = excluded.phone, language = excluded.language
                        """)
                .bindMethods(guest)
                .bind("now", Timestamp.from(Instant.now(clock)))
                .execute());
    }

    public Optional<Guest> find(UUID organisationId, UUID id) {
        return database.read(handle -> handle.createQuery(
                        "select * from guest where id = :id and organisation_id = :organisation")
                .bind("id", id)
                .bind("organisation", organisationId)
                .map((r, c) -> new Guest(
                        r.getObject("id", UUID.class),
                        r.getObject("organisation_id", UUID.class),
                        r.getString("first_name"),
                        r.getString("last_name"),
                        r.getString("email"),
                        r.getString("phone"),
                        r.getString("language")))
                .findOne());
    }
}
