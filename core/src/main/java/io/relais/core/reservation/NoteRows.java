package io.relais.core.reservation;

import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Owner of table {@code reservation_note}. */
@Singleton
final class NoteRows {
    /** The notes of one reservation: pinned ones first, then newest first. */
    List<Note> list(Handle handle, UUID reservationId) {
        return handle.createQuery("""
                        select * from reservation_note where reservation_id = :reservation
                        order by pinned desc, created_at desc, id desc
                        """)
                .bind("reservation", reservationId)
                .map((r, c) -> {
                    Timestamp edited = r.getTimestamp("edited_at");
                    return new Note(
                            r.getObject("id", UUID.class),
                            r.getString("text"),
                            r.getBoolean("pinned"),
                            r.getTimestamp("created_at").toInstant(),
                            r.getString("author"),
                            edited == null ? null : edited.toInstant());
                })
                .list();
    }

    void insert(Handle handle, UUID reservationId, Note note) {
        handle.createUpdate("""
                        insert into reservation_note (id, reservation_id, text, pinned, created_at, author)
                        values (:id, :reservation, :text, :pinned, :at, :author)
                        """)
                .bind("id", note.id())
                .bind("reservation", reservationId)
                .bind("text", note.text())
                .bind("pinned", note.pinned())
                .bind("at", Timestamp.from(note.at()))
                .bind("author", note.author())
                .execute();
    }

    void change(Handle handle, Note note) {
        handle.createUpdate("""
                        update reservation_note set text = :text, pinned = :pinned, edited_at = :edited where id = :id
                        """)
                .bind("id", note.id())
                .bind("text", note.text())
                .bind("pinned", note.pinned())
                .bind("edited", note.editedAt() == null ? null : Timestamp.from(note.editedAt()))
                .execute();
    }

    /** Takes all notes on reservations whose guest is erased. */
    void erase(Handle handle, Collection<UUID> reservationIds) {
        handle.createUpdate("delete from reservation_note where reservation_id = any(:ids)")
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .execute();
    }

    void delete(Handle handle, UUID id) {
        handle.createUpdate("delete from reservation_note where id = :id")
                .bind("id", id)
                .execute();
    }
}
