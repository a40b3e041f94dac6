package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.vocabulary.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the register's lines of reservations that were found. */
final class RegisterLines {
    private static final String SELECT = """
            select r.id, r.property_id, p.name as property_name, r.confirmation_number, r.source, r.channel_name,
                   coalesce(r.external_id, '') as external_id, r.status, r.conflict, r.arrival, r.departure, r.currency,
                   r.total, r.paid, r.balance, r.promotion_codes, r.tags, r.group_id, coalesce(g.name, '') as group_name,
                   r.created_at, coalesce(a.channel, '') as channel,
                   coalesce(trim(c.first_name || ' ' || c.last_name), '') as guest_name,
                   coalesce(s.adults, 0) as adults, coalesce(s.children, 0) as children,
                   coalesce(s.unit_types, '') as unit_types, coalesce(s.units, '') as units
            from unnest(:ids) k(id) join reservation r on r.id = k.id
            join property p on p.id = r.property_id
            left join contact c on c.reservation_id = r.id
            left join connection n on n.id = r.connection_id
            left join account a on a.id = n.account_id
            left join reservation_group g on g.id = r.group_id
            left join lateral (
                select sum(adults) as adults, sum(children) as children,
                       string_agg(coalesce(t.name, '? ' || s.remote_room_id), ', ' order by s.position) as unit_types,
                       string_agg(u.name, ', ' order by s.position) as units
                from stay s left join unit_type t on t.id = s.unit_type_id left join unit u on u.id = s.unit_id
                where s.reservation_id = r.id) s on true
            where p.organisation_id = :organisation and (:all or r.property_id = any(:seen))
            """;

    private RegisterLines() {}

    /** The lines in the order of the ids, within what the principal may see. */
    static List<RegisterRow> read(Handle handle, Principal principal, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, RegisterRow> rows = handle
                .createQuery(SELECT)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("organisation", principal.organisationId())
                .bind("all", principal.seesAll())
                .bind("seen", principal.propertyIds().toArray(UUID[]::new))
                .map((r, c) -> row(r))
                .stream()
                .collect(Collectors.toMap(RegisterRow::id, Function.identity()));
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    private static RegisterRow row(ResultSet r) throws SQLException {
        LocalDate arrival = r.getObject("arrival", LocalDate.class);
        LocalDate departure = r.getObject("departure", LocalDate.class);
        String currency = r.getString("currency");
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
                new Money(r.getLong("total"), currency),
                r.getTimestamp("created_at").toInstant(),
                r.getString("units"),
                new Money(r.getLong("paid"), currency),
                new Money(r.getLong("balance"), currency),
                list(r, "promotion_codes"),
                list(r, "tags"),
                r.getObject("group_id", UUID.class),
                r.getString("group_name"));
    }

    private static List<String> list(ResultSet r, String column) throws SQLException {
        return Arrays.asList((String[]) r.getArray(column).getArray());
    }

    static int nights(@Nullable LocalDate arrival, @Nullable LocalDate departure) {
        return arrival == null || departure == null ? 0 : (int) ChronoUnit.DAYS.between(arrival, departure);
    }
}
