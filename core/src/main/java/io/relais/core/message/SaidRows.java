package io.relais.core.message;

import io.relais.connector.Correspondence;
import io.relais.connector.GuestMessage;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What was said, from both sides; owner of table {@code message}. Texts are encrypted, each bound to its row. */
@Singleton
final class SaidRows {
    static final int TEXT_MAX = 20_000;
    private static final int RAW_MAX = 60_000;
    private static final int WORDS_MAX = 500;

    /** Longer than any call to a partner may take. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Sealing sealing;
    private final Moment moment;

    @Inject
    SaidRows(Sealing sealing, Moment moment) {
        this.sealing = sealing;
        this.moment = moment;
    }

    /** Keeps what a partner told. One that another worker kept meanwhile stays as it is. */
    int add(Handle handle, ConversationRows.Head head, UUID connectionId, List<GuestMessage> told) {
        if (told.isEmpty()) {
            return 0;
        }
        List<UUID> ids = new ArrayList<>();
        List<byte[]> texts = new ArrayList<>();
        List<byte[]> raws = new ArrayList<>();
        for (GuestMessage one : told) {
            UUID id = moment.ids().next();
            ids.add(id);
            texts.add(sealing.seal(id, head.erased() ? "" : Sealing.cut(one.text(), TEXT_MAX)));
            raws.add(sealing.seal(id, head.erased() ? "" : Sealing.cut(one.raw(), RAW_MAX)));
        }
        return handle.createUpdate("""
                        insert into message (id, conversation_id, connection_id, remote_id, author, text_cipher, raw_cipher,
                                             attachments, said_at, state, written_at)
                        select id, :conversation, :connection, remote, author, txt, raw, attachments, said_at, 'said', :now
                        from unnest(:ids, :remotes, :authors, :texts, :raws, :attachments, :saidAts)
                             as k(id, remote, author, txt, raw, attachments, said_at)
                        order by remote on conflict (connection_id, remote_id) do nothing
                        """)
                .bind("conversation", head.id())
                .bind("connection", connectionId)
                .bind("now", Timestamp.from(moment.now()))
                .bind("ids", ids.toArray(UUID[]::new))
                .bind(
                        "remotes",
                        told.stream().map(one -> Sealing.remote(one.id())).toArray(String[]::new))
                .bind("authors", told.stream().map(one -> author(one).code()).toArray(String[]::new))
                .bind("texts", Database.bytes(texts))
                .bind("raws", Database.bytes(raws))
                .bind(
                        "attachments",
                        told.stream().map(GuestMessage::attachments).toArray(Integer[]::new))
                .bind("saidAts", told.stream().map(this::said).toArray(Instant[]::new))
                .execute();
    }

    /**
     * Notes that a reply is at the partner; what was kept of it as told by the partner goes into it.
     *
     * @return false when that is known already
     */
    boolean sent(Handle handle, UUID id, UUID connectionId, GuestMessage as) {
        handle.createUpdate(
                        "delete from message where connection_id = :connection and remote_id = :remote and id <> :id")
                .bind("connection", connectionId)
                .bind("remote", Sealing.remote(as.id()))
                .bind("id", id)
                .execute();
        return handle.createUpdate("""
                        update message set state = 'sent', remote_id = :remote, raw_cipher = :raw, said_at = :at, doubt_since = null,
                            lease_until = '-infinity', reason = '', answer = ''
                        where id = :id and state in ('waiting', 'failed')
                        """)
                        .bind("id", id)
                        .bind("remote", Sealing.remote(as.id()))
                        .bind("raw", sealing.seal(id, Sealing.cut(as.raw(), RAW_MAX)))
                        .bind("at", Timestamp.from(said(as)))
                        .execute()
                == 1;
    }

    /** Writes a reply down to be sent; false when one of that id is there already. */
    boolean write(Handle handle, ConversationRows.Head head, UUID connectionId, UUID id, String text, String by) {
        return handle.createUpdate("""
                        insert into message (id, conversation_id, connection_id, author, text_cipher, said_at, state, written_by,
                                             written_at, next_try_at)
                        values (:id, :conversation, :connection, 'house', :text, :now, 'waiting', :by, :now, :now)
                        on conflict (id) do nothing
                        """)
                        .bind("id", id)
                        .bind("conversation", head.id())
                        .bind("connection", connectionId)
                        .bind("text", sealing.seal(id, text))
                        .bind("by", by)
                        .bind("now", Timestamp.from(moment.now()))
                        .execute()
                == 1;
    }

    /** Takes replies that are due, the oldest of each conversation, so that no other worker sends them. Nothing stays locked. */
    List<Outgoing> takeDue(Handle handle, int limit) {
        return handle.createQuery("""
                        update message m set lease_until = :lease
                        from conversation c where c.id = m.conversation_id and m.id in (
                            select w.id from message w join connection n on n.id = w.connection_id and n.state = 'active'
                            join account a on a.id = n.account_id and a.state = 'active'
                            where w.state = 'waiting' and w.next_try_at <= :now and w.lease_until < :now
                              and not exists (select from message e where e.conversation_id = w.conversation_id
                                              and e.state = 'waiting' and (e.written_at, e.id) < (w.written_at, w.id))
                            order by w.next_try_at limit :limit for update of w skip locked)
                        returning m.*, c.remote_id as thread_id, c.external_id
                        """)
                .bind("now", Timestamp.from(moment.now()))
                .bind("lease", Timestamp.from(moment.now().plus(LEASE)))
                .bind("limit", limit)
                .map((r, c) -> outgoing(r))
                .list();
    }

    /** Notes that the partner is about to be told; false when the reply is no longer there to be sent. */
    boolean attempt(Handle handle, UUID id) {
        return handle.createUpdate("""
                        update message set doubt_since = coalesce(doubt_since, :now), tries = tries + 1, lease_until = :lease
                        where id = :id and state = 'waiting'
                        """)
                        .bind("now", Timestamp.from(moment.now()))
                        .bind("lease", Timestamp.from(moment.now().plus(LEASE)))
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** The guest surely has not got it, as far as we were in doubt. */
    void clearDoubt(Handle handle, UUID id) {
        handle.createUpdate("update message set doubt_since = null where id = :id and state = 'waiting'")
                .bind("id", id)
                .execute();
    }

    /** Lets a reply be tried again later. */
    void later(Handle handle, UUID id, Duration wait, String answer) {
        handle.createUpdate("""
                update message set lease_until = '-infinity', next_try_at = :at, answer = :answer
                where id = :id and state = 'waiting'
                """)
                .bind("at", Timestamp.from(moment.now().plus(wait)))
                .bind("answer", Sealing.cut(answer, WORDS_MAX))
                .bind("id", id)
                .execute();
    }

    /** Leaves a reply to a person; false when it was settled meanwhile. */
    boolean fail(Handle handle, UUID id, Said.Reason reason, String answer) {
        return handle.createUpdate("""
                        update message set state = 'failed', reason = :reason, answer = :answer, lease_until = '-infinity'
                        where id = :id and state = 'waiting'
                        """)
                        .bind("reason", reason.code())
                        .bind("answer", Sealing.cut(answer, WORDS_MAX))
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Lets a failed reply be sent again. Where a person has looked whether it arrived, we no longer doubt; its 24 hours begin anew. */
    boolean again(Handle handle, UUID id) {
        return handle.createUpdate("""
                        update message set state = 'waiting', next_try_at = :now, written_at = :now, answer = '',
                            doubt_since = case when reason = 'unsure' then null else doubt_since end, reason = ''
                        where id = :id and state = 'failed'
                        """)
                        .bind("now", Timestamp.from(moment.now()))
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Gives a failed reply up; false when it is not failed. */
    boolean discard(Handle handle, UUID id) {
        return handle.createUpdate("delete from message where id = :id and state = 'failed'")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Moves what was said to the row under which the partner's thread is kept. */
    void move(Handle handle, UUID from, UUID to) {
        handle.createUpdate("update message set conversation_id = :to where conversation_id = :from")
                .bind("from", from)
                .bind("to", to)
                .execute();
    }

    /** Takes every word off some conversations; that something was said stays. Replies on their way are given up. */
    void erase(Handle handle, Collection<UUID> conversationIds) {
        handle.createUpdate("delete from message where conversation_id = any(:ids) and state in ('waiting', 'failed')")
                .bind("ids", conversationIds.toArray(UUID[]::new))
                .execute();
        handle.createUpdate("""
                update message set text_cipher = '', raw_cipher = null, written_by = '', answer = ''
                where conversation_id = any(:ids)
                """)
                .bind("ids", conversationIds.toArray(UUID[]::new))
                .execute();
    }

    private Outgoing outgoing(ResultSet r) throws SQLException {
        UUID id = r.getObject("id", UUID.class);
        String thread = r.getString("thread_id");
        Timestamp doubt = r.getTimestamp("doubt_since");
        return new Outgoing(
                id,
                r.getObject("conversation_id", UUID.class),
                r.getObject("connection_id", UUID.class),
                thread == null
                        ? new Correspondence.OnReservation(r.getString("external_id"))
                        : new Correspondence.InThread(thread),
                sealing.open(id, r.getBytes("text_cipher")),
                r.getTimestamp("written_at").toInstant(),
                Optional.ofNullable(doubt).map(Timestamp::toInstant),
                r.getInt("tries"));
    }

    private static Said.Author author(GuestMessage told) {
        return switch (told.author()) {
            case GUEST -> Said.Author.GUEST;
            case HOST -> Said.Author.HOUSE;
            case SYSTEM -> Said.Author.CHANNEL;
        };
    }

    /** A partner's clock may be wrong by years; what is said tomorrow would stay on top of every list. */
    private Instant said(GuestMessage told) {
        Instant now = moment.now();
        Instant at = told.sentAt();
        return at.isBefore(EARLIEST) ? EARLIEST : at.isAfter(now) ? now : at;
    }
}
