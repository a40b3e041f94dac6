package io.relais.core.reservation;

import io.relais.connector.Acknowledgement;
import io.relais.connector.Fault;
import io.relais.connector.Inbound;
import io.relais.connector.PartnerFault;
import io.relais.connector.PullsReservations;
import io.relais.connector.RecoversReservations;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchange;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Manifest;
import io.relais.core.connection.Partners;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.data.Wakeups;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Fetches reservations from partners: pull, store, and only then acknowledge. One pull per account at a time; nothing in the
 * database is locked while the partner is asked.
 */
@Singleton
public final class Pulls {
    private static final Logger LOG = Logger.getLogger(Pulls.class);
    private static final int TAKE_MAX = 50;
    /** Partners want it every half hour at least. */
    private static final Duration RECOVERY_EVERY = Duration.ofMinutes(25);

    private static final Duration RECOVERY_AGAIN = Duration.ofMinutes(3);

    private final Accounts accounts;
    private final Connectors connectors;
    private final Partners partners;
    private final Exchanges exchanges;
    private final Letterbox letterbox;

    @Inject
    public Pulls(
            Accounts accounts, Connectors connectors, Partners partners, Exchanges exchanges, Letterbox letterbox) {
        this.accounts = accounts;
        this.connectors = connectors;
        this.partners = partners;
        this.exchanges = exchanges;
        this.letterbox = letterbox;
    }

    /** Takes the accounts whose turn it is. */
    public List<Account> due() {
        return accounts.takeDueForPull(TAKE_MAX);
    }

    /** Pulls one account that {@link #due} gave. Faults end up in the account's state, not here. */
    public void pull(Account account) {
        Manifest manifest = connectors.manifest(account.channel());
        Optional<PullsReservations> connector = connectors.find(account.channel(), PullsReservations.class);
        if (connector.isEmpty()) {
            accounts.pulled(account.id(), manifest.poll(), manifest.pollGap(), false);
            return;
        }
        String trace = Trace.next();
        Trace.during(trace, () -> {
            pull(account, connector.get(), trace);
            return true;
        });
    }

    private void pull(Account account, PullsReservations connector, String trace) {
        Manifest manifest = connectors.manifest(account.channel());
        Partners.Call call = partners.open(account, null, trace);
        try {
            List<Inbound> messages = connector.pull(call.session());
            letterbox.inbox.store(account.id(), messages, trace);
            if (!messages.isEmpty()) {
                letterbox.wakeups.wake(Topic.INBOX);
            }
            acknowledge(connector, call, messages);
            recover(account, connector, call, trace);
            if (accounts.pulled(account.id(), manifest.poll(), manifest.pollGap(), !messages.isEmpty())) {
                letterbox.wakeups.wake(Topic.PULL);
            }
            // An empty poll every twenty seconds is no news: it is in pulledAt, not in the list of exchanges.
            if (!messages.isEmpty()) {
                exchanges.record(call.line(), call.exchanges());
            }
        } catch (PartnerFault fault) {
            exchanges.record(call.line(), call.exchanges());
            failed(account, manifest, fault);
        } catch (RuntimeException bug) {
            exchanges.record(call.line(), call.exchanges());
            accounts.pullFailed(account.id(), manifest.poll(), manifest.pollGap(), Optional.empty());
            throw bug;
        }
        letterbox.wakeups.wake(Topic.CHANNELS);
    }

    /**
     * What the partner could not deliver in time, in the pull's own turn: an account is never asked twice at once. When it fails the
     * pull has still succeeded; it is asked again soon.
     */
    private void recover(Account account, PullsReservations connector, Partners.Call call, String trace) {
        Optional<RecoversReservations> recovering = connectors.find(account.channel(), RecoversReservations.class);
        if (recovering.isEmpty() || !accounts.takeRecovery(account.id(), RECOVERY_EVERY)) {
            return;
        }
        int before = call.exchanges().size();
        try {
            List<Inbound> missed = recovering.get().missed(call.session());
            letterbox.inbox.store(account.id(), missed, trace);
            acknowledge(connector, call, missed);
            if (!missed.isEmpty()) {
                letterbox.wakeups.wake(Topic.INBOX);
                record(call, before);
            }
        } catch (PartnerFault fault) {
            LOG.warnf(
                    "missed reservations of %s account %s were not fetched: %s",
                    account.channel(), account.id(), fault.fault());
            accounts.recoverIn(account.id(), RECOVERY_AGAIN);
            record(call, before);
        }
    }

    /** The recovery's own exchanges: those of an empty pull before it are no news. */
    private void record(Partners.Call call, int from) {
        List<Exchange> all = List.copyOf(call.exchanges());
        exchanges.record(call.line(), all.subList(from, all.size()));
        call.exchanges().removeAll(all.subList(from, all.size()));
    }

    private static void acknowledge(PullsReservations connector, Partners.Call call, List<Inbound> messages) {
        List<Acknowledgement> kept = messages.stream()
                .map(Inbound::receipt)
                .flatMap(Optional::stream)
                .distinct()
                .map(Acknowledgement::kept)
                .toList();
        if (!kept.isEmpty()) {
            connector.acknowledge(call.session(), kept);
        }
    }

    private void failed(Account account, Manifest manifest, PartnerFault fault) {
        LOG.warnf("reservations of %s account %s were not fetched: %s", account.channel(), account.id(), fault.fault());
        if (fault.fault() == Fault.AUTH || fault.fault() == Fault.CONFIG) {
            accounts.refuse(account.id(), fault.text());
        } else {
            accounts.pullFailed(account.id(), manifest.poll(), manifest.pollGap(), fault.retryAfter());
        }
    }

    /** Frees what a process that died on this very database left held. Only for a process that is surely alone on it. */
    public void releaseAll() {
        accounts.releasePulls();
    }

    /** Where messages are kept, and who is told. */
    @Singleton
    public static final class Letterbox {
        private final Inbox inbox;
        private final Wakeups wakeups;

        @Inject
        public Letterbox(Inbox inbox, Wakeups wakeups) {
            this.inbox = inbox;
            this.wakeups = wakeups;
        }
    }
}
