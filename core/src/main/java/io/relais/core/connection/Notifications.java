package io.relais.core.connection;

import io.relais.connector.Notification;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What partners pushed to our door, kept before they hear that we have it; owner of table {@code notification}. */
@Singleton
public final class Notifications {
    private static final int LIST_MAX = 200;
    private static final int TRIES_MAX = 8;
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** Longer than a partner repeats itself. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Database database;
    private final Secrets secrets;
    private final Moment moment;

    @Inject
    public Notifications(Database database, Secrets secrets, Moment moment) {
        this.database = database;
        this.secrets = secrets;
        this.moment = moment;
    }

    /** Keeps one durably; false when it had come before. */
    public boolean store(UUID accountId, Notification told, String body) {
        boolean acted = told.about() != Notification.About.OTHER;
        return database.write(handle -> handle.createUpdate("""
                                insert into notification (id, account_id, remote_id, type, about, remote_property_id,
                                                          external_id, content_cipher, state, received_at, next_try_at)
                                values (:id, :account, :remote, :type, :about, :property, :external, :content, :state,
                                        :now, :now)
                                on conflict (account_id, remote_id) do nothing
                                """)
                        .bind("id", moment.ids().next())
                        .bind("account", accountId)
                        .bind("remote", clean(told.id()))
                        .bind("type", clean(told.type()))
                        .bind("about", told.about().name().toLowerCase(Locale.ROOT))
                        .bind("property", clean(told.remotePropertyId().orElse("")))
                        .bind("external", clean(told.externalId().orElse("")))
                        .bind("content", secrets.seal(body, "notification " + accountId))
                        // A type that nobody knows is kept for people to see.
                        .bind("state", acted ? "received" : "kept")
                        .bind("now", Timestamp.from(moment.now()))
                        .execute()
                == 1);
    }

    /** Takes what is due, so that no other worker does meanwhile. Nothing stays locked. */
    public List<Noticed> takeDue(int limit) {
        Instant now = moment.now();
        return database.write(handle -> handle.createQuery("""
                        update notification set tries = tries + 1, next_try_at = :lease
                        where id in (select id from notification where state = 'received' and next_try_at <= :now
                                     order by next_try_at limit :limit for update skip locked)
                        returning *
                        """)
                .bind("now", Timestamp.from(now))
                .bind("lease", Timestamp.from(now.plus(LEASE)))
                .bind("limit", limit)
                .map((r, c) -> noticed(r))
                .list());
    }

    /** What was asked for because of it has come. */
    public void done(UUID id) {
        settle(id, "done", "");
    }

    /** It did not work: later again, longer each time, and in the end for a person. */
    public void failed(Noticed noticed, String reason) {
        if (noticed.tries() >= TRIES_MAX) {
            settle(noticed.id(), "failed", reason);
            return;
        }
        database.write(handle -> handle.createUpdate(
                        "update notification set next_try_at = :at, reason = :reason where id = :id")
                .bind("at", Timestamp.from(moment.now().plus(Duration.ofSeconds(15L << noticed.tries()))))
                .bind("reason", clean(reason))
                .bind("id", noticed.id())
                .execute());
    }

    /** It can never work; a person may want to know. */
    public void giveUp(UUID id, String reason) {
        settle(id, "failed", reason);
    }

    /** The newest of an organisation's notifications, newest first. */
    public List<Noticed> list(UUID organisationId, int limit) {
        return database.read(handle -> handle.createQuery("""
                        select n.* from notification n join account a on a.id = n.account_id
                        where a.organisation_id = :organisation order by n.received_at desc, n.id desc limit :limit
                        """)
                .bind("organisation", organisationId)
                .bind("limit", Math.min(limit, LIST_MAX))
                .map((r, c) -> noticed(r))
                .list());
    }

    /** Deletes what was acted upon three months ago; what failed or was only kept stays. Returns how many. */
    public int prune() {
        return database.write(
                handle -> handle.createUpdate("delete from notification where state = 'done' and settled_at < :limit")
                        .bind("limit", Timestamp.from(moment.now().minus(KEPT)))
                        .execute());
    }

    private void settle(UUID id, String state, String reason) {
        database.write(handle -> handle.createUpdate("""
                        update notification set state = :state, reason = :reason, settled_at = :now where id = :id
                        """)
                .bind("state", state)
                .bind("reason", clean(reason))
                .bind("now", Timestamp.from(moment.now()))
                .bind("id", id)
                .execute());
    }

    private static String clean(String text) {
        String clean = text.replace("\u0000", "");
        return clean.substring(0, Math.min(clean.length(), 500));
    }

    private static Noticed noticed(ResultSet r) throws SQLException {
        return new Noticed(
                r.getObject("id", UUID.class),
                r.getObject("account_id", UUID.class),
                r.getString("remote_id"),
                r.getString("type"),
                r.getString("about"),
                r.getString("remote_property_id"),
                r.getString("external_id"),
                r.getString("state"),
                r.getString("reason"),
                r.getTimestamp("received_at").toInstant(),
                r.getInt("tries"));
    }
}
