package io.relais.core.delivery;

import io.relais.connector.AriChange;
import io.relais.connector.Fault;
import io.relais.connector.Observation;
import io.relais.connector.PartnerFault;
import io.relais.connector.ReadsBack;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Partners;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks partners what they hold, night range by night range, and has what differs told again. Counts are believed to differ only
 * when they do so twice with a pull of reservations between: a partner that sold something shows it before it tells us.
 */
@Singleton
public final class Reconciler {
    private static final int TAKE_MAX = 20;
    /** Between two questions at night; a person who asked does not wait that long. */
    private static final Duration PAUSE = Duration.ofSeconds(45);

    private static final Duration SHORT_PAUSE = Duration.ofMillis(300);
    private static final Duration PULL_PATIENCE = Duration.ofMinutes(3);
    private static final Duration BACK_OFF = Duration.ofMinutes(1);
    private static final int FAILURES_MAX = 5;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Database database;
    private final Turns turns;
    private final Healing healing;
    private final Findings findings;
    private final Way way;

    @Inject
    public Reconciler(Database database, Turns turns, Healing healing, Findings findings, Way way) {
        this.database = database;
        this.turns = turns;
        this.healing = healing;
        this.findings = findings;
        this.way = way;
    }

    /** Does the next step of every comparison that is due; returns how many. */
    public int run() {
        List<Turns.Turn> due = database.write(handle -> {
            turns.enrol(handle);
            return turns.take(handle, TAKE_MAX);
        });
        due.forEach(this::step);
        return due.size();
    }

    /** How many differences of that outcome there were in the last day, over all organisations; for monitoring. */
    public long lastDay(Reconciliation.Outcome outcome) {
        Instant since = Instant.now(way.clock()).minus(Duration.ofDays(1));
        return database.read(handle -> findings.count(handle, outcome, since));
    }

    private void step(Turns.Turn turn) {
        Optional<Destination> found = database.read(handle -> turns.destination(handle, turn.connectionId()));
        if (found.isEmpty()) {
            return;
        }
        Destination destination = found.get();
        Optional<ReadsBack> connector = way.connectors.find(destination.channel(), ReadsBack.class);
        if (connector.isEmpty()) {
            database.write(handle -> {
                turns.finish(handle, turn, destination.timeZone(), false);
                return true;
            });
            return;
        }
        Instant asked = turn.askedAt();
        if (isBusy(turn) || (asked != null && isEarly(turn, asked))) {
            return;
        }
        String trace = Trace.next();
        Trace.during(trace, () -> {
            ask(turn, destination, connector.get(), trace);
            return true;
        });
    }

    /** While the courier is telling the partner something, an answer would be older than what it says. */
    private boolean isBusy(Turns.Turn turn) {
        return database.write(handle -> {
            boolean busy = healing.isBeingTold(handle, turn.connectionId());
            if (busy) {
                turns.goOn(handle, turn, turn.nextNight(), turn.askedAt(), SHORT_PAUSE);
            }
            return busy;
        });
    }

    /** Waits for the reservations that were asked for; a partner that does not tell them is not waited for for ever. */
    private boolean isEarly(Turns.Turn turn, Instant asked) {
        return database.write(handle -> {
            boolean current = healing.isRegisterCurrent(handle, turn.connectionId(), asked);
            boolean patient = Instant.now(way.clock()).isBefore(asked.plus(PULL_PATIENCE));
            if (!current && patient) {
                turns.goOn(handle, turn, turn.nextNight(), asked, Duration.ofSeconds(1));
                return true;
            }
            if (!current) {
                // Without them a count that differs proves nothing: what was seen is forgotten, the rest is compared.
                findings.takeSeen(handle, turn.connectionId());
            }
            return false;
        });
    }

    private void ask(Turns.Turn turn, Destination destination, ReadsBack connector, String trace) {
        NightRange whole = whole(destination);
        LocalDate reached = turn.nextNight();
        LocalDate first = reached == null || reached.isBefore(whole.first()) ? whole.first() : reached;
        if (first.isAfter(whole.last())) {
            finish(turn, destination, true);
            return;
        }
        LocalDate last = first.plusDays(Math.max(1, connector.nightsPerObservation()) - 1L);
        NightRange nights = new NightRange(first, last.isAfter(whole.last()) ? whole.last() : last);
        Account account = way.accounts.find(destination.accountId()).orElseThrow();
        Partners.Call call = way.partners.open(account, destination.connectionId(), trace);
        Instant startedAt = Instant.now(way.clock());
        try {
            Observation told =
                    connector.observe(call.session(), destination.remotePropertyId(), destination.currency(), nights);
            way.exchanges.record(call.line(), call.exchanges());
            List<Cell> cells = cells(told.values(), nights);
            Observations.Reading reading = new Observations.Reading(exchange(trace), startedAt);
            answered(turn, destination, nights, new Healing.Answer(turn.connectionId(), cells, reading, trace));
        } catch (PartnerFault fault) {
            way.exchanges.record(call.line(), call.exchanges());
            failed(turn, destination, fault);
        }
    }

    /** The call that brought the answer, or an id of its own where nothing went over a wire. */
    private UUID exchange(String trace) {
        return database.read(handle -> handle.createQuery(
                                "select id from exchange where trace = :trace order by at desc, id desc limit 1")
                        .bind("trace", trace)
                        .mapTo(UUID.class)
                        .findOne())
                .orElseGet(() -> way.moment.ids().next());
    }

    private void answered(Turns.Turn turn, Destination destination, NightRange nights, Healing.Answer answer) {
        boolean first = turn.askedAt() == null;
        Instant now = Instant.now(way.clock());
        boolean again = first
                && database.write(handle -> {
                    turns.called(handle, turn);
                    boolean differs = healing.mustLookAgain(handle, answer, now);
                    if (differs) {
                        turns.goOn(handle, turn, nights.first(), now, SHORT_PAUSE);
                    }
                    return differs;
                });
        if (again) {
            way.accounts.pullSoon(destination.accountId());
            way.moment.wakeups().wake(Topic.PULL);
            return;
        }
        int healed = database.write(handle -> {
            if (!first) {
                turns.called(handle, turn);
            }
            int cells = healing.heal(handle, answer, now);
            turns.goOn(handle, turn, nights.last().plusDays(1), null, turn.hurry() ? SHORT_PAUSE : PAUSE);
            return cells;
        });
        if (healed > 0) {
            way.moment.wakeups().wake(Topic.NIGHTS);
        }
        if (!nights.last().isBefore(whole(destination).last())) {
            finish(turn, destination, true);
        }
    }

    private void finish(Turns.Turn turn, Destination destination, boolean all) {
        database.write(handle -> {
            findings.prune(handle, turn.connectionId(), Instant.now(way.clock()).minus(KEPT));
            turns.finish(handle, turn, destination.timeZone(), all);
            return true;
        });
        way.moment.wakeups().wake(Topic.CHANNELS);
    }

    private void failed(Turns.Turn turn, Destination destination, PartnerFault fault) {
        if (fault.fault() == Fault.AUTH || fault.fault() == Fault.CONFIG) {
            way.accounts.refuse(destination.accountId(), fault.text());
        }
        Duration wait = fault.retryAfter().orElse(BACK_OFF.multipliedBy(1L << Math.min(turn.failures(), FAILURES_MAX)));
        database.write(handle -> {
            turns.failed(handle, turn, fault.text(), wait);
            if (turn.failures() >= FAILURES_MAX) {
                turns.finish(handle, turn, destination.timeZone(), false);
            }
            return true;
        });
    }

    private NightRange whole(Destination destination) {
        return way.connectors.manifest(destination.channel()).horizon(destination.timeZone(), Instant.now(way.clock()));
    }

    private static List<Cell> cells(List<AriChange> values, NightRange nights) {
        return values.stream()
                .flatMap((AriChange value) -> Cells.of(value))
                .filter(cell -> nights.contains(cell.night()))
                .toList();
    }

    /** The way to the partners. */
    @Singleton
    public static final class Way {
        private final Accounts accounts;
        private final Partners partners;
        private final Connectors connectors;
        private final Exchanges exchanges;
        private final Moment moment;

        @Inject
        public Way(Accounts accounts, Partners partners, Connectors connectors, Exchanges exchanges, Moment moment) {
            this.accounts = accounts;
            this.partners = partners;
            this.connectors = connectors;
            this.exchanges = exchanges;
            this.moment = moment;
        }

        private java.time.Clock clock() {
            return moment.clock();
        }
    }
}
