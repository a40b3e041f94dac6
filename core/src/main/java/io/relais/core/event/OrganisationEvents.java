package io.relais.core.event;

import io.relais.core.data.Literals;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The append-only record of what happened to guests and people; owner of table {@code organisation_event}. */
@Singleton
public final class OrganisationEvents {
    private static final RowMapper<OrganisationEvent> EVENT = (r, c) -> new OrganisationEvent(
            r.getObject("id", UUID.class),
            r.getObject("organisation_id", UUID.class),
            r.getObject("subject_id", UUID.class),
            r.getTimestamp("at").toInstant(),
            EventType.ofCode(r.getString("type")),
            new Actor(
                    Actor.Kind.valueOf(r.getString("actor_kind").toUpperCase(Locale.ROOT)),
                    r.getString("actor_id"),
                    r.getString("actor_name")),
            Events.changes(r));

    private final Moment moment;

    @Inject
    public OrganisationEvents(Moment moment) {
        this.moment = moment;
    }

    /** Who did what to whom, all but the time. */
    public record Told(UUID organisationId, UUID subjectId, EventType type, Actor actor, List<Event.Change> changes) {}

    /** Appends within the caller's transaction, as happening now. */
    public void append(Handle handle, List<Told> told) {
        if (told.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                insert into organisation_event (id, organisation_id, subject_id, at, type, actor_kind, actor_id, actor_name,
                                                fields, befores, afters)
                select id, organisation_id, subject_id, :now, type, actor_kind, actor_id, actor_name,
                       fields::text[], befores::text[], afters::text[]
                from unnest(:ids, :organisations, :subjects, :types, :kinds, :actorIds, :actorNames,
                            :fields, :befores, :afters)
                     as e(id, organisation_id, subject_id, type, actor_kind, actor_id, actor_name, fields, befores, afters)
                """)
                .bind("now", moment.now())
                .bind("ids", told.stream().map(t -> moment.ids().next()).toArray(UUID[]::new))
                .bind("organisations", told.stream().map(Told::organisationId).toArray(UUID[]::new))
                .bind("subjects", told.stream().map(Told::subjectId).toArray(UUID[]::new))
                .bind("types", texts(told, t -> t.type().code()))
                .bind("kinds", texts(told, t -> t.actor().kind().name().toLowerCase(Locale.ROOT)))
                .bind("actorIds", texts(told, t -> t.actor().id()))
                .bind("actorNames", texts(told, t -> t.actor().name()))
                .bind("fields", texts(told, t -> Literals.texts(t.changes(), Event.Change::field)))
                .bind("befores", texts(told, t -> Literals.texts(t.changes(), Event.Change::before)))
                .bind("afters", texts(told, t -> Literals.texts(t.changes(), Event.Change::after)))
                .execute();
    }

    /** What happened to some subjects of one organisation, oldest first, at most 1,000. */
    public List<OrganisationEvent> history(Handle handle, UUID organisationId, Collection<UUID> subjectIds) {
        return handle.createQuery("""
                select * from organisation_event where organisation_id = :organisation and subject_id = any(:subjects)
                order by at, id limit 1000
                """)
                .bind("organisation", organisationId)
                .bind("subjects", subjectIds.toArray(UUID[]::new))
                .map(EVENT)
                .list();
    }

    /** Blanks the values before and after; what happened, when and by whom stays. */
    public void blank(Handle handle, Collection<UUID> subjectIds) {
        handle.createUpdate("""
                update organisation_event set befores = array_fill(''::text, array[cardinality(befores)]),
                    afters = array_fill(''::text, array[cardinality(afters)])
                where subject_id = any(:subjects) and cardinality(fields) > 0
                """)
                .bind("subjects", subjectIds.toArray(UUID[]::new))
                .execute();
    }

    private static String[] texts(List<Told> told, Function<Told, String> part) {
        return told.stream().map(part).toArray(String[]::new);
    }
}
