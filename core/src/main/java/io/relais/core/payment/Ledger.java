package io.relais.core.payment;

import io.relais.core.event.Actor;
import io.relais.vocabulary.Money;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The append-only ledger of money received; owner of table {@code taking}. Entries are added within the caller's transaction,
 * which has locked their reservations; the database itself refuses to change or delete one.
 */
@Singleton
public final class Ledger {
    /** So many entries of one reservation are listed. */
    public static final int LIST_MAX = 1_000;

    private static final RowMapper<Taking> TAKING = (r, c) -> read(r);

    /** Adds entries in one statement. */
    public void append(Handle handle, List<Taking> takings) {
        if (takings.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                insert into taking (id, reservation_id, property_id, register_id, session_id, at, business_date, method, amount,
                                    currency, reference, note, corrects, actor_kind, actor_id, actor_name)
                select * from unnest(:ids, :reservations, :properties, :registers, :sessions, :ats, :dates, :methods, :amounts,
                                     :currencies, :references, :notes, :corrects, :kinds, :actorIds, :actorNames)
                """)
                .bind("ids", takings.stream().map(Taking::id).toArray(UUID[]::new))
                .bind(
                        "reservations",
                        takings.stream().map(Taking::reservationId).toArray(UUID[]::new))
                .bind("properties", takings.stream().map(Taking::propertyId).toArray(UUID[]::new))
                .bind("registers", takings.stream().map(Taking::registerId).toArray(UUID[]::new))
                .bind("sessions", takings.stream().map(Taking::sessionId).toArray(UUID[]::new))
                .bind("ats", takings.stream().map(Taking::at).toArray(Instant[]::new))
                .bind("dates", takings.stream().map(Taking::businessDate).toArray(LocalDate[]::new))
                .bind("methods", texts(takings, t -> t.method().code()))
                .bind("amounts", takings.stream().map(t -> t.amount().minor()).toArray(Long[]::new))
                .bind("currencies", texts(takings, t -> t.amount().currency()))
                .bind("references", texts(takings, Taking::reference))
                .bind("notes", texts(takings, Taking::note))
                .bind("corrects", takings.stream().map(Taking::corrects).toArray(UUID[]::new))
                .bind("kinds", texts(takings, t -> t.actor().kind().name().toLowerCase(Locale.ROOT)))
                .bind("actorIds", texts(takings, t -> t.actor().id()))
                .bind("actorNames", texts(takings, t -> t.actor().name()))
                .execute();
    }

    /** The entries of one reservation, oldest first, at most {@link #LIST_MAX}. */
    public List<Taking> list(Handle handle, UUID reservationId) {
        return handle.createQuery("select * from taking where reservation_id = :reservation order by at, id limit :max")
                .bind("reservation", reservationId)
                .bind("max", LIST_MAX)
                .map(TAKING)
                .list();
    }

    public Optional<Taking> find(Handle handle, UUID id) {
        return handle.createQuery("select * from taking where id = :id")
                .bind("id", id)
                .map(TAKING)
                .findOne();
    }

    /** The entry that counters this one. */
    public Optional<Taking> findCorrection(Handle handle, UUID id) {
        return handle.createQuery("select * from taking where corrects = :id")
                .bind("id", id)
                .map(TAKING)
                .findOne();
    }

    /** What was received for each reservation, in minor units; those without an entry are missing. */
    public Map<UUID, Long> sums(Handle handle, Collection<UUID> reservationIds) {
        return handle
                .createQuery("""
                        select reservation_id, sum(amount)::bigint as paid from taking
                        where reservation_id = any(:ids) group by reservation_id
                        """)
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .map((r, c) -> Map.entry(r.getObject("reservation_id", UUID.class), r.getLong("paid")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Taking read(ResultSet r) throws SQLException {
        return new Taking(
                r.getObject("id", UUID.class),
                r.getObject("reservation_id", UUID.class),
                r.getObject("property_id", UUID.class),
                r.getObject("register_id", UUID.class),
                r.getObject("session_id", UUID.class),
                r.getTimestamp("at").toInstant(),
                r.getObject("business_date", LocalDate.class),
                PaymentMethod.find(r.getString("method")).orElseThrow(),
                new Money(r.getLong("amount"), r.getString("currency")),
                r.getString("reference"),
                r.getString("note"),
                r.getObject("corrects", UUID.class),
                new Actor(
                        Actor.Kind.valueOf(r.getString("actor_kind").toUpperCase(Locale.ROOT)),
                        r.getString("actor_id"),
                        r.getString("actor_name")));
    }

    private static String[] texts(List<Taking> takings, Function<Taking, String> part) {
        return takings.stream().map(part).toArray(String[]::new);
    }
}
