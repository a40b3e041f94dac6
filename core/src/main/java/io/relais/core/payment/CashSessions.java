package io.relais.core.payment;

import io.relais.vocabulary.Money;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Sessions of cash registers; owner of tables {@code cash_session} and {@code cash_movement}. */
@Singleton
final class CashSessions {
    /** The drawer of an open session grows with each entry, so what is expected is counted when it is asked for. */
    private static final String SELECT = """
            select s.*, c.currency, coalesce(s.expected, s.opening
                + (select coalesce(sum(amount), 0) from taking t where t.session_id = s.id)
                + (select coalesce(sum(amount), 0) from cash_movement m where m.session_id = s.id))::bigint as drawer
            from cash_session s join cash_register c on c.id = s.register_id
            """;

    private static final RowMapper<CashSession> SESSION = (r, c) -> {
        String currency = r.getString("currency");
        Timestamp closedAt = r.getTimestamp("closed_at");
        return new CashSession(
                r.getObject("id", UUID.class),
                r.getObject("register_id", UUID.class),
                r.getTimestamp("opened_at").toInstant(),
                r.getString("opened_by"),
                new Money(r.getLong("opening"), currency),
                new Money(r.getLong("drawer"), currency),
                closedAt == null ? null : closedAt.toInstant(),
                r.getString("closed_by"),
                r.getObject("counted", Long.class) == null ? null : new Money(r.getLong("counted"), currency),
                r.getString("note"));
    };

    /** The open sessions of several registers. */
    Map<UUID, CashSession> open(Handle handle, Collection<UUID> registerIds) {
        return handle
                .createQuery(SELECT + " where s.closed_at is null and s.register_id = any(:registers)")
                .bind("registers", registerIds.toArray(UUID[]::new))
                .map(SESSION)
                .stream()
                .collect(Collectors.toMap(CashSession::registerId, Function.identity()));
    }

    /** Keeps the open session of a register from being closed before this transaction ends. */
    Optional<UUID> hold(Handle handle, UUID registerId) {
        return handle.createQuery(
                        "select id from cash_session where register_id = :register and closed_at is null for share")
                .bind("register", registerId)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Waits until nobody puts anything into the drawer any more. */
    Optional<UUID> lock(Handle handle, UUID registerId) {
        return handle.createQuery(
                        "select id from cash_session where register_id = :register and closed_at is null for update")
                .bind("register", registerId)
                .mapTo(UUID.class)
                .findOne();
    }

    CashSession get(Handle handle, UUID id) {
        return handle.createQuery(SELECT + " where s.id = :id")
                .bind("id", id)
                .map(SESSION)
                .one();
    }

    /** The sessions of a register, newest first, after the one with that id. */
    List<CashSession> list(Handle handle, UUID registerId, Optional<UUID> after, int limit) {
        return handle.createQuery(SELECT + """
                         where s.register_id = :register
                           and (cast(:after as uuid) is null or (s.opened_at, s.id) <
                                (select a.opened_at, a.id from cash_session a where a.id = :after))
                        order by s.opened_at desc, s.id desc limit :limit
                        """)
                .bind("register", registerId)
                .bind("after", after.orElse(null))
                .bind("limit", limit)
                .map(SESSION)
                .list();
    }

    boolean isOf(Handle handle, UUID id, UUID registerId) {
        return handle.createQuery("select 1 from cash_session where id = :id and register_id = :register")
                .bind("id", id)
                .bind("register", registerId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Breaks {@code cash_session_open} when one is open already. */
    void open(Handle handle, CashSession session) {
        handle.createUpdate("""
                        insert into cash_session (id, register_id, opened_at, opened_by, opening)
                        values (:id, :register, :at, :by, :opening)
                        """)
                .bind("id", session.id())
                .bind("register", session.registerId())
                .bind("at", Timestamp.from(session.openedAt()))
                .bind("by", session.openedBy())
                .bind("opening", session.opening().minor())
                .execute();
    }

    void close(Handle handle, CashSession session, CashDrawers.Count count, String by, Instant at) {
        handle.createUpdate("""
                        update cash_session set closed_at = :at, closed_by = :by, counted = :counted, expected = :expected,
                            note = :note
                        where id = :id
                        """)
                .bind("id", session.id())
                .bind("at", Timestamp.from(at))
                .bind("by", by)
                .bind("counted", count.minor())
                .bind("expected", session.expected().minor())
                .bind("note", count.note())
                .execute();
    }

    void move(Handle handle, CashMovement movement) {
        handle.createUpdate("""
                        insert into cash_movement (id, session_id, at, kind, amount, note, actor_name)
                        values (:id, :session, :at, :kind, :amount, :note, :by)
                        """)
                .bind("id", movement.id())
                .bind("session", movement.sessionId())
                .bind("at", Timestamp.from(movement.at()))
                .bind("kind", movement.kind().code())
                .bind("amount", movement.amount().minor())
                .bind("note", movement.note())
                .bind("by", movement.by())
                .execute();
    }

    /** The movements of a session, oldest first, at most 1,000. */
    List<CashMovement> movements(Handle handle, UUID sessionId) {
        return handle.createQuery("""
                        select m.*, c.currency from cash_movement m join cash_session s on s.id = m.session_id
                        join cash_register c on c.id = s.register_id
                        where m.session_id = :session order by m.at, m.id limit 1000
                        """)
                .bind("session", sessionId)
                .map((r, c) -> movement(r))
                .list();
    }

    private static CashMovement movement(ResultSet r) throws SQLException {
        return new CashMovement(
                r.getObject("id", UUID.class),
                r.getObject("session_id", UUID.class),
                r.getTimestamp("at").toInstant(),
                CashMovement.Kind.find(r.getString("kind")).orElseThrow(),
                new Money(r.getLong("amount"), r.getString("currency")),
                r.getString("note"),
                r.getString("actor_name"));
    }
}
