package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.guest.NameWords;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** All reservations, whatever the source: list, search, page by page. */
@Singleton
public final class Register {
    /** The most rows that {@link #all} visits. */
    public static final int ALL_MAX = 100_000;

    private static final int CHUNK = 500;

    private final Database database;

    @Inject
    public Register(Database database) {
        this.database = database;
    }

    /**
     * A page of the register.
     *
     * @throws Problem NOT_ALLOWED, CURSOR_INVALID, SEARCH_OPERATOR_UNKNOWN, SEARCH_VALUE_INVALID, or VALUE_INVALID for a limit out of
     *     range
     */
    public RegisterPage search(Principal principal, RegisterQuery query) {
        principal.need(Permission.RESERVATIONS_READ);
        if (query.limit() < 1 || query.limit() > RegisterQuery.LIMIT_MAX) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "limit", "1 to " + RegisterQuery.LIMIT_MAX);
        }
        return page(principal, query);
    }

    /**
     * Visits every row that {@link #search} would show, page after page, at most {@link #ALL_MAX}; never all at once in memory.
     *
     * @return how many
     */
    public int all(Principal principal, RegisterQuery query, Consumer<RegisterRow> visitor) {
        principal.need(Permission.RESERVATIONS_READ);
        int seen = 0;
        String cursor = "";
        do {
            RegisterPage page = page(principal, query.from(cursor, Math.min(CHUNK, ALL_MAX - seen)));
            page.rows().forEach(visitor);
            seen += page.rows().size();
            cursor = page.nextCursor();
        } while (!cursor.isEmpty() && seen < ALL_MAX);
        return seen;
    }

    /** How many reservations need a person. */
    public long countConflicts(Principal principal) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> handle.createQuery("""
                        select count(*) from reservation r join property p on p.id = r.property_id
                        where r.conflict <> '' and p.organisation_id = :organisation
                          and (:all or p.id = any(:properties))
                        """)
                .bind("organisation", principal.organisationId())
                .bind("all", principal.seesAll())
                .bind("properties", principal.propertyIds().toArray(UUID[]::new))
                .mapTo(Long.class)
                .one());
    }

    /** The register's line of one reservation, within what the principal may see. */
    Optional<RegisterRow> find(Handle handle, Principal principal, UUID id) {
        return RegisterLines.read(handle, principal, List.of(id)).stream().findFirst();
    }

    private RegisterPage page(Principal principal, RegisterQuery query) {
        List<SearchText.Typed> terms = SearchText.read(query.text());
        RegisterCursor after = query.cursor().isEmpty() ? null : RegisterCursor.of(query.cursor(), query.sort());
        return database.read(
                handle -> handle.inTransaction(work -> page(work, new Asked(principal, query, terms, after))));
    }

    private record Asked(
            Principal principal,
            RegisterQuery query,
            List<SearchText.Typed> terms,
            @Nullable RegisterCursor after) {}

    private static RegisterPage page(Handle handle, Asked asked) {
        RegisterCursor after = asked.after();
        List<UUID> properties = properties(handle, asked.principal(), asked.query());
        boolean similar = after != null && after.similar();
        SearchSql search = sql(asked, Map.of());
        List<RegisterWalk.Place> places = similar ? List.of() : find(handle, properties, search, asked);
        if (places.isEmpty() && (after == null || similar)) {
            Map<String, List<String>> alike = alike(handle, asked.principal(), search);
            similar = !alike.isEmpty();
            places = similar ? find(handle, properties, sql(asked, alike), asked) : places;
        }
        int limit = asked.query().limit();
        boolean more = places.size() > limit;
        List<RegisterWalk.Place> shown = more ? places.subList(0, limit) : places;
        List<RegisterRow> rows = RegisterLines.read(
                handle,
                asked.principal(),
                shown.stream().map(RegisterWalk.Place::id).toList());
        return new RegisterPage(rows, more ? next(asked.query().sort(), similar, shown.getLast()) : "", similar);
    }

    private static String next(RegisterSort sort, boolean similar, RegisterWalk.Place last) {
        return new RegisterCursor(sort, similar, last.key(), last.id()).text();
    }

    private static Map<String, List<String>> alike(Handle handle, Principal principal, SearchSql search) {
        Map<String, List<String>> alike = new HashMap<>();
        for (String word : search.doubtful()) {
            List<String> meant = NameWords.alike(handle, principal.organisationId(), word);
            if (!meant.isEmpty()) {
                alike.put(word, meant);
            }
        }
        return alike;
    }

    private static SearchSql sql(Asked asked, Map<String, List<String>> alike) {
        SearchSql search = SearchSql.of(asked.terms(), asked.query().sort(), alike);
        if (asked.query().conflictsOnly()) {
            search.requireConflict();
        }
        return search;
    }

    private static List<RegisterWalk.Place> find(Handle handle, List<UUID> properties, SearchSql search, Asked asked) {
        RegisterQuery query = asked.query();
        return RegisterWalk.find(
                handle, new RegisterWalk.Wanted(properties, search, query.sort(), asked.after(), query.limit() + 1));
    }

    /** Where to look: never beyond the organisation and what the principal may see. */
    private static List<UUID> properties(Handle handle, Principal principal, RegisterQuery query) {
        return handle.createQuery("""
                        select id from property
                        where organisation_id = :organisation and (:all or id = any(:seen)) and (:any or id = :only)
                        """)
                .bind("organisation", principal.organisationId())
                .bind("all", principal.seesAll())
                .bind("seen", principal.propertyIds().toArray(UUID[]::new))
                .bind("any", query.propertyId().isEmpty())
                .bind("only", query.propertyId().orElse(principal.organisationId()))
                .mapTo(UUID.class)
                .list();
    }
}
