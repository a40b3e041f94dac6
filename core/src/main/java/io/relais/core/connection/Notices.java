package io.relais.core.connection;

import io.relais.connector.Hint;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Trouble that partners hinted at, until a person has dealt with it; owner of table {@code channel_notice}. */
@Singleton
public final class Notices {
    /** More open ones are not kept: a partner, or somebody who got hold of the address, may have gone mad. */
    public static final int OPEN_MAX = 200;

    private final Moment moment;

    @Inject
    public Notices(Moment moment) {
        this.moment = moment;
    }

    /** Keeps a hint, or counts it when it is known; one that was dismissed and comes again is open again. */
    public boolean keep(Handle handle, UUID accountId, Hint hint) {
        return handle.createUpdate("""
                        insert into channel_notice (id, account_id, remote_property_id, code, subject, times, first_at, last_at)
                        select :id, :account, :property, :code, :subject, 1, :now, :now
                        where (select count(*) from channel_notice
                               where account_id = :account and dismissed_at is null) < :max
                           or exists (select from channel_notice where account_id = :account
                                      and remote_property_id = :property and code = :code and subject = :subject)
                        on conflict on constraint channel_notice_once do update
                        set times = case when channel_notice.dismissed_at is null then channel_notice.times + 1 else 1 end,
                            first_at = case when channel_notice.dismissed_at is null
                                            then channel_notice.first_at else excluded.first_at end,
                            last_at = excluded.last_at, dismissed_at = null
                        """)
                        .bind("id", moment.ids().next())
                        .bind("account", accountId)
                        .bind("property", hint.remotePropertyId())
                        .bind("code", hint.code())
                        .bind("subject", hint.subject())
                        .bind("now", Timestamp.from(moment.now()))
                        .bind("max", OPEN_MAX)
                        .execute()
                > 0;
    }

    /** The open ones about a connection, and those of its account that name no property, newest first. */
    public List<Notice> list(Handle handle, UUID connectionId) {
        return handle.createQuery("""
                select n.* from channel_notice n join connection c on c.id = :connection
                where n.account_id = c.account_id and n.dismissed_at is null
                  and n.remote_property_id in ('', c.remote_property_id)
                order by n.last_at desc, n.id limit :max
                """)
                .bind("connection", connectionId)
                .bind("max", OPEN_MAX)
                .map((r, c) -> new Notice(
                        r.getObject("id", UUID.class),
                        r.getString("code"),
                        r.getString("subject"),
                        r.getInt("times"),
                        r.getTimestamp("first_at").toInstant(),
                        r.getTimestamp("last_at").toInstant()))
                .list();
    }

    /** Marks one of the connection's as dealt with; false when there is none such open. */
    public boolean dismiss(Handle handle, UUID connectionId, UUID noticeId) {
        return handle.createUpdate("""
                        update channel_notice n set dismissed_at = :now from connection c
                        where n.id = :id and n.dismissed_at is null and c.id = :connection and n.account_id = c.account_id
                          and n.remote_property_id in ('', c.remote_property_id)
                        """)
                        .bind("now", Timestamp.from(moment.now()))
                        .bind("id", noticeId)
                        .bind("connection", connectionId)
                        .execute()
                > 0;
    }
}
