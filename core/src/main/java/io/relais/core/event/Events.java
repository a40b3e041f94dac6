package io.relais.core.event;

import io.relais.core.data.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The append-only record of what happened; owner of table {@code event}. */
@Singleton
public final class Events {
    private static final RowMapper<Event> EVENT = (r, c) -> new Event(
            r.getObject("id", UUID.class),
            r.getObject("property_id", UUID.class),
            r.getObject("reservation_id", UUID.class),
            r.getTimestamp("at").toInstant(),
            EventType.ofCode(r.getString("type")),
            new Actor(
                    Actor.Kind.valueOf(r.getString("actor_kind").toUpperCase(Locale.ROOT)),
                    r.getString("actor_id"),
                    r.getString("actor_name")),
            changes(r),
            r.getString("trace"));

    private final Database database;

    @Inject
    public Events(Database database) {
        this.database = database;
    }

    /** Appends events within the caller's transaction. */
    public void append(Handle handle, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                insert into event (id, property_id, reservation_id, at, type, actor_kind, actor_id, actor_name,
                                   fields, befores, afters, trace)
                select id, property_id, reservation_id, at, type, actor_kind, actor_id, actor_name,
                       fields::text[], befores::text[], afters::text[], trace
                from unnest(:ids, :properties, :reservations, :ats, :types, :kinds, :actorIds, :actorNames,
                            :fields, :befores, :afters, :traces)
                     as e(id, property_id, reservation_id, at, type, actor_kind, actor_id, actor_name,
                          fields, befores, afters, trace)
                """)
                .bind("ids", array(events, UUID.class, Event::id))
                .bind("properties", array(events, UUID.class, Event::propertyId))
                .bind("reservations", events.stream().map(Event::reservationId).toArray(UUID[]::new))
                .bind("ats", events.stream().map(Event::at).toArray(java.time.Instant[]::new))
                .bind("types", texts(events, e -> e.type().code()))
                .bind("kinds", texts(events, e -> e.actor().kind().name().toLowerCase(Locale.ROOT)))
                .bind("actorIds", texts(events, e -> e.actor().id()))
                .bind("actorNames", texts(events, e -> e.actor().name()))
                .bind("fields", texts(events, e -> literal(e.changes(), Event.Change::field)))
                .bind("befores", texts(events, e -> literal(e.changes(), Event.Change::before)))
                .bind("afters", texts(events, e -> literal(e.changes(), Event.Change::after)))
                .bind("traces", texts(events, Event::trace))
                .execute();
    }

    /** The history of one reservation, oldest first, at most 1,000 events. */
    public List<Event> history(UUID reservationId) {
        return database.read(handle -> handle.createQuery("""
                        select * from event where reservation_id = :reservation order by at, id limit 1000
                        """)
                .bind("reservation", reservationId)
                .map(EVENT)
                .list());
    }

    /** Events by their ids, newest first; those that there are not are missing. */
    public List<Event> find(Handle handle, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : handle.createQuery("select * from event where id = any(:ids) order by at desc, id desc")
                        .bind("ids", ids.toArray(UUID[]::new))
                        .map(EVENT)
                        .list();
    }

    /**
     * Blanks the values before and after of every field but those named, in the history of some reservations: what happened, when
     * and by whom stays. Fields that a property defined itself are blanked whatever they are called.
     */
    public void blank(Handle handle, Collection<UUID> reservationIds, Collection<String> impersonalFields) {
        handle.createUpdate("""
                update event e set
                    befores = (select coalesce(array_agg(case when f = any(:kept) and e.type <> :own then b else '' end order by n), '{}')
                               from unnest(e.fields, e.befores) with ordinality as k(f, b, n)),
                    afters = (select coalesce(array_agg(case when f = any(:kept) and e.type <> :own then a else '' end order by n), '{}')
                              from unnest(e.fields, e.afters) with ordinality as k(f, a, n))
                where reservation_id = any(:reservations) and cardinality(fields) > 0
                """)
                .bind("reservations", reservationIds.toArray(UUID[]::new))
                .bind("own", EventType.CUSTOM_VALUES_CHANGED.code())
                .bind("kept", impersonalFields.toArray(String[]::new))
                .execute();
    }

    private static UUID[] array(List<Event> events, Class<UUID> type, Function<Event, UUID> part) {
        return events.stream().map(part).map(type::cast).toArray(UUID[]::new);
    }

    private static String[] texts(List<Event> events, Function<Event, String> part) {
        return events.stream().map(part).toArray(String[]::new);
    }

    /** An array literal, because unnest flattens arrays of arrays. */
    static String literal(List<Event.Change> changes, Function<Event.Change, String> part) {
        StringBuilder text = new StringBuilder("{");
        for (Event.Change change : changes) {
            text.append(text.length() > 1 ? "," : "")
                    .append('"')
                    .append(part.apply(change)
                            .replace("\u0000", "")
                            .replace("\\", "\\\\")
                            .replace("\"", "\\\""))
                    .append('"');
        }
        return text.append('}').toString();
    }

    static List<Event.Change> changes(ResultSet r) throws SQLException {
        String[] fields = strings(r.getArray("fields"));
        String[] befores = strings(r.getArray("befores"));
        String[] afters = strings(r.getArray("afters"));
        List<Event.Change> changes = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            changes.add(new Event.Change(fields[i], befores[i], afters[i]));
        }
        return changes;
    }

    private static String[] strings(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
