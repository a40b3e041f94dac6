package io.relais.core.reservation;

import io.relais.connector.Extra;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads what a sheet has beyond the register's line. Most reservations have no notes and answers, and are not asked for them. */
@Singleton
final class SheetParts {
    private final NoteRows notes;
    private final CustomValues values;

    @Inject
    SheetParts(NoteRows notes, CustomValues values) {
        this.notes = notes;
        this.values = values;
    }

    /** The reservation's own row, less what the register shows. */
    record Rest(
            long commission,
            String guarantee,
            String remarks,
            int version,
            List<Extra> extras,
            SheetTerms terms,
            Administration administration,
            boolean noted,
            boolean asked) {}

    Rest rest(Handle handle, UUID id, String currency) {
        return handle.createQuery("""
                select r.commission, r.guarantee, r.remarks, r.version, r.extra_names, r.extra_types, r.extra_amounts,
                       r.extra_included, r.paid, r.fee, r.balance, r.promotion_codes, r.tags, r.group_id, r.option_expires_at,
                       r.kept_fields, coalesce(g.name, '') as group_name, a.payment_method, a.language, a.invoice_notes, a.plates,
                       a.arrival_time, exists(select from reservation_note n where n.reservation_id = r.id) as noted,
                       exists(select from custom_field f where f.property_id = r.property_id) as asked
                from reservation r
                left join administration a on a.reservation_id = r.id
                left join reservation_group g on g.id = r.group_id
                where r.id = :id
                """)
                .bind("id", id)
                .map((r, c) -> new Rest(
                        r.getLong("commission"),
                        r.getString("guarantee"),
                        r.getString("remarks"),
                        r.getInt("version"),
                        Extras.read(r, currency),
                        terms(r, currency),
                        AdministrationRows.read(r),
                        r.getBoolean("noted"),
                        r.getBoolean("asked")))
                .one();
    }

    SheetDesk desk(Handle handle, RegisterRow row, Rest rest) {
        return new SheetDesk(
                rest.administration(),
                rest.noted() ? notes.list(handle, row.id()) : List.of(),
                rest.asked() ? values.list(handle, row.propertyId(), row.id()) : List.of());
    }

    private static SheetTerms terms(ResultSet r, String currency) throws SQLException {
        Timestamp expires = r.getTimestamp("option_expires_at");
        return new SheetTerms(
                new Money(r.getLong("paid"), currency),
                new Money(r.getLong("fee"), currency),
                new Money(r.getLong("balance"), currency),
                list(r, "promotion_codes"),
                list(r, "tags"),
                r.getObject("group_id", UUID.class),
                r.getString("group_name"),
                expires == null ? null : expires.toInstant(),
                list(r, "kept_fields"));
    }

    private static List<String> list(ResultSet r, String column) throws SQLException {
        return Arrays.asList((String[]) r.getArray(column).getArray());
    }
}
