package io.relais.core.reservation;

import io.relais.connector.Inbound;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Secrets;
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

/**
 * Every raw message a partner sent, kept before the partner hears that we have it; owner of table {@code inbox}. Content is
 * encrypted because it may hold a card. A message that comes again is recognised by its id and not kept twice.
 */
@Singleton
public final class Inbox {
    private static final String SELECT =
            "select i.*, a.channel, a.label from inbox i join account a on a.id = i.account_id";

    private final Database database;
    private final Secrets secrets;
    private final Moment moment;

    @Inject
    public Inbox(Database database, Secrets secrets, Moment moment) {
        this.database = database;
        this.secrets = secrets;
        this.moment = moment;
    }

    /** One message that waits to be applied. */
    record Waiting(UUID id, UUID accountId, String channel, String accountLabel, Inbound inbound, String trace) {}

    /** What became of a message. */
    record Settled(
            UUID id, @Nullable UUID connectionId, @Nullable UUID reservationId, String externalId, Reason parked) {}

    /** Why a message is parked; {@link #APPLIED} when it is not. */
    record Reason(String code, String text) {
        static final Reason APPLIED = new Reason("", "");

        boolean isParked() {
            return !code.isEmpty();
        }
    }

    /**
     * Keeps messages durably; when this returns they may be acknowledged.
     *
     * @return how many were new
     */
    public int store(UUID accountId, List<Inbound> messages, String trace) {
        if (messages.isEmpty()) {
            return 0;
        }
        return database.write(handle -> handle.createUpdate("""
                        insert into inbox (id, account_id, message_id, received_at, pull_order, receipt, content_cipher,
                                           state, trace)
                        select id, :account, message_id, received_at, pull_order, receipt, content, 'received', :trace
                        from unnest(:ids, :messageIds, :receivedAts, :orders, :receipts, :contents)
                             as k(id, message_id, received_at, pull_order, receipt, content)
                        order by message_id
                        on conflict (account_id, message_id) do nothing
                        """)
                .bind("account", accountId)
                .bind("trace", trace)
                .bind("ids", messages.stream().map(m -> moment.ids().next()).toArray(UUID[]::new))
                .bind(
                        "messageIds",
                        messages.stream()
                                .map(m -> m.messageId().replace("\u0000", ""))
                                .toArray(String[]::new))
                .bind("receivedAts", messages.stream().map(Inbound::receivedAt).toArray(Instant[]::new))
                .bind("orders", messages.stream().map(Inbound::order).toArray(Integer[]::new))
                .bind(
                        "receipts",
                        messages.stream().map(m -> m.receipt().orElse(null)).toArray(String[]::new))
                .bind(
                        "contents",
                        Database.bytes(messages.stream()
                                .map(m -> secrets.seal(m.raw(), context(accountId)))
                                .toList()))
                .execute());
    }

    /** Takes messages that wait, oldest first; other workers skip them until this transaction ends. */
    List<Waiting> take(Handle handle, int limit) {
        return handle.createQuery(SELECT + """
                 where i.id in (select id from inbox where state = 'received'
                                order by received_at, pull_order limit :limit for update skip locked)
                 order by i.received_at, i.pull_order
                """)
                .bind("limit", limit)
                .map((r, c) -> waiting(r))
                .list();
    }

    /** Takes one message if it still waits and no other worker has it. */
    List<Waiting> take(Handle handle, UUID id) {
        return handle.createQuery(SELECT + " where i.id = :id and i.state = 'received' for update of i skip locked")
                .bind("id", id)
                .map((r, c) -> waiting(r))
                .list();
    }

    /** The oldest messages that wait, whoever may have taken them. */
    List<UUID> listWaiting(Handle handle, int limit) {
        return handle.createQuery("""
                select id from inbox where state = 'received' order by received_at, pull_order limit :limit
                """).bind("limit", limit).mapTo(UUID.class).list();
    }

    /** Parks a message without reading it; 0 when it no longer waits or another worker has it. */
    int park(Handle handle, UUID id, Reason reason) {
        return handle.createUpdate("""
                update inbox set state = 'parked', reason_code = :code, reason = :text, settled_at = :now
                where id in (select id from inbox where id = :id and state = 'received' for update skip locked)
                """)
                .bind("code", reason.code())
                .bind("text", reason.text())
                .bind("now", Timestamp.from(moment.now()))
                .bind("id", id)
                .execute();
    }

    /** Writes what became of messages taken in this transaction. */
    void settle(Handle handle, List<Settled> settled) {
        if (settled.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                update inbox i set state = case when k.code = '' then 'applied' else 'parked' end,
                    reason_code = k.code, reason = k.reason, external_id = k.external_id,
                    connection_id = k.connection_id, reservation_id = k.reservation_id, settled_at = :now
                from unnest(:ids, :connections, :reservations, :externals, :codes, :reasons)
                     as k(id, connection_id, reservation_id, external_id, code, reason)
                where i.id = k.id
                """)
                .bind("now", Timestamp.from(moment.now()))
                .bind("ids", settled.stream().map(Settled::id).toArray(UUID[]::new))
                .bind("connections", settled.stream().map(Settled::connectionId).toArray(UUID[]::new))
                .bind(
                        "reservations",
                        settled.stream().map(Settled::reservationId).toArray(UUID[]::new))
                .bind(
                        "externals",
                        settled.stream()
                                .map(s -> s.externalId().replace("\u0000", ""))
                                .toArray(String[]::new))
                .bind("codes", settled.stream().map(s -> s.parked().code()).toArray(String[]::new))
                .bind(
                        "reasons",
                        settled.stream()
                                .map(s -> s.parked().text().replace("\u0000", ""))
                                .toArray(String[]::new))
                .execute();
    }

    /** Deletes the messages of a reservation that is erased: they hold its guest. */
    void forget(Handle handle, UUID reservationId) {
        handle.createUpdate("delete from inbox where reservation_id = :reservation")
                .bind("reservation", reservationId)
                .execute();
    }

    /** Lets a parked message be applied again; false when it is not parked or not of the organisation. */
    boolean replay(Handle handle, UUID organisationId, UUID id) {
        return handle.createUpdate("""
                        update inbox set state = 'received', reason_code = '', reason = '', settled_at = null
                        where id = :id and state = 'parked'
                          and account_id in (select id from account where organisation_id = :organisation)
                        """)
                        .bind("id", id)
                        .bind("organisation", organisationId)
                        .execute()
                == 1;
    }

    /** Messages for properties that were not connected when they came and are now. */
    int reviveConnected(Handle handle) {
        return handle.createUpdate("""
                update inbox i set state = 'received', reason_code = '', reason = '', settled_at = null
                where state = 'parked' and reason_code = 'unknown-property'
                  and exists (select from connection c
                              where c.account_id = i.account_id
                                and strpos(i.reason, '«' || c.remote_property_id || '»') > 0)
                """).execute();
    }

    /** The organisation's parked messages, newest first, at most {@code limit}. */
    List<ParkedItem> listParked(UUID organisationId, int limit) {
        return database.read(handle -> handle.createQuery("""
                        select i.*, a.channel, a.label from inbox i join account a on a.id = i.account_id
                        where i.state = 'parked' and a.organisation_id = :organisation
                        order by i.received_at desc, i.id desc limit :limit
                        """)
                .bind("organisation", organisationId)
                .bind("limit", limit)
                .map((r, c) -> new ParkedItem(
                        r.getObject("id", UUID.class),
                        r.getString("channel"),
                        r.getString("label"),
                        r.getString("message_id"),
                        r.getTimestamp("received_at").toInstant(),
                        r.getString("reason_code"),
                        r.getString("reason"),
                        r.getString("external_id")))
                .list());
    }

    /** Deletes applied messages that are older; parked ones stay. Returns how many. */
    public int prune(Instant olderThan) {
        return database.write(
                handle -> handle.createUpdate("delete from inbox where state = 'applied' and settled_at < :limit")
                        .bind("limit", Timestamp.from(olderThan))
                        .execute());
    }

    /** A message as its account and trace name it. */
    record Trail(UUID accountId, String trace) {}

    /**
     * Empties the messages of some reservations for good, parked ones too; that they came stays, so that one that comes again is
     * recognised. Returns where they came from.
     */
    List<Trail> erase(Handle handle, Collection<UUID> reservationIds) {
        List<Trail> trails = handle.createQuery("""
                        select distinct account_id, trace from inbox where reservation_id = any(:ids)
                        order by account_id, trace
                        """)
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .map((r, c) -> new Trail(r.getObject(1, UUID.class), r.getString(2)))
                .list();
        trails.stream()
                .map(Trail::accountId)
                .distinct()
                .forEach(account -> handle.createUpdate("""
                        update inbox set content_cipher = :empty, state = 'applied', reason_code = '', reason = '',
                            settled_at = coalesce(settled_at, :now)
                        where reservation_id = any(:ids) and account_id = :account
                        """)
                        .bind("empty", secrets.seal("", context(account)))
                        .bind("now", Timestamp.from(moment.now()))
                        .bind("ids", reservationIds.toArray(UUID[]::new))
                        .bind("account", account)
                        .execute());
        return trails;
    }

    private Waiting waiting(ResultSet r) throws SQLException {
        UUID account = r.getObject("account_id", UUID.class);
        return new Waiting(
                r.getObject("id", UUID.class),
                account,
                r.getString("channel"),
                r.getString("label"),
                new Inbound(
                        r.getString("message_id"),
                        Optional.ofNullable(r.getString("receipt")),
                        r.getTimestamp("received_at").toInstant(),
                        r.getInt("pull_order"),
                        secrets.unseal(r.getBytes("content_cipher"), context(account))),
                r.getString("trace"));
    }

    private static String context(UUID accountId) {
        return "inbox " + accountId;
    }
}
