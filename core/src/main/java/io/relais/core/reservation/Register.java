package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.guest.Contact;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** All reservations, whatever the source: list, search, page by page. */
@Singleton
public final class Register {
    private static final String SELECT = """
            select r.id, r.property_id, p.name as property_name, r.confirmation_number, r.source, r.channel_name,
                   coalesce(r.external_id, '') as external_id, r.status, r.conflict, r.arrival, r.departure, r.currency,
                   r.total, r.created_at, coalesce(a.channel, '') as channel,
                   coalesce(trim(c.first_name || ' ' || c.last_name), '') as guest_name,
                   coalesce(s.adults, 0) as adults, coalesce(s.children, 0) as children,
                   coalesce(s.unit_types, '') as unit_types
            from reservation r
            join property p on p.id = r.property_id
            left join contact c on c.reservation_id = r.id
            left join connection n on n.id = r.connection_id
            left join account a on a.id = n.account_id
            left join lateral (
                select sum(adults) as adults, sum(children) as children,
                       string_agg(coalesce(t.name, '? ' || s.remote_room_id), ', ' order by s.position) as unit_types
                from stay s left join unit_type t on t.id = s.unit_type_id where s.reservation_id = r.id) s on true
            where p.organisation_id = :organisation and (:all or r.property_id = any(:properties))
            """;

    private final Database database;

    @Inject
    public Register(Database database) {
        this.database = database;
    }

    /**
     * A page of the register, newest first.
     *
     * @throws Problem NOT_ALLOWED, CURSOR_INVALID, or VALUE_INVALID for a limit out of range
     */
    public RegisterPage search(Principal principal, RegisterQuery query) {
        principal.need(Permission.RESERVATIONS_READ);
        if (query.limit() < 1 || query.limit() > RegisterQuery.LIMIT_MAX) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "limit", "1 to " + RegisterQuery.LIMIT_MAX);
        }
        Optional<Cursor> cursor = query.cursor().isEmpty() ? Optional.empty() : Optional.of(Cursor.of(query.cursor()));
        List<RegisterRow> rows = database.read(handle -> select(handle, principal, query, cursor));
        boolean more = rows.size() > query.limit();
        List<RegisterRow> page = more ? rows.subList(0, query.limit()) : rows;
        return new RegisterPage(page, more ? Cursor.after(page.getLast()).text() : "");
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
        return handle.createQuery(SELECT + " and r.id = :id")
                .bind("organisation", principal.organisationId())
                .bind("all", principal.seesAll())
                .bind("properties", principal.propertyIds().toArray(UUID[]::new))
                .bind("id", id)
                .map((r, c) -> row(r))
                .findOne();
    }

    private static List<RegisterRow> select(
            Handle handle, Principal principal, RegisterQuery query, Optional<Cursor> cursor) {
        String text = query.text().strip();
        String sql = SELECT
                + (text.isEmpty() ? "" : """
                         and r.id in (select id from reservation where confirmation_number like :number
                                      union all select id from reservation where external_id like :external
                                      union all select reservation_id from contact where search_text like :name)
                        """)
                + (query.propertyId().isPresent() ? " and r.property_id = :property" : "")
                + (query.conflictsOnly() ? " and r.conflict <> ''" : "")
                + (cursor.isPresent() ? " and (r.created_at, r.id) < (:cursorAt, :cursorId)" : "")
                + " order by r.created_at desc, r.id desc limit :limit";
        var statement = handle.createQuery(sql)
                .bind("organisation", principal.organisationId())
                .bind("all", principal.seesAll())
                .bind("properties", principal.propertyIds().toArray(UUID[]::new))
                .bind("limit", query.limit() + 1);
        if (!text.isEmpty()) {
            statement
                    .bind("number", pattern("", text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "")))
                    .bind("external", pattern("", text))
                    .bind("name", pattern("%", Contact.searchable(text)));
        }
        query.propertyId().ifPresent(id -> statement.bind("property", id));
        cursor.ifPresent(c -> statement.bind("cursorAt", Timestamp.from(c.at())).bind("cursorId", c.id()));
        return statement.map((r, c) -> row(r)).list();
    }

    /** Null, which is like nothing, where nothing to compare is left of what was typed. */
    private static @Nullable String pattern(String before, String text) {
        return text.isEmpty() ? null : before + like(text) + "%";
    }

    private static String like(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static RegisterRow row(ResultSet r) throws SQLException {
        LocalDate arrival = r.getObject("arrival", LocalDate.class);
        LocalDate departure = r.getObject("departure", LocalDate.class);
        return new RegisterRow(
                r.getObject("id", UUID.class),
                r.getObject("property_id", UUID.class),
                r.getString("property_name"),
                r.getString("confirmation_number"),
                Source.ofCode(r.getString("source")),
                r.getString("channel"),
                r.getString("channel_name"),
                r.getString("external_id"),
                Status.ofCode(r.getString("status")),
                Conflict.ofCode(r.getString("conflict")),
                arrival,
                departure,
                nights(arrival, departure),
                r.getInt("adults"),
                r.getInt("children"),
                r.getString("unit_types"),
                r.getString("guest_name"),
                new Money(r.getLong("total"), r.getString("currency")),
                r.getTimestamp("created_at").toInstant());
    }

    static int nights(@Nullable LocalDate arrival, @Nullable LocalDate departure) {
        return arrival == null || departure == null ? 0 : (int) ChronoUnit.DAYS.between(arrival, departure);
    }

    /** Where the next page begins; opaque to those who hold it. */
    private record Cursor(Instant at, UUID id) {
        /** The database cannot hold every instant that Java can. */
        private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

        static Cursor after(RegisterRow row) {
            return new Cursor(row.createdAt(), row.id());
        }

        static Cursor of(String text) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", -1);
                Instant at = Instant.parse(parts[0]);
                if (parts.length != 2 || at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
                    throw Problem.of(ProblemCode.CURSOR_INVALID);
                }
                return new Cursor(at, UUID.fromString(parts[1]));
            } catch (RuntimeException e) {
                throw Problem.of(ProblemCode.CURSOR_INVALID);
            }
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + "/" + id).getBytes(StandardCharsets.UTF_8));
        }
    }
}
