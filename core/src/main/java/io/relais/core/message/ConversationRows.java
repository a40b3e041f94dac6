package io.relais.core.message;

import io.relais.connector.MessageThread;
import io.relais.core.connection.Connection;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Threads, one row each; owner of table {@code conversation}. Who writes holds the connection's turn. */
@Singleton
final class ConversationRows {
    private static final int NAME_MAX = 200;

    private final Moment moment;

    @Inject
    ConversationRows(Moment moment) {
        this.moment = moment;
    }

    /** A thread as it is kept, before something is added. */
    record Head(UUID id, UUID propertyId, @Nullable UUID reservationId, boolean erased) {}

    /** Whether a partner's reservation was erased here: what is said of it is not kept again. */
    boolean isErased(Handle handle, UUID connectionId, String externalId) {
        return !externalId.isEmpty()
                && handle.createQuery("""
                        select exists (select from erasure where connection_id = :connection
                                       and external_hash = sha256(convert_to(:external, 'UTF8')))
                        """)
                        .bind("connection", connectionId)
                        .bind("external", externalId)
                        .mapTo(Boolean.class)
                        .one();
    }

    /** Whether everything of a thread up to its last change is here already. */
    boolean isKnown(Handle handle, UUID connectionId, MessageThread thread) {
        return handle.createQuery("""
                        select exists (select from conversation where connection_id = :connection and remote_id = :remote
                                       and changed_at = :changed and external_id = :external)
                        """)
                .bind("connection", connectionId)
                .bind("remote", clean(thread.id()))
                .bind("changed", Timestamp.from(micros(thread.changedAt())))
                .bind("external", clean(thread.externalId().orElse("")))
                .mapTo(Boolean.class)
                .one();
    }

    /** The row of a partner's thread, made when it is new. What we began ourselves with a reservation becomes its thread. */
    Head open(Handle handle, Connection connection, MessageThread thread) {
        String remote = clean(thread.id());
        String external = clean(thread.externalId().orElse(""));
        boolean there = handle.createQuery(
                        "select exists (select from conversation where connection_id = :connection and remote_id = :remote)")
                .bind("connection", connection.id())
                .bind("remote", remote)
                .mapTo(Boolean.class)
                .one();
        if (!there && !external.isEmpty()) {
            handle.createUpdate("""
                    update conversation set remote_id = :remote
                    where connection_id = :connection and external_id = :external and remote_id is null
                    """)
                    .bind("connection", connection.id())
                    .bind("remote", remote)
                    .bind("external", external)
                    .execute();
        }
        return handle.createQuery("""
                        insert into conversation (id, property_id, connection_id, remote_id, external_id, channel_name, guest_name,
                                                  last_at)
                        values (:id, :property, :connection, :remote, :external, :channel, :guest, :now)
                        on conflict (connection_id, remote_id) do update
                        set external_id = case when excluded.external_id = '' then conversation.external_id
                                               else excluded.external_id end,
                            channel_name = excluded.channel_name,
                            guest_name = case when conversation.erased then '' else excluded.guest_name end
                        returning id, property_id, reservation_id, erased
                        """)
                .bind("id", moment.ids().next())
                .bind("property", connection.propertyId())
                .bind("connection", connection.id())
                .bind("remote", remote)
                .bind("external", external)
                .bind("channel", clean(thread.channelName()))
                .bind("guest", clean(thread.guestName()))
                .bind("now", Timestamp.from(moment.now()))
                .map((r, c) -> head(r))
                .one();
    }

    /** A thread that we begin ourselves; the one begun before where there is one. */
    Head begin(Handle handle, Connection connection, String externalId, UUID reservationId) {
        return handle.createQuery("""
                        insert into conversation (id, property_id, connection_id, external_id, reservation_id, channel_name,
                                                  guest_name, last_at)
                        values (:id, :property, :connection, :external, :reservation, '', '', :now)
                        on conflict (connection_id, external_id) where remote_id is null
                        do update set reservation_id = excluded.reservation_id
                        returning id, property_id, reservation_id, erased
                        """)
                .bind("id", moment.ids().next())
                .bind("property", connection.propertyId())
                .bind("connection", connection.id())
                .bind("external", externalId)
                .bind("reservation", reservationId)
                .bind("now", Timestamp.from(moment.now()))
                .map((r, c) -> head(r))
                .one();
    }

    /** One as it is kept, held until the transaction ends: an erasure waits for what is being written, or is seen by it. */
    Optional<Head> lock(Handle handle, UUID id) {
        return handle.createQuery("select * from conversation where id = :id for update")
                .bind("id", id)
                .map((r, c) -> head(r))
                .findOne();
    }

    /** Whether it is one that we began and that the partner has not opened. */
    boolean isUnopened(Handle handle, UUID id) {
        return handle.createQuery("select exists (select from conversation where id = :id and remote_id is null)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    /** Ties threads to reservations that are known by now; returns those that were. */
    List<Head> link(Handle handle, @Nullable UUID conversationId) {
        return handle.createQuery("""
                        update conversation c set reservation_id = r.id, erased = coalesce(k.erased, false),
                            guest_name = case when k.erased then '' else c.guest_name end
                        from reservation r left join contact k on k.reservation_id = r.id
                        where c.reservation_id is null and c.external_id <> ''
                          and r.connection_id = c.connection_id and r.external_id = c.external_id
                          and (c.id = :id or cast(:id as uuid) is null)
                        returning c.id, c.property_id, c.reservation_id, c.erased
                        """)
                .bindByType("id", conversationId, UUID.class)
                .map((r, c) -> head(r))
                .list();
    }

    /** Notes that everything up to the partner's last change is here. */
    void complete(Handle handle, UUID id, Instant changedAt) {
        handle.createUpdate("update conversation set changed_at = greatest(changed_at, :changed) where id = :id")
                .bind("changed", Timestamp.from(micros(changedAt)))
                .bind("id", id)
                .execute();
    }

    /** Computes anew when something was last said, and whether somebody has to answer. */
    void refresh(Handle handle, Collection<UUID> ids) {
        handle.createUpdate("""
                update conversation c set last_at = coalesce(m.last_at, c.last_at),
                    waits = not c.erased and (coalesce(m.failed, false)
                        or coalesce(m.asked_at > greatest(m.answered_at, c.done_at), false))
                from unnest(:ids) as k(id) left join lateral (
                    select max(said_at) as last_at, bool_or(s.state = 'failed') as failed,
                           max(said_at) filter (where s.author = 'guest' or s.author = 'channel' and v.external_id = '') as asked_at,
                           coalesce(max(said_at) filter (where s.author = 'house' and s.state <> 'failed'), '-infinity') as answered_at
                    from message s join conversation v on v.id = s.conversation_id where s.conversation_id = k.id) m on true
                where c.id = k.id
                """).bind("ids", ids.toArray(UUID[]::new)).execute();
    }

    /** Notes that nothing of what was said until now is to be answered; false when nothing waited. */
    boolean done(Handle handle, UUID id) {
        return handle.createUpdate("""
                        update conversation c set waits = false, done_at = (
                            select coalesce(max(said_at), '-infinity') from message s where s.conversation_id = c.id)
                        where id = :id and waits
                        """).bind("id", id).execute() == 1;
    }

    /** Takes the guest's name off the threads of some reservations, also of those not tied yet; returns which they are. */
    List<UUID> erase(Handle handle, Collection<UUID> reservationIds) {
        return handle.createQuery("""
                        update conversation c set erased = true, guest_name = '', waits = false
                        where c.id in (
                            select v.id from conversation v where v.reservation_id = any(:ids)
                            union select v.id from conversation v join reservation r
                                on r.connection_id = v.connection_id and r.external_id = v.external_id
                            where r.id = any(:ids))
                        returning c.id
                        """)
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .list();
    }

    /** Drops a thread that we began and that turned out to be another row's. */
    void drop(Handle handle, UUID id) {
        handle.createUpdate("delete from conversation where id = :id")
                .bind("id", id)
                .execute();
    }

    Optional<UUID> byRemote(Handle handle, UUID connectionId, String remoteId) {
        return handle.createQuery(
                        "select id from conversation where connection_id = :connection and remote_id = :remote")
                .bind("connection", connectionId)
                .bind("remote", clean(remoteId))
                .mapTo(UUID.class)
                .findOne();
    }

    /** Gives a thread that we began the number under which the partner opened it. */
    void opened(Handle handle, UUID id, String remoteId) {
        handle.createUpdate("update conversation set remote_id = :remote where id = :id and remote_id is null")
                .bind("remote", clean(remoteId))
                .bind("id", id)
                .execute();
    }

    private static Head head(ResultSet r) throws SQLException {
        return new Head(
                r.getObject("id", UUID.class),
                r.getObject("property_id", UUID.class),
                r.getObject("reservation_id", UUID.class),
                r.getBoolean("erased"));
    }

    /** The database keeps no finer time. */
    private static Instant micros(Instant at) {
        return at.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    private static String clean(String text) {
        String clean = text.replace("\u0000", "");
        return clean.substring(0, Math.min(clean.length(), NAME_MAX));
    }
}
