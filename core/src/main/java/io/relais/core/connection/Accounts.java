package io.relais.core.connection;

import io.relais.connector.Settings;
import io.relais.core.data.Database;
import io.relais.core.data.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Accounts at partners with their encrypted settings, and whose turn it is to be pulled; owner of table {@code account}. */
@Singleton
public final class Accounts {
    /** A pull that takes longer is taken for dead and its account may be pulled by another worker. */
    private static final Duration PULL_LEASE = Duration.ofSeconds(90);

    private static final Duration BACK_OFF_MAX = Duration.ofMinutes(5);
    private static final RowMapper<Account> ACCOUNT = (r, c) -> new Account(
            r.getObject("id", UUID.class),
            r.getObject("organisation_id", UUID.class),
            r.getString("channel"),
            r.getString("label"),
            Account.State.valueOf(r.getString("state").toUpperCase(Locale.ROOT)),
            r.getString("state_reason"),
            instant(r, "pulled_at"),
            instant(r, "received_at"));

    private final Database database;
    private final Secrets secrets;
    private final Clock clock;

    @Inject
    public Accounts(Database database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Adds an account, or replaces label and settings of the one with that id and lets it work again. */
    public void save(Account account, Settings settings) {
        database.write(handle -> handle.createUpdate("""
                        insert into account (id, organisation_id, channel, label, settings_cipher, state, next_pull_at)
                        values (:id, :organisation, :channel, :label, :cipher, 'active', :now)
                        on conflict (id) do update set label = excluded.label, settings_cipher = excluded.settings_cipher,
                            state = 'active', state_reason = '', pull_failures = 0, next_pull_at = excluded.next_pull_at
                        """)
                .bind("id", account.id())
                .bind("organisation", account.organisationId())
                .bind("channel", account.channel())
                .bind("label", account.label())
                .bind("cipher", secrets.seal(SettingsText.of(settings), context(account.id())))
                .bind("now", Instant.now(clock))
                .execute());
    }

    /** Adds an account with which nothing is done before {@link #change}: its settings have still to be tried. */
    public void add(Account account, Settings settings) {
        database.write(handle -> handle.createUpdate("""
                        insert into account (id, organisation_id, channel, label, settings_cipher, state, next_pull_at)
                        values (:id, :organisation, :channel, :label, :cipher, 'paused', :now)
                        """)
                .bind("id", account.id())
                .bind("organisation", account.organisationId())
                .bind("channel", account.channel())
                .bind("label", account.label())
                .bind("cipher", secrets.seal(SettingsText.of(settings), context(account.id())))
                .bind("now", Instant.now(clock))
                .execute());
    }

    /** Replaces label and settings and lets the account work; tokens that the former settings brought are dropped. */
    public void change(Handle handle, UUID accountId, String label, Settings settings) {
        handle.createUpdate("""
                update account set label = :label, settings_cipher = :cipher, state = 'active', state_reason = '',
                    pull_failures = 0, next_pull_at = :now
                where id = :id
                """)
                .bind("id", accountId)
                .bind("label", label)
                .bind("cipher", secrets.seal(SettingsText.of(settings), context(accountId)))
                .bind("now", Instant.now(clock))
                .execute();
        PartnerTokens.forgetAll(handle, accountId);
    }

    /** Removes an account through which nothing was ever connected. */
    public void remove(UUID accountId) {
        database.write(handle -> handle.createUpdate("""
                        delete from account a
                        where id = :id and not exists (select from connection c where c.account_id = a.id)
                        """).bind("id", accountId).execute());
    }

    /** The organisation's accounts through which something is connected, by channel and label. */
    public List<Account> list(Handle handle, UUID organisationId) {
        return handle.createQuery("""
                        select a.* from account a
                        where organisation_id = :organisation
                          and exists (select from connection c where c.account_id = a.id)
                        order by channel, label, id limit 500
                        """)
                .bind("organisation", organisationId)
                .map(ACCOUNT)
                .list();
    }

    public Optional<Account> find(UUID id) {
        return database.read(handle -> handle.createQuery("select * from account where id = :id")
                .bind("id", id)
                .map(ACCOUNT)
                .findOne());
    }

    /** The account's settings, secrets included. */
    public Settings settings(UUID accountId) {
        return database.read(handle -> settings(handle, accountId));
    }

    /** The same within a transaction. */
    public Settings settings(Handle handle, UUID accountId) {
        byte[] cipher = handle.createQuery("select settings_cipher from account where id = :id")
                .bind("id", accountId)
                .mapTo(byte[].class)
                .one();
        return SettingsText.read(secrets.unseal(cipher, context(accountId)));
    }

    /**
     * Takes the accounts whose pull is due, so that no other worker pulls them meanwhile. Nothing stays locked. The next turn moves
     * ahead with the lease, so that {@link #pullSoon} is seen when it comes while the partner is being asked.
     */
    public List<Account> takeDueForPull(int limit) {
        Instant now = Instant.now(clock);
        return database.write(handle -> handle.createQuery("""
                        update account set pull_lease_until = :lease, next_pull_at = :lease
                        where id in (select id from account
                                     where state = 'active' and next_pull_at <= :now and pull_lease_until <= :now
                                     order by next_pull_at limit :limit for update skip locked)
                        returning *
                        """)
                .bind("now", now)
                .bind("lease", now.plus(PULL_LEASE))
                .bind("limit", limit)
                .map(ACCOUNT)
                .list());
    }

    /**
     * Gives a pulled account back. Nobody pulls it again before the gap is over, whoever asks for it.
     *
     * @return true when it was asked for again meanwhile and is due already: the pull may have come too early for what the asker knew
     */
    public boolean pulled(UUID accountId, Duration poll, Duration gap, boolean received) {
        Instant now = Instant.now(clock);
        return database.writeOnceBack(handle -> handle.createQuery("""
                        update account set pull_lease_until = :free, next_pull_at = least(next_pull_at, :next),
                            pull_failures = 0, pulled_at = :now,
                            received_at = case when :received then :now else received_at end
                        where id = :id
                        returning next_pull_at <= :now
                        """)
                .bind("now", now)
                .bind("free", now.plus(gap))
                .bind("next", now.plus(poll))
                .bind("received", received)
                .bind("id", accountId)
                .mapTo(Boolean.class)
                .one());
    }

    /** Gives an account back whose pull failed: later each time, or when the partner said so; never before the gap is over. */
    public void pullFailed(UUID accountId, Duration poll, Duration gap, Optional<Duration> retryAfter) {
        Instant now = Instant.now(clock);
        database.writeOnceBack(handle -> handle.createUpdate("""
                        update account set pull_lease_until = :free, pull_failures = pull_failures + :failure,
                            next_pull_at = :now::timestamptz + least(:pollSeconds * power(2, least(pull_failures, :doublings)), :maxSeconds)
                                                  * interval '1 second',
                            held_until = case when :asked then :now::timestamptz + :pollSeconds * interval '1 second' else held_until end
                        where id = :id
                        """)
                .bind("now", now)
                .bind("free", now.plus(gap))
                .bind("pollSeconds", (double)
                        retryAfter.map(d -> Math.max(d.toSeconds(), 1)).orElse(Math.max(poll.toSeconds(), 1)))
                // What the partner told is told; only our own guess grows, and a wait we were asked for is no failure.
                .bind("failure", retryAfter.isPresent() ? 0 : 1)
                .bind("asked", retryAfter.isPresent())
                .bind("doublings", retryAfter.isPresent() ? 0 : 8)
                .bind("maxSeconds", (double) Math.max(
                        BACK_OFF_MAX.toSeconds(),
                        retryAfter.orElse(Duration.ZERO).toSeconds()))
                .bind("id", accountId)
                .execute());
    }

    /**
     * Whether missed reservations are to be asked for now; if so the next turn comes after {@code every}. One worker is told so, however
     * many ask.
     */
    public boolean takeRecovery(UUID accountId, Duration every) {
        Instant now = Instant.now(clock);
        return database.write(handle -> handle.createUpdate("""
                                update account set next_recovery_at = :next where id = :id and next_recovery_at <= :now
                                """)
                        .bind("now", now)
                        .bind("next", now.plus(every))
                        .bind("id", accountId)
                        .execute()
                == 1);
    }

    /** Moves the next recovery. */
    public void recoverIn(UUID accountId, Duration wait) {
        database.write(handle -> handle.createUpdate("update account set next_recovery_at = :at where id = :id")
                .bind("at", Instant.now(clock).plus(wait))
                .bind("id", accountId)
                .execute());
    }

    /** Makes the account due at once, as a partner's hint or a person asks. */
    public void pullSoon(UUID accountId) {
        database.write(handle -> handle.createUpdate("update account set next_pull_at = :now where id = :id")
                .bind("now", Instant.now(clock))
                .bind("id", accountId)
                .execute());
    }

    /**
     * Makes the account due because a partner's hint says that something waits. Unlike a person's wish it changes nothing while the
     * account is held back, so that nobody can make us ask more often than the partner told us to.
     */
    public void hinted(UUID accountId) {
        database.write(handle -> handle.createUpdate("""
                        update account set next_pull_at = least(next_pull_at, :now)
                        where id = :id and pull_failures = 0 and held_until <= :now and state = 'active'
                        """)
                .bind("now", Instant.now(clock))
                .bind("id", accountId)
                .execute());
    }

    /** Stops the account because the partner refuses it; a person has to act. */
    public void refuse(UUID accountId, String reason) {
        setState(accountId, Account.State.REFUSED, reason);
    }

    /** Lets the account work again, or stops it by a person's wish. */
    public void setState(UUID accountId, Account.State state, String reason) {
        database.write(handle -> handle.createUpdate("""
                        update account set state = :state, state_reason = :reason, pull_lease_until = '-infinity',
                            next_pull_at = :now, pull_failures = 0
                        where id = :id
                        """)
                .bind("state", state.name().toLowerCase(Locale.ROOT))
                .bind("reason", reason)
                .bind("now", Instant.now(clock))
                .bind("id", accountId)
                .execute());
    }

    /** Lets every account be pulled again, whoever held it. */
    public void releasePulls() {
        database.write(handle ->
                handle.createUpdate("""
                        update account set pull_lease_until = '-infinity', next_pull_at = least(next_pull_at, :now)
                        where pull_lease_until > '-infinity'
                        """).bind("now", Instant.now(clock)).execute());
    }

    private static String context(UUID accountId) {
        return "account " + accountId;
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        Timestamp at = r.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
