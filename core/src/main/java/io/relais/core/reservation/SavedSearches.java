package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The searches that people keep, their own and shared ones; owner of table {@code saved_search}. */
@Singleton
public final class SavedSearches {
    /** How many a person has at most, shared ones included. */
    public static final int MAX = 30;

    /** The longest name. */
    public static final int NAME_MAX = 60;

    private static final RowMapper<SavedSearch> SEARCH = (r, c) -> new SavedSearch(
            r.getObject("id", UUID.class),
            r.getString("name"),
            r.getString("query"),
            RegisterSort.of(r.getString("sort")),
            r.getString("person_id") == null);

    private final Database database;
    private final Moment moment;

    @Inject
    public SavedSearches(Database database, Moment moment) {
        this.database = database;
        this.moment = moment;
    }

    /** A search as it is to be kept. */
    public record Wanted(String name, String query, RegisterSort sort, boolean shared) {}

    /** Those that the principal may use, oldest first. */
    public List<SavedSearch> list(Principal principal) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> list(handle, principal));
    }

    /**
     * Keeps a search.
     *
     * @throws Problem SEARCH_OPERATOR_UNKNOWN, SEARCH_VALUE_INVALID, TEXT_INVALID, SAVED_SEARCHES_FULL
     */
    public SavedSearch add(Principal principal, Wanted wanted) {
        check(principal, wanted);
        SavedSearch search = new SavedSearch(
                moment.ids().next(), wanted.name().strip(), wanted.query().strip(), wanted.sort(), wanted.shared());
        database.write(handle -> {
            if (list(handle, principal).size() >= MAX) {
                throw Problem.of(ProblemCode.SAVED_SEARCHES_FULL, MAX);
            }
            return insert(handle, principal, search);
        });
        return search;
    }

    /**
     * Gives a kept search another name, query, order or reach.
     *
     * @throws Problem SAVED_SEARCH_UNKNOWN and those of {@link #add}
     */
    public SavedSearch change(Principal principal, UUID id, Wanted wanted) {
        check(principal, wanted);
        int changed = database.write(handle -> handle.createUpdate("""
                        update saved_search set name = :name, query = :query, sort = :sort, person_id = :person
                        where id = :id and organisation_id = :organisation and (person_id is null or person_id = :me)
                        """)
                .bind("id", id)
                .bind("organisation", principal.organisationId())
                .bind("me", principal.actor().id())
                .bind("name", wanted.name().strip())
                .bind("query", wanted.query().strip())
                .bind("sort", wanted.sort().code())
                .bind("person", wanted.shared() ? null : principal.actor().id())
                .execute());
        if (changed == 0) {
            throw Problem.of(ProblemCode.SAVED_SEARCH_UNKNOWN, id);
        }
        return new SavedSearch(id, wanted.name().strip(), wanted.query().strip(), wanted.sort(), wanted.shared());
    }

    /**
     * Gives a kept search another name.
     *
     * @throws Problem SAVED_SEARCH_UNKNOWN, VALUE_MISSING, TEXT_INVALID
     */
    public SavedSearch rename(Principal principal, UUID id, String name) {
        SavedSearch known = list(principal).stream()
                .filter(search -> search.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.SAVED_SEARCH_UNKNOWN, id));
        return change(principal, id, new Wanted(name, known.query(), known.sort(), known.shared()));
    }

    /**
     * Forgets a kept search.
     *
     * @throws Problem SAVED_SEARCH_UNKNOWN
     */
    public void delete(Principal principal, UUID id) {
        principal.need(Permission.RESERVATIONS_READ);
        int deleted = database.write(handle -> handle.createUpdate("""
                        delete from saved_search
                        where id = :id and organisation_id = :organisation and (person_id is null or person_id = :me)
                        """)
                .bind("id", id)
                .bind("organisation", principal.organisationId())
                .bind("me", principal.actor().id())
                .execute());
        if (deleted == 0) {
            throw Problem.of(ProblemCode.SAVED_SEARCH_UNKNOWN, id);
        }
    }

    private static void check(Principal principal, Wanted wanted) {
        principal.need(Permission.RESERVATIONS_READ);
        String name = wanted.name().strip();
        if (name.isEmpty()) {
            throw Problem.of(ProblemCode.VALUE_MISSING, "name");
        }
        if (name.length() > NAME_MAX || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.of(ProblemCode.TEXT_INVALID, "name", NAME_MAX);
        }
        SearchText.read(wanted.query());
    }

    private static List<SavedSearch> list(Handle handle, Principal principal) {
        return handle.createQuery("""
                        select id, person_id, name, query, sort from saved_search
                        where organisation_id = :organisation and (person_id is null or person_id = :me)
                        order by created_at, id limit :max
                        """)
                .bind("organisation", principal.organisationId())
                .bind("me", principal.actor().id())
                .bind("max", MAX)
                .map(SEARCH)
                .list();
    }

    private int insert(Handle handle, Principal principal, SavedSearch search) {
        return handle.createUpdate("""
                        insert into saved_search (id, organisation_id, person_id, name, query, sort, created_at)
                        values (:id, :organisation, :person, :name, :query, :sort, :now)
                        """)
                .bind("id", search.id())
                .bind("organisation", principal.organisationId())
                .bind("person", search.shared() ? null : principal.actor().id())
                .bind("name", search.name())
                .bind("query", search.query())
                .bind("sort", search.sort().code())
                .bind("now", Timestamp.from(moment.now()))
                .execute();
    }
}
