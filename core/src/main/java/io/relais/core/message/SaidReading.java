package io.relais.core.message;

import io.relais.connector.GuestMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What was said, read and deciphered. */
@Singleton
final class SaidReading {
    private static final int LIST_MAX = 500;

    private final Sealing sealing;

    @Inject
    SaidReading(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Those of a partner's messages that are not here. */
    List<GuestMessage> unknown(Handle handle, UUID connectionId, List<GuestMessage> told) {
        Set<String> known = new HashSet<>(handle.createQuery(
                        "select remote_id from message where connection_id = :connection and remote_id = any(:ids)")
                .bind("connection", connectionId)
                .bind("ids", told.stream().map(one -> Sealing.remote(one.id())).toArray(String[]::new))
                .mapTo(String.class)
                .list());
        return told.stream().filter(one -> known.add(Sealing.remote(one.id()))).toList();
    }

    /** A reply that may have arrived without our knowing, with what it says. */
    record Doubtful(UUID id, String text, Instant since) {}

    /** Replies of a conversation of which we do not know whether the guest got them, the oldest first. */
    List<Doubtful> doubtful(Handle handle, UUID conversationId) {
        return handle.createQuery("""
                        select id, text_cipher, doubt_since from message
                        where conversation_id = :conversation and doubt_since is not null and remote_id is null
                        order by written_at, id
                        """)
                .bind("conversation", conversationId)
                .map((r, c) -> {
                    UUID id = r.getObject(1, UUID.class);
                    return new Doubtful(
                            id,
                            sealing.open(id, r.getBytes(2)),
                            r.getTimestamp(3).toInstant());
                })
                .list();
    }

    /** Whether the house said something at the partner's own site since then, told to us after it, that is none of our replies. */
    boolean saidElsewhere(Handle handle, UUID conversationId, Instant since, Instant earliest) {
        return handle.createQuery("""
                        select exists (select from message where conversation_id = :conversation and author = 'house'
                                       and state = 'said' and written_at >= :since and said_at >= :earliest)
                        """)
                .bind("conversation", conversationId)
                .bind("since", Timestamp.from(since))
                .bind("earliest", Timestamp.from(earliest))
                .mapTo(Boolean.class)
                .one();
    }

    Optional<Said> find(Handle handle, UUID id) {
        return handle.createQuery("select * from message where id = :id")
                .bind("id", id)
                .map((r, c) -> said(r))
                .findOne();
    }

    /** What was said in some conversations, the oldest first; of very long ones the newest part. */
    List<Said> list(Handle handle, Collection<UUID> conversationIds) {
        return handle.createQuery("""
                        select * from (select * from message where conversation_id = any(:ids)
                                       order by said_at desc, id desc limit :limit) newest
                        order by said_at, id
                        """)
                .bind("ids", conversationIds.toArray(UUID[]::new))
                .bind("limit", LIST_MAX)
                .map((r, c) -> said(r))
                .list();
    }

    /** What was said last in each of some conversations. */
    List<Said> last(Handle handle, Collection<UUID> conversationIds) {
        return handle.createQuery("""
                        select distinct on (conversation_id) * from message where conversation_id = any(:ids)
                        order by conversation_id, said_at desc, id desc
                        """)
                .bind("ids", conversationIds.toArray(UUID[]::new))
                .map((r, c) -> said(r))
                .list();
    }

    private Said said(ResultSet r) throws SQLException {
        UUID id = r.getObject("id", UUID.class);
        return new Said(
                id,
                r.getObject("conversation_id", UUID.class),
                Said.Author.ofCode(r.getString("author")),
                sealing.open(id, r.getBytes("text_cipher")),
                r.getInt("attachments"),
                r.getTimestamp("said_at").toInstant(),
                Said.State.ofCode(r.getString("state")),
                r.getString("written_by"),
                Said.Reason.ofCode(r.getString("reason")),
                r.getString("answer"));
    }
}
