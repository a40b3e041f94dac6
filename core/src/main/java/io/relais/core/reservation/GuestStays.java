package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.guest.GuestFiles;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** A guest's reservations at every property that the principal may see, also those linked to guests merged into this one. */
@Singleton
public final class GuestStays {
    /** Rows of a page at most. */
    public static final int LIMIT_MAX = 200;

    private static final String MINE = """
            from reservation r join property p on p.id = r.property_id
            where r.id = any(:reservations) and p.organisation_id = :organisation
              and (:all or r.property_id = any(:properties))
            """;

    private final Database database;
    private final GuestFiles files;

    @Inject
    public GuestStays(Database database, GuestFiles files) {
        this.database = database;
        this.files = files;
    }

    /**
     * A page of stays with the figures of all.
     *
     * @param stays how many reservations count: not cancelled, not no-shows
     * @param totals what these come to, one amount per currency
     * @param nextCursor where the next page begins, empty on the last
     */
    public record Page(List<GuestStay> rows, int stays, int nights, List<Money> totals, String nextCursor) {
        public Page {
            rows = List.copyOf(rows);
            totals = List.copyOf(totals);
        }
    }

    /**
     * The guest's reservations, the last made first.
     *
     * @throws Problem GUEST_UNKNOWN, NOT_ALLOWED, CURSOR_INVALID, NUMBER_INVALID
     */
    public Page list(Principal principal, UUID guestId, String cursor, int limit) {
        principal.need(Permission.GUESTS_READ);
        principal.need(Permission.RESERVATIONS_READ);
        Limits.within("limit", limit, 1, LIMIT_MAX);
        Optional<UUID> after = cursor.isEmpty() ? Optional.empty() : Optional.of(cursor(cursor));
        return database.read(handle -> {
            List<UUID> reservations = files.get(handle, principal, guestId).reservationIds();
            List<GuestStay> rows = rows(handle, principal, reservations, after, limit + 1);
            boolean more = rows.size() > limit;
            List<GuestStay> page = more ? rows.subList(0, limit) : rows;
            return sums(handle, principal, reservations)
                    .page(page, more ? page.getLast().reservationId().toString() : "");
        });
    }

    private record Sums(int stays, int nights, List<Money> totals) {
        Page page(List<GuestStay> rows, String next) {
            return new Page(rows, stays, nights, totals, next);
        }
    }

    private static Sums sums(Handle handle, Principal principal, List<UUID> reservations) {
        record Sum(int stays, int nights, Money total) {}
        List<Sum> sums = handle.createQuery("""
                        select count(*) as stays, coalesce(sum(r.departure - r.arrival), 0) as nights, r.currency,
                               sum(r.total)::bigint as total
                        """ + MINE
                        + " and r.status not in ('cancelled', 'no-show') group by r.currency order by r.currency")
                .bind("reservations", reservations.toArray(UUID[]::new))
                .bind("organisation", principal.organisationId())
                .bind("all", principal.seesAll())
                .bind("properties", principal.propertyIds().toArray(UUID[]::new))
                .map((r, c) -> new Sum(
                        r.getInt("stays"), r.getInt("nights"), new Money(r.getLong("total"), r.getString("currency"))))
                .list();
        return new Sums(
                sums.stream().mapToInt(Sum::stays).sum(),
                sums.stream().mapToInt(Sum::nights).sum(),
                sums.stream().map(Sum::total).toList());
    }

    private static List<GuestStay> rows(
            Handle handle, Principal principal, List<UUID> reservations, Optional<UUID> after, int limit) {
        return handle.createQuery("select r.*, p.name as property_name " + MINE
                        + " and (:after::uuid is null or r.id < :after::uuid) order by r.id desc limit :limit")
                .bind("reservations", reservations.toArray(UUID[]::new))
                .bind("organisation", principal.organisationId())
                .bind("all", principal.seesAll())
                .bind("properties", principal.propertyIds().toArray(UUID[]::new))
                .bind("after", after.orElse(null))
                .bind("limit", limit)
                .map((r, c) -> row(r))
                .list();
    }

    private static GuestStay row(ResultSet r) throws SQLException {
        LocalDate arrival = r.getObject("arrival", LocalDate.class);
        LocalDate departure = r.getObject("departure", LocalDate.class);
        return new GuestStay(
                r.getObject("id", UUID.class),
                r.getString("property_name"),
                r.getString("confirmation_number"),
                Source.ofCode(r.getString("source")),
                Status.ofCode(r.getString("status")),
                arrival,
                departure,
                arrival == null || departure == null ? 0 : (int) ChronoUnit.DAYS.between(arrival, departure),
                new Money(r.getLong("total"), r.getString("currency")),
                r.getTimestamp("created_at").toInstant());
    }

    private static UUID cursor(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.CURSOR_INVALID);
        }
    }
}
