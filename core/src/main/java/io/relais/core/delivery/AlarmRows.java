package io.relais.core.delivery;

import io.relais.core.connection.Connectors;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** What troubles there are and who was told; owner of table {@code alarm}. */
@Singleton
final class AlarmRows {
    /** What goes by itself sooner is told to nobody. */
    static final Duration LASTING = Duration.ofSeconds(10);

    /** What comes back sooner was never over. */
    static final Duration SETTLED = Duration.ofMinutes(5);

    static final Duration REMINDER = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(90);
    /** Longer than a notice takes to be sent. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final int NOTICES_MAX = 20;

    private final Connectors connectors;
    private final Moment moment;

    @Inject
    AlarmRows(Connectors connectors, Moment moment) {
        this.connectors = connectors;
        this.moment = moment;
    }

    /** Whose trouble: an account's, one connection's of it, or a feed's. */
    private record Subject(
            UUID organisationId,
            @Nullable UUID accountId,
            @Nullable UUID connectionId,
            @Nullable UUID feedId,
            Trouble trouble) {
        static Subject of(Troubles.Found found) {
            boolean ofAccount = found.trouble().kind().isOfAccount();
            return new Subject(
                    found.organisationId(),
                    found.accountId(),
                    ofAccount ? null : found.connectionId(),
                    null,
                    found.trouble());
        }

        static Subject of(Troubles.FoundFeed found) {
            return new Subject(found.organisationId(), null, null, found.feedId(), found.trouble());
        }

        String key() {
            return trouble.kind().code() + accountId + connectionId + feedId;
        }
    }

    /** Opens an alarm for each trouble that has none, and closes those whose trouble is over. */
    void note(Handle handle, List<Troubles.Found> found, List<Troubles.FoundFeed> feeds) {
        Map<String, Subject> troubles = new LinkedHashMap<>();
        Stream.concat(found.stream().map(Subject::of), feeds.stream().map(Subject::of))
                .forEach(subject -> troubles.putIfAbsent(subject.key(), subject));
        reopen(handle, troubles.values());
        open(handle, troubles.values());
        close(handle, troubles.values());
    }

    private void reopen(Handle handle, Collection<Subject> troubles) {
        bind(handle.createUpdate("""
                        update alarm a set solved_at = null
                        from unnest(:accounts, :connections, :feeds, :kinds) as f(account_id, connection_id, feed_id, kind)
                        where a.account_id is not distinct from f.account_id
                          and a.connection_id is not distinct from f.connection_id
                          and a.feed_id is not distinct from f.feed_id and a.kind = f.kind and a.solved_at > :settled and a.solved_told_at is null
                          and not exists (select from alarm o where o.account_id is not distinct from a.account_id and o.kind = a.kind
                                            and o.connection_id is not distinct from a.connection_id
                                            and o.feed_id is not distinct from a.feed_id
                                            and o.solved_at is null)
                          and a.id = (select max(o.id::text)::uuid from alarm o
                                      where o.account_id is not distinct from a.account_id and o.kind = a.kind
                                        and o.connection_id is not distinct from a.connection_id
                                        and o.feed_id is not distinct from a.feed_id)
                        """), troubles)
                .bind("settled", Timestamp.from(moment.now().minus(SETTLED)))
                .execute();
    }

    private void open(Handle handle, Collection<Subject> troubles) {
        bind(handle.createUpdate("""
                        insert into alarm (id, organisation_id, account_id, connection_id, feed_id, kind, since, seen_at)
                        select id, organisation_id, account_id, connection_id, feed_id, kind, since, :now
                        from unnest(:ids, :organisations, :accounts, :connections, :feeds, :kinds, :sinces)
                             as f(id, organisation_id, account_id, connection_id, feed_id, kind, since)
                        on conflict do nothing
                        """), troubles)
                .bind("ids", troubles.stream().map(t -> moment.ids().next()).toArray(UUID[]::new))
                .bind(
                        "organisations",
                        troubles.stream().map(Subject::organisationId).toArray(UUID[]::new))
                .bind("sinces", troubles.stream().map(t -> t.trouble().since()).toArray(Instant[]::new))
                .bind("now", Timestamp.from(moment.now()))
                .execute();
    }

    private void close(Handle handle, Collection<Subject> troubles) {
        bind(handle.createUpdate("""
                        update alarm a set solved_at = :now
                        where a.solved_at is null and not exists (
                            select from unnest(:accounts, :connections, :feeds, :kinds) as f(account_id, connection_id, feed_id, kind)
                            where a.account_id is not distinct from f.account_id
                              and a.connection_id is not distinct from f.connection_id
                              and a.feed_id is not distinct from f.feed_id and a.kind = f.kind)
                        """), troubles)
                .bind("now", Timestamp.from(moment.now()))
                .execute();
    }

    /** Takes what people must be told now, so that no other worker tells it. */
    List<Notice> take(Handle handle) {
        Instant now = moment.now();
        return handle.createQuery("""
                with taken as (
                    update alarm set telling_until = :lease
                    where id in (select id from alarm
                                 where telling_until < :now
                                   and ((solved_at is null and seen_at <= :lasting
                                         and (told_at is null or told_at <= :reminder))
                                        or (solved_at <= :settled and told_at is not null and solved_told_at is null))
                                 order by seen_at limit :max for update skip locked)
                    returning *)
                select t.*, a.channel, coalesce(a.label, u.name || ', ' || f.address_host) as label, f.name as feed_name,
                       array(select p.name from connection c join property p on p.id = c.property_id
                             where c.account_id = t.account_id and (t.connection_id is null or c.id = t.connection_id)
                             union
                             select p.name from property p where p.id = f.property_id
                             order by 1 limit 20) as properties,
                       case when a.state = 'refused' then a.state_reason
                            when t.kind = 'poller-stopped' then ''
                            else coalesce((select max(k.last_fault_text)
                                           from connection c join courier k on k.connection_id = c.id
                                           where c.account_id = t.account_id
                                             and (t.connection_id is null or c.id = t.connection_id)), '') end as said
                from taken t left join account a on a.id = t.account_id
                left join feed f on f.id = t.feed_id left join unit u on u.id = f.unit_id
                order by t.seen_at
                """)
                .bind("now", Timestamp.from(now))
                .bind("lease", Timestamp.from(now.plus(LEASE)))
                .bind("lasting", Timestamp.from(now.minus(LASTING)))
                .bind("reminder", Timestamp.from(now.minus(REMINDER)))
                .bind("settled", Timestamp.from(now.minus(SETTLED)))
                .bind("max", NOTICES_MAX)
                .map((r, c) -> notice(r))
                .list();
    }

    /** Whom to tell about an alarm: the owners of its organisation who can sign in. */
    List<Notice.Reader> readers(Handle handle, UUID alarmId) {
        return handle.createQuery("""
                select o.email, o.name, o.language,
                       coalesce((select min(p.time_zone) from connection c join property p on p.id = c.property_id
                                 where c.account_id = a.account_id
                                   and (a.connection_id is null or c.id = a.connection_id)),
                                (select p.time_zone from feed f join property p on p.id = f.property_id
                                 where f.id = a.feed_id), 'UTC') as time_zone
                from alarm a join person o on o.organisation_id = a.organisation_id
                where a.id = :alarm and o.role = 'owner' and o.disabled_at is null
                order by o.created_at
                """)
                .bind("alarm", alarmId)
                .map((r, c) -> new Notice.Reader(
                        r.getString("email"), r.getString("name"), r.getString("language"), r.getString("time_zone")))
                .list();
    }

    void told(Handle handle, Notice notice) {
        handle.createUpdate("""
                update alarm set telling_until = '-infinity', tries = 0,
                    told_at = case when :solved then told_at else :now end,
                    solved_told_at = case when :solved then :now::timestamptz end
                where id = :id
                """)
                .bind("solved", notice.solvedAt() != null)
                .bind("now", Timestamp.from(moment.now()))
                .bind("id", notice.alarmId())
                .execute();
    }

    /** To be tried again after a while: a minute, then twice as long each time, up to an hour. */
    void failed(Handle handle, Notice notice) {
        handle.createUpdate("""
                update alarm set tries = tries + 1,
                    telling_until = :now::timestamptz + least(3600, 60 * power(2, least(tries, 6))) * interval '1 second'
                where id = :id
                """)
                .bind("now", Timestamp.from(moment.now()))
                .bind("id", notice.alarmId())
                .execute();
    }

    int prune(Handle handle) {
        return handle.createUpdate("delete from alarm where solved_at < :limit")
                .bind("limit", Timestamp.from(moment.now().minus(KEPT)))
                .execute();
    }

    private Notice notice(ResultSet r) throws SQLException {
        Timestamp solved = r.getTimestamp("solved_at");
        return new Notice(
                r.getObject("id", UUID.class),
                Trouble.Kind.ofCode(r.getString("kind")),
                new Notice.About(r.getObject("connection_id", UUID.class), r.getObject("feed_id", UUID.class)),
                channelName(r),
                r.getString("label"),
                Arrays.asList((String[]) r.getArray("properties").getArray()),
                r.getString("said"),
                r.getTimestamp("since").toInstant(),
                solved == null ? null : solved.toInstant(),
                r.getTimestamp("told_at") != null);
    }

    private String channelName(ResultSet r) throws SQLException {
        String feed = r.getString("feed_name");
        return feed == null ? connectors.manifest(r.getString("channel")).name() : feed;
    }

    private static Update bind(Update update, Collection<Subject> troubles) {
        return update.bind("accounts", column(troubles, Subject::accountId))
                .bind("connections", column(troubles, Subject::connectionId))
                .bind("feeds", column(troubles, Subject::feedId))
                .bind(
                        "kinds",
                        troubles.stream().map(t -> t.trouble().kind().code()).toArray(String[]::new));
    }

    private static UUID[] column(Collection<Subject> troubles, Function<Subject, @Nullable UUID> part) {
        return troubles.stream().map(part).toArray(UUID[]::new);
    }
}
