package io.relais.core.reservation;

import io.relais.core.data.Database;
import io.relais.core.data.Failures;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Combines own sales that come at the same moment. Whoever comes while nobody sells does so at once, for all that wait; whoever
 * comes meanwhile waits for the next turn, of which one of those who wait takes the lead. So a lone sale waits for nothing and
 * many share a commit (docs/decisions).
 */
@Singleton
final class Selling {
    private static final Logger LOG = Logger.getLogger(Selling.class);
    private static final int BATCH = 64;
    /** While one turn is in the database the next is prepared; more only makes turns smaller. */
    private static final int TURNS = 2;

    private final Database database;
    private final GroupSale group;
    private final Moment moment;
    private final Queue<Ticket> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore turns = new Semaphore(TURNS);

    @Inject
    Selling(Database database, GroupSale group, Moment moment) {
        this.database = database;
        this.group = group;
        this.moment = moment;
    }

    /** Sells, with others where others wait too. Returns once it is committed or surely not sold. */
    Outcome sell(Order order) {
        Ticket own = new Ticket(order);
        waiting.add(own);
        Optional<Outcome> outcome = own.outcome();
        while (outcome.isEmpty()) {
            if (turns.tryAcquire()) {
                takeTurn();
            } else {
                own.await();
            }
            outcome = own.outcome();
        }
        return outcome.get();
    }

    private void takeTurn() {
        try {
            run(take());
        } finally {
            turns.release();
            // Whoever came before this release found no turn and waits; one of them goes on.
            Ticket next = waiting.peek();
            if (next != null) {
                next.call();
            }
        }
    }

    private List<Ticket> take() {
        List<Ticket> batch = new ArrayList<>();
        while (batch.size() < BATCH) {
            Ticket next = waiting.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        return batch;
    }

    private void run(List<Ticket> batch) {
        try {
            List<Ticket> left = batch;
            while (!left.isEmpty()) {
                List<Ticket> round = distinct(left);
                sellTogether(round);
                left = left.stream().filter(ticket -> !round.contains(ticket)).toList();
            }
        } finally {
            // Nobody waits for ever, whatever happened.
            batch.forEach(
                    ticket -> ticket.tell(new Outcome.Failed(new IllegalStateException("the sale was not made"))));
        }
    }

    /** Repetitions under one key go one after the other: the second gets the first one's answer. */
    private static List<Ticket> distinct(List<Ticket> tickets) {
        Set<String> keys = new HashSet<>();
        return tickets.stream()
                .filter(ticket -> ticket.order
                        .write()
                        .map(write -> keys.add(write.name()))
                        .orElse(true))
                .toList();
    }

    private void sellTogether(List<Ticket> round) {
        try {
            commit(round);
        } catch (RuntimeException e) {
            if (round.size() == 1) {
                sellAlone(round.getFirst(), e);
            } else if (Database.isPassing(e)) {
                round.forEach(ticket -> ticket.tell(new Outcome.Failed(e)));
            } else {
                LOG.warnf(
                        "%d sales could not be made together; making them one by one:%s",
                        round.size(), Failures.describe(e));
                round.forEach(ticket -> sellTogether(List.of(ticket)));
            }
        }
    }

    private void sellAlone(Ticket ticket, RuntimeException failure) {
        if (failure instanceof Problem problem && problem.code() == ProblemCode.IDEMPOTENCY_KEY_BUSY) {
            // Another process was faster with the same key by a hair; now its answer is there.
            try {
                commit(List.of(ticket));
            } catch (RuntimeException again) {
                ticket.tell(outcome(again, ticket.order));
            }
            return;
        }
        ticket.tell(outcome(failure, ticket.order));
    }

    private void commit(List<Ticket> round) {
        List<Order> orders = round.stream().map(ticket -> ticket.order).toList();
        GroupSale.Sales sales = database.writePlanned(handle -> group.sell(handle, orders));
        Map<Order, Outcome> outcomes = sales.outcomes();
        if (sales.told()) {
            moment.wakeups().wake(Topic.NIGHTS, Topic.REGISTER);
        } else if (outcomes.values().stream().anyMatch(Outcome.Sold.class::isInstance)) {
            moment.wakeups().wake(Topic.REGISTER);
        }
        round.forEach(ticket -> Optional.ofNullable(outcomes.get(ticket.order)).ifPresent(ticket::tell));
    }

    private static Outcome outcome(RuntimeException failure, Order order) {
        if (failure instanceof Problem problem) {
            return new Outcome.Refused(problem);
        }
        if (Database.brokenConstraint(failure).equals("night_not_oversold")) {
            NewStay first = order.wanted().stays().getFirst();
            return new Outcome.Refused(Problem.of(
                    ProblemCode.NO_ROOM, first.unitTypeId(), first.dates().arrival()));
        }
        return new Outcome.Failed(failure);
    }

    /** One who waits. */
    private static final class Ticket {
        private final Order order;
        private final Semaphore signal = new Semaphore(0);
        private volatile @Nullable Outcome outcome;

        Ticket(Order order) {
            this.order = order;
        }

        /** Waits until it is told or called to take the lead. */
        void await() {
            signal.acquireUninterruptibly();
        }

        void call() {
            signal.release();
        }

        /** The first word counts. */
        void tell(Outcome told) {
            if (outcome == null) {
                outcome = told;
                signal.release();
            }
        }

        Optional<Outcome> outcome() {
            return Optional.ofNullable(outcome);
        }
    }
}
