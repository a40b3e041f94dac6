package io.relais.core.message;

import io.relais.connector.Correspondence;
import io.relais.connector.Fault;
import io.relais.connector.MessageThread;
import io.relais.connector.PartnerFault;
import io.relais.core.connection.MessageTurns;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Fetches what guests wrote. Each thread is kept by itself, the oldest news first, so that a partner that breaks off in the middle
 * costs nothing twice. Nothing is locked while it is asked.
 */
@Singleton
public final class Fetching {
    private static final Logger LOG = Logger.getLogger(Fetching.class);
    private static final int TAKE_MAX = 20;

    /** Where the partner hints, this only finds what a lost hint would have told. */
    private static final Duration EVERY = Duration.ofMinutes(2);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    /** What is asked for once more each time: clocks differ, and a partner may show a message late. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    /** How far back the first question goes. */
    private static final Duration FIRST = Duration.ofDays(30);

    private final Talking talking;
    private final MessageTurns turns;
    private final Storing storing;
    private final Moment moment;

    @Inject
    Fetching(Talking talking, MessageTurns turns, Storing storing, Moment moment) {
        this.talking = talking;
        this.turns = turns;
        this.storing = storing;
        this.moment = moment;
    }

    /** Ties what has come to reservations that are known by now, and takes the connections whose turn it is. */
    public List<MessageTurns.Turn> due() {
        if (storing.link() > 0) {
            moment.wakeups().wake(Topic.REGISTER);
        }
        List<String> channels = talking.channels();
        return channels.isEmpty() ? List.of() : turns.takeDue(channels, TAKE_MAX);
    }

    /** Fetches for one connection that {@link #due} gave. Faults end up in its turn, not here. */
    public void fetch(MessageTurns.Turn turn) {
        Instant start = moment.now();
        try {
            int fresh = talking.talk(turn.connectionId(), line -> {
                int all = fetch(line, turn);
                return new Talking.Told<>(all, all > 0);
            });
            if (turns.done(turn.connectionId(), start, EVERY)) {
                moment.wakeups().wake(Topic.MESSAGES);
            }
            if (fresh > 0) {
                moment.wakeups().wake(Topic.REGISTER);
            }
        } catch (PartnerFault fault) {
            LOG.warnf("messages of connection %s were not fetched: %s", turn.connectionId(), fault.fault());
            turns.failed(
                    turn.connectionId(),
                    fault.fault().name(),
                    fault.text(),
                    fault.retryAfter().orElse(AGAIN),
                    fault.fault() == Fault.THROTTLED);
            moment.wakeups().wake(Topic.CHANNELS);
        } catch (RuntimeException bug) {
            turns.failed(turn.connectionId(), Fault.PROTOCOL.name(), "", AGAIN, false);
            throw bug;
        }
    }

    private int fetch(Talking.Line line, MessageTurns.Turn turn) {
        Instant since = turn.completeUntil()
                .map(until -> until.minus(OVERLAP))
                .orElse(moment.now().minus(FIRST));
        List<MessageThread> threads =
                line.connector().threads(line.session(), line.connection().remotePropertyId(), since).stream()
                        .sorted(Comparator.comparing(MessageThread::changedAt))
                        .toList();
        int fresh = 0;
        for (MessageThread thread : threads) {
            if (!storing.isKnown(line.connection(), thread)) {
                fresh += storing.store(
                        line.connection(),
                        thread,
                        line.connector().messages(line.session(), new Correspondence.InThread(thread.id())));
                turns.renew(turn.connectionId());
            }
        }
        return fresh;
    }
}
