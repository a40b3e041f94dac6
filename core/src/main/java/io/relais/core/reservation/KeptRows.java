package io.relais.core.reservation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Owner of table {@code kept_field}. */
@Singleton
final class KeptRows {
    @Inject
    KeptRows() {}

    Map<UUID, List<Kept>> byReservation(Handle handle, Collection<UUID> reservationIds) {
        return reservationIds.isEmpty()
                ? Map.of()
                : handle
                        .createQuery("select * from kept_field where reservation_id = any(:ids) order by line, field")
                        .bind("ids", reservationIds.toArray(UUID[]::new))
                        .map((r, c) -> Map.entry(
                                r.getObject("reservation_id", UUID.class),
                                new Kept(
                                        r.getString("line"),
                                        KeptField.ofCode(r.getString("field")).orElseThrow(),
                                        r.getString("ours"),
                                        r.getString("theirs"),
                                        r.getString("decided"))))
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    void delete(Handle handle, UUID reservationId, Kept kept) {
        handle.createUpdate(
                        "delete from kept_field where reservation_id = :reservation and line = :line and field = :field")
                .bind("reservation", reservationId)
                .bind("line", kept.line())
                .bind("field", kept.field().code())
                .execute();
    }

    /**
     * Takes names and words out of what is kept for reservations whose guest is erased. The rows stay: as ours are empty now, no later
     * message of the partner brings its own back.
     */
    void erase(Handle handle, Collection<UUID> reservationIds) {
        handle.createUpdate("""
                update kept_field set ours = '', theirs = '', decided = ''
                where reservation_id = any(:ids) and field in ('remarks', 'contact')
                """)
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .execute();
    }

    void save(Handle handle, UUID reservationId, List<Kept> kept) {
        if (kept.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                insert into kept_field (reservation_id, line, field, ours, theirs, decided)
                select :reservation, * from unnest(:lines, :fields, :ours, :theirs, :decided)
                on conflict (reservation_id, line, field) do update
                set ours = excluded.ours, theirs = excluded.theirs, decided = excluded.decided
                """)
                .bind("reservation", reservationId)
                .bind("lines", texts(kept, Kept::line))
                .bind("fields", texts(kept, k -> k.field().code()))
                .bind("ours", texts(kept, Kept::ours))
                .bind("theirs", texts(kept, Kept::theirs))
                .bind("decided", texts(kept, Kept::decided))
                .execute();
    }

    private static String[] texts(List<Kept> kept, Function<Kept, String> part) {
        return kept.stream().map(k -> part.apply(k).replace("\u0000", "")).toArray(String[]::new);
    }
}
