package io.relais.core.guest;

import io.relais.core.access.Principal;
import io.relais.core.event.Event;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Owner of table {@code guest_merge}. */
@Singleton
final class MergeRows {
    /** One row. */
    record Row(
            UUID id, UUID keptId, UUID absorbedId, List<Event.Change> changes, Instant at, String by, boolean undone) {
        Set<String> fields() {
            return changes.stream().map(Event.Change::field).collect(Collectors.toSet());
        }
    }

    void insert(Handle handle, Principal principal, Row row) {
        handle.createUpdate("""
                insert into guest_merge (id, organisation_id, kept_id, absorbed_id, fields, befores, afters, at, by_name)
                values (:id, :organisation, :kept, :absorbed, :fields, :befores, :afters, :at, :by)
                """)
                .bind("id", row.id())
                .bind("organisation", principal.organisationId())
                .bind("kept", row.keptId())
                .bind("absorbed", row.absorbedId())
                .bind("fields", texts(row, Event.Change::field))
                .bind("befores", texts(row, Event.Change::before))
                .bind("afters", texts(row, Event.Change::after))
                .bind("at", Timestamp.from(row.at()))
                .bind("by", row.by())
                .execute();
    }

    void markUndone(Handle handle, UUID id, Instant now) {
        handle.createUpdate("update guest_merge set undone_at = :now where id = :id")
                .bind("now", Timestamp.from(now))
                .bind("id", id)
                .execute();
    }

    /** Takes the values out of the merges of erased guests; that they were merged stays. */
    void blank(Handle handle, Collection<UUID> guestIds) {
        handle.createUpdate("""
                update guest_merge set fields = '{}', befores = '{}', afters = '{}'
                where kept_id = any(:guests) or absorbed_id = any(:guests)
                """).bind("guests", guestIds.toArray(UUID[]::new)).execute();
    }

    Optional<Row> find(Handle handle, UUID organisationId, UUID id) {
        return handle.createQuery("select * from guest_merge where id = :id and organisation_id = :organisation")
                .bind("id", id)
                .bind("organisation", organisationId)
                .map((r, c) -> row(r))
                .findOne();
    }

    /** The merges into a guest that were not undone. */
    List<Row> listInForce(Handle handle, UUID keptId) {
        return handle.createQuery("select * from guest_merge where kept_id = :kept and undone_at is null order by id")
                .bind("kept", keptId)
                .map((r, c) -> row(r))
                .list();
    }

    /** The merges that some guests took part in, at most 200. */
    List<Row> list(Handle handle, UUID organisationId, Collection<UUID> guestIds) {
        return handle.createQuery("""
                select * from guest_merge
                where organisation_id = :organisation and (kept_id = any(:guests) or absorbed_id = any(:guests))
                order by id desc limit 200
                """)
                .bind("organisation", organisationId)
                .bind("guests", guestIds.toArray(UUID[]::new))
                .map((r, c) -> row(r))
                .list();
    }

    private static String[] texts(Row row, Function<Event.Change, String> part) {
        return row.changes().stream().map(part).toArray(String[]::new);
    }

    private static Row row(ResultSet r) throws SQLException {
        String[] fields = (String[]) r.getArray("fields").getArray();
        String[] befores = (String[]) r.getArray("befores").getArray();
        String[] afters = (String[]) r.getArray("afters").getArray();
        List<Event.Change> changes = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            changes.add(new Event.Change(fields[i], befores[i], afters[i]));
        }
        return new Row(
                r.getObject("id", UUID.class),
                r.getObject("kept_id", UUID.class),
                r.getObject("absorbed_id", UUID.class),
                changes,
                r.getTimestamp("at").toInstant(),
                r.getString("by_name"),
                r.getTimestamp("undone_at") != null);
    }
}
