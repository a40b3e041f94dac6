package io.relais.core.payment;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Owner of table {@code cash_register}. */
@Singleton
final class RegisterRows {
    private static final int LIST_MAX = 200;

    /** The property's registers with their open sessions; those closed down come last. */
    List<CashRegister> list(Handle handle, UUID propertyId, CashSessions sessions) {
        List<CashRegister> registers = handle.createQuery("""
                        select * from cash_register where property_id = :property
                        order by closed_at nulls first, name limit :max
                        """)
                .bind("property", propertyId)
                .bind("max", LIST_MAX)
                .map((r, c) -> new CashRegister(
                        r.getObject("id", UUID.class),
                        r.getObject("property_id", UUID.class),
                        r.getString("name"),
                        r.getString("currency"),
                        r.getTimestamp("closed_at") == null
                                ? null
                                : r.getTimestamp("closed_at").toInstant(),
                        null))
                .list();
        Map<UUID, CashSession> open =
                sessions.open(handle, registers.stream().map(CashRegister::id).toList());
        return registers.stream()
                .map(r -> new CashRegister(
                        r.id(), r.propertyId(), r.name(), r.currency(), r.closedAt(), open.get(r.id())))
                .toList();
    }

    /** Locks a register and tells when it was closed down. */
    Optional<Instant> lock(Handle handle, UUID id) {
        return handle.createQuery("select closed_at from cash_register where id = :id for no key update")
                .bind("id", id)
                .map((r, c) -> Optional.ofNullable(r.getTimestamp("closed_at")).map(Timestamp::toInstant))
                .one();
    }

    /** Breaks {@code cash_register_name} when another has the name. */
    void insert(Handle handle, CashRegister register, Instant now) {
        handle.createUpdate("""
                        insert into cash_register (id, property_id, name, currency, created_at)
                        values (:id, :propertyId, :name, :currency, :now)
                        """)
                .bind("id", register.id())
                .bind("propertyId", register.propertyId())
                .bind("name", register.name())
                .bind("currency", register.currency())
                .bind("now", Timestamp.from(now))
                .execute();
    }

    void rename(Handle handle, UUID id, String name) {
        handle.createUpdate("update cash_register set name = :name where id = :id")
                .bind("id", id)
                .bind("name", name)
                .execute();
    }

    void closeDown(Handle handle, UUID id, Instant now) {
        handle.createUpdate("update cash_register set closed_at = :now where id = :id and closed_at is null")
                .bind("id", id)
                .bind("now", Timestamp.from(now))
                .execute();
    }
}
