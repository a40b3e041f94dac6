package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Answers what may be done with a reservation next. */
@Singleton
public final class Lives {
    private final Database database;
    private final Books books;
    private final KeptFields kept;

    @Inject
    public Lives(Database database, Books books, KeptFields kept) {
        this.database = database;
        this.books = books;
        this.kept = kept;
    }

    /** Where it stands. */
    public Life get(Principal principal, UUID id) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> {
            Entry entry = books.look(handle, principal, id);
            ReservationRow row = entry.row();
            Terms terms = row.terms();
            boolean inForce = row.status().holdsNights();
            return new Life(
                    id,
                    row.confirmationNumber(),
                    books.version(handle, id),
                    row.status(),
                    row.source(),
                    row.channelName(),
                    Transitions.from(row.status(), row.source()),
                    group(handle, terms.groupId()),
                    combinedInto(handle, id),
                    terms.keptFields().isEmpty() ? List.of() : kept.list(principal, id),
                    inForce
                            ? (int) entry.stays().stream()
                                    .filter(stay -> stay.unitId() == null)
                                    .count()
                            : 0,
                    new Money(terms.fee(), row.currency()),
                    new Money(terms.paid(), row.currency()),
                    terms.optionExpiresAt(),
                    inForce && row.source() != Source.CHANNEL,
                    row.status() == Status.CANCELLED && terms.paid() == 0 && terms.fee() == 0);
        });
    }

    private static Life.@Nullable Link group(Handle handle, @Nullable UUID id) {
        return id == null
                ? null
                : new Life.Link(id, Names.of(handle, Set.of(id)).of(id));
    }

    private static Life.@Nullable Link combinedInto(Handle handle, UUID id) {
        return handle.createQuery("""
                select o.id, o.confirmation_number from reservation r join reservation o on o.id = r.combined_into
                where r.id = :id
                """)
                .bind("id", id)
                .map((r, c) -> new Life.Link(r.getObject(1, UUID.class), r.getString(2)))
                .findOne()
                .orElse(null);
    }
}
