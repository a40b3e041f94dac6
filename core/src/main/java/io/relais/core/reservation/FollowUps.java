package io.relais.core.reservation;

import io.relais.connector.Notification;
import io.relais.connector.ReadsNotifications;
import io.relais.connector.TellsPayments;
import io.relais.connector.UnreadableMessage;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Noticed;
import io.relais.core.connection.Notifications;
import io.relais.core.data.Database;
import io.relais.core.data.Failures;
import io.relais.core.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What partners push to our door. A notification is a hint and never the truth: it is kept, answered, and then the partner is asked
 * what it is about.
 */
@Singleton
public final class FollowUps {
    private static final Logger LOG = Logger.getLogger(FollowUps.class);
    private static final int BATCH = 20;

    private final Database database;
    private final Accounts accounts;
    private final Asking asking;
    private final Notifications notifications;
    private final PartnerPayments payments;

    @Inject
    public FollowUps(
            Database database,
            Accounts accounts,
            Asking asking,
            Notifications notifications,
            PartnerPayments payments) {
        this.database = database;
        this.accounts = accounts;
        this.asking = asking;
        this.notifications = notifications;
        this.payments = payments;
    }

    /**
     * Keeps a notification of an account's partner; when this returns it may be answered.
     *
     * @return false when it had come before
     * @throws UnreadableMessage when it has no number or type of its own
     * @throws Problem CHANNEL_CANNOT
     */
    public boolean keep(UUID accountId, String body) {
        Account account = accounts.find(accountId).orElseThrow();
        Notification told =
                asking.role(account.channel(), ReadsNotifications.class).notification(body);
        return notifications.store(accountId, told, body);
    }

    /** The organisation's newest notifications, newest first. Someone bound to some properties sees none. */
    public List<Noticed> list(Principal principal, int limit) {
        principal.need(Permission.SYNC_READ);
        return principal.seesAll() ? notifications.list(principal.organisationId(), limit) : List.of();
    }

    /** Asks partners what the waiting notifications are about; returns how many were looked at. */
    public int follow() {
        List<Noticed> due = notifications.takeDue(BATCH);
        due.forEach(this::follow);
        return due.size();
    }

    private void follow(Noticed noticed) {
        try {
            switch (noticed.about()) {
                case "payments" -> payment(noticed);
                // Messages are fetched by whoever fetches messages; the hint only says sooner.
                case "messages" -> {
                    accounts.pullSoon(noticed.accountId());
                    notifications.done(noticed.id());
                }
                default -> notifications.giveUp(noticed.id(), "nothing is known about " + noticed.about());
            }
        } catch (Problem problem) {
            notifications.failed(noticed, problem.code().code());
        } catch (RuntimeException bug) {
            LOG.warnf("notification %s could not be followed:%s", noticed.id(), Failures.describe(bug));
            notifications.failed(noticed, bug.getClass().getSimpleName());
        }
    }

    private void payment(Noticed noticed) {
        Account account = accounts.find(noticed.accountId()).orElseThrow();
        if (noticed.externalId().isEmpty()
                || asking.find(account.channel(), TellsPayments.class).isEmpty()) {
            notifications.giveUp(noticed.id(), "it names no reservation that could be asked for");
            return;
        }
        Optional<UUID> reservation = reservation(noticed);
        if (reservation.isEmpty()) {
            // It may be faster than the reservation itself.
            notifications.failed(noticed, "no reservation " + noticed.externalId() + " has come yet");
            return;
        }
        payments.fetch(Principal.system(account.organisationId()), reservation.get());
        notifications.done(noticed.id());
    }

    private Optional<UUID> reservation(Noticed noticed) {
        return database.read(handle -> handle.createQuery("""
                        select r.id from reservation r join connection c on c.id = r.connection_id
                        where c.account_id = :account and r.external_id = :external
                        """)
                .bind("account", noticed.accountId())
                .bind("external", noticed.externalId())
                .mapTo(UUID.class)
                .findFirst());
    }
}
