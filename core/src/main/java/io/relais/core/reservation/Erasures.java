package io.relais.core.reservation;

import io.relais.core.data.Moment;
import io.relais.core.event.Actor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** The trace that erased reservations leave, without any detail of a guest; owner of table {@code erasure}. */
@Singleton
final class Erasures {
    private final Moment moment;

    @Inject
    Erasures(Moment moment) {
        this.moment = moment;
    }

    /** Notes that the reservation was erased. */
    void note(Handle handle, ReservationRow row, Actor actor) {
        String external = row.externalId();
        handle.createUpdate("""
                insert into erasure (id, property_id, confirmation_number, connection_id, external_hash, at,
                                     actor_kind, actor_id, actor_name)
                values (:id, :property, :number, :connection, :hash, :at, :kind, :actorId, :actorName)
                on conflict do nothing
                """)
                .bind("id", moment.ids().next())
                .bind("property", row.propertyId())
                .bind("number", row.confirmationNumber())
                .bind("connection", row.connectionId())
                .bind("hash", external == null ? null : hash(external))
                .bind("at", Timestamp.from(moment.now()))
                .bind("kind", actor.kind().name().toLowerCase(Locale.ROOT))
                .bind("actorId", actor.id())
                .bind("actorName", actor.name())
                .execute();
    }

    /** Those of a partner's reservations that were erased here. */
    List<ReservationRows.ExternalKey> erased(Handle handle, List<ReservationRows.ExternalKey> keys) {
        List<ReservationRows.ExternalKey> erased = new ArrayList<>();
        if (keys.isEmpty() || !any(handle, keys)) {
            return erased;
        }
        for (ReservationRows.ExternalKey key : keys) {
            boolean known = handle.createQuery("""
                    select exists (select from erasure where connection_id = :connection and external_hash = :hash)
                    """)
                    .bind("connection", key.connectionId())
                    .bind("hash", hash(key.externalId()))
                    .mapTo(Boolean.class)
                    .one();
            if (known) {
                erased.add(key);
            }
        }
        return erased;
    }

    /** Hardly any connection ever has one, so the batch asks once. */
    private static boolean any(Handle handle, List<ReservationRows.ExternalKey> keys) {
        return handle.createQuery("select exists (select from erasure where connection_id = any(:connections))")
                .bind(
                        "connections",
                        keys.stream()
                                .map(ReservationRows.ExternalKey::connectionId)
                                .distinct()
                                .toArray(java.util.UUID[]::new))
                .mapTo(Boolean.class)
                .one();
    }

    private static byte[] hash(String externalId) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(externalId.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
