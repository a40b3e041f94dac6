package io.relais.core.reservation;

import io.relais.connector.Extra;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads rows of table {@code reservation}. */
final class ReservationReading {
    static final RowMapper<ReservationRow> RESERVATION = (r, c) -> new ReservationRow(
            r.getObject("id", UUID.class),
            r.getObject("property_id", UUID.class),
            r.getString("confirmation_number"),
            Source.ofCode(r.getString("source")),
            r.getObject("connection_id", UUID.class),
            r.getString("external_id"),
            r.getString("channel_name"),
            Status.ofCode(r.getString("status")),
            r.getObject("arrival", LocalDate.class),
            r.getObject("departure", LocalDate.class),
            r.getString("currency"),
            r.getLong("total"),
            r.getLong("commission"),
            r.getString("guarantee"),
            r.getString("remarks"),
            extras(r),
            Conflict.ofCode(r.getString("conflict")),
            new ReservationRow.Revisions(
                    r.getString("status_revision"), r.getString("content_revision"), r.getString("contact_revision")),
            terms(r),
            r.getTimestamp("created_at").toInstant());

    private ReservationReading() {}

    private static Terms terms(ResultSet r) throws SQLException {
        Timestamp optionExpiresAt = r.getTimestamp("option_expires_at");
        return new Terms(
                r.getLong("paid"),
                r.getLong("fee"),
                list(r, "promotion_codes"),
                list(r, "tags"),
                r.getObject("group_id", UUID.class),
                optionExpiresAt == null ? null : optionExpiresAt.toInstant(),
                list(r, "kept_fields"));
    }

    private static List<String> list(ResultSet r, String column) throws SQLException {
        return Arrays.asList((String[]) r.getArray(column).getArray());
    }

    private static List<Extra> extras(ResultSet r) throws SQLException {
        return Extras.read(r, r.getString("currency"));
    }
}
