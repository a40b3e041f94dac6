package io.relais.core.reservation;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Owner of table {@code administration}; a reservation without a row has nothing written yet. */
@Singleton
final class AdministrationRows {
    Administration get(Handle handle, UUID reservationId) {
        return handle.createQuery("select * from administration where reservation_id = :id")
                .bind("id", reservationId)
                .map((r, c) -> read(r))
                .findOne()
                .orElse(Administration.NONE);
    }

    void save(Handle handle, UUID reservationId, Administration administration) {
        handle.createUpdate("""
                        insert into administration (reservation_id, payment_method, language, invoice_notes, plates, plate_keys,
                                                    arrival_time)
                        values (:id, :paymentMethod, :language, :invoiceNotes, :plates, :plateKeys, :arrivalTime)
                        on conflict (reservation_id) do update
                        set payment_method = excluded.payment_method, language = excluded.language,
                            invoice_notes = excluded.invoice_notes, plates = excluded.plates,
                            plate_keys = excluded.plate_keys, arrival_time = excluded.arrival_time
                        """)
                .bind("id", reservationId)
                .bind("paymentMethod", administration.paymentMethod())
                .bind("language", administration.language())
                .bind("invoiceNotes", administration.invoiceNotes())
                .bind("plates", administration.plates().toArray(String[]::new))
                .bind(
                        "plateKeys",
                        administration.plates().stream()
                                .map(Administration::plateKey)
                                .toArray(String[]::new))
                .bind("arrivalTime", administration.arrivalTime())
                .execute();
    }

    /** Takes all that was written beside reservations whose guest is erased. */
    void erase(Handle handle, Collection<UUID> reservationIds) {
        handle.createUpdate("delete from administration where reservation_id = any(:ids)")
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .execute();
    }

    /** Reads a row that may be missing, as from an outer join. */
    static Administration read(ResultSet r) throws SQLException {
        if (r.getString("payment_method") == null) {
            return Administration.NONE;
        }
        return new Administration(
                r.getString("payment_method"),
                Objects.requireNonNull(r.getString("language")),
                Objects.requireNonNull(r.getString("invoice_notes")),
                Arrays.asList((String[]) r.getArray("plates").getArray()),
                r.getObject("arrival_time", LocalTime.class));
    }
}
