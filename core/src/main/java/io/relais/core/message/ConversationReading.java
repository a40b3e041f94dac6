package io.relais.core.message;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Conversations as people see them. */
@Singleton
final class ConversationReading {
    private static final String SELECT = """
            select c.*, a.channel, r.confirmation_number,
                   case when c.guest_name <> '' or k.reservation_id is null then c.guest_name
                        else trim(k.first_name || ' ' || k.last_name) end as shown_name
            from conversation c join connection n on n.id = c.connection_id join account a on a.id = n.account_id
            join property p on p.id = c.property_id
            left join reservation r on r.id = c.reservation_id
            left join contact k on k.reservation_id = c.reservation_id
            """;

    /** What a principal may see. */
    private static final String VISIBLE =
            " p.organisation_id = :organisation and (cardinality(:properties) = 0 or c.property_id = any(:properties)) ";

    private static final RowMapper<Conversation> CONVERSATION = (r, c) -> conversation(r);

    /**
     * One that the principal may see.
     *
     * @throws Problem CONVERSATION_UNKNOWN
     */
    Conversation get(Handle handle, Principal principal, UUID id) {
        return bind(handle.createQuery(SELECT + " where c.id = :id and " + VISIBLE), principal)
                .bind("id", id)
                .map(CONVERSATION)
                .findOne()
                .orElseThrow(() -> Problem.of(ProblemCode.CONVERSATION_UNKNOWN, id));
    }

    /**
     * A reservation as far as messages go.
     *
     * @param connectionId null when it is no channel's
     * @param erased whether its guest is
     */
    record Booked(@Nullable UUID connectionId, String channel, String externalId, String number, boolean erased) {}

    /**
     * One that the principal may see.
     *
     * @throws Problem RESERVATION_UNKNOWN
     */
    Booked booked(Handle handle, Principal principal, UUID reservationId) {
        return bind(handle.createQuery("""
                        select c.connection_id, coalesce(a.channel, '') as channel, coalesce(c.external_id, '') as external_id,
                               c.confirmation_number, coalesce(k.erased, false) as erased
                        from reservation c join property p on p.id = c.property_id
                        left join connection n on n.id = c.connection_id left join account a on a.id = n.account_id
                        left join contact k on k.reservation_id = c.id
                        where c.id = :id and
                        """ + VISIBLE), principal)
                .bind("id", reservationId)
                .map((r, c) -> new Booked(
                        r.getObject(1, UUID.class), r.getString(2), r.getString(3), r.getString(4), r.getBoolean(5)))
                .findOne()
                .orElseThrow(() -> Problem.of(ProblemCode.RESERVATION_UNKNOWN, reservationId));
    }

    /** The threads of a reservation, the newest first. */
    List<Conversation> ofReservation(Handle handle, UUID reservationId) {
        return handle.createQuery(SELECT + " where c.reservation_id = :id order by c.last_at desc, c.id desc limit 20")
                .bind("id", reservationId)
                .map(CONVERSATION)
                .list();
    }

    List<Conversation> list(Handle handle, Principal principal, ConversationQuery query, Optional<Place> after) {
        return bind(handle.createQuery(SELECT + " where " + VISIBLE + """
                         and (c.property_id = :property or cast(:property as uuid) is null) and (c.waits or not :waiting)
                         and (cast(:afterAt as timestamptz) is null or (c.last_at, c.id) < (:afterAt, cast(:afterId as uuid)))
                        order by c.last_at desc, c.id desc limit :limit
                        """), principal)
                .bindByType("property", query.propertyId().orElse(null), UUID.class)
                .bind("waiting", query.waitingOnly())
                .bind("afterAt", after.map(place -> Timestamp.from(place.at())).orElse(null))
                .bindByType("afterId", after.map(Place::id).orElse(null), UUID.class)
                .bind("limit", query.limit() + 1)
                .map(CONVERSATION)
                .list();
    }

    /** How many wait for somebody. */
    int waiting(Handle handle, Principal principal) {
        return bind(
                        handle.createQuery(
                                "select count(*) from conversation c join property p on p.id = c.property_id where c.waits and"
                                        + VISIBLE),
                        principal)
                .mapTo(Integer.class)
                .one();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Principal principal) {
        return statement
                .bind("organisation", principal.organisationId())
                .bind("properties", principal.propertyIds().toArray(UUID[]::new));
    }

    private static Conversation conversation(ResultSet r) throws SQLException {
        String number = r.getString("confirmation_number");
        return new Conversation(
                r.getObject("id", UUID.class),
                r.getObject("property_id", UUID.class),
                r.getObject("connection_id", UUID.class),
                r.getString("channel"),
                r.getString("channel_name"),
                r.getString("shown_name"),
                r.getString("external_id"),
                r.getObject("reservation_id", UUID.class),
                number == null ? "" : number,
                r.getTimestamp("last_at").toInstant(),
                r.getBoolean("waits"),
                r.getBoolean("erased"));
    }
}
