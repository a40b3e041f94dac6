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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Combines own sales that come at the same moment. Two tills work: what comes while one is free is sold at once, what comes while both
 * are in the database waits and is then sold together. So a lone sale waits for nothing and many share a commit (docs/decisions).
 * The tills have threads of their own, which the machine's cores take turns with: on the request's light thread each answer of the
 * database would queue behind all requests that are being read.
 */
@Singleton
final class Selling {
    private static final Logger LOG = Logger.getLogger(Selling.class);
    private static final int BATCH = 64;
    /** While one turn is in the database the next is prepared; more only makes turns smaller. */
    private static final int TURNS = 2;

    private static final int IDLE_SECONDS = 10;

    private final Database database;
    private final GroupSale group;
    private final Moment moment;
    private final Queue<Ticket> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore turns = new Semaphore(TURNS);
    private final Executor tills;

    @Inject
    Selling(Database database, GroupSale group, Moment moment) {
        this.database = database;
        this.group = group;
        this.moment = moment;
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                TURNS,
                TURNS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("till-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
        tills = threads;
    }

    /** Sells, with others where others wait too. Returns once it is committed or surely not sold. */
    Outcome sell(Order order) {
        Ticket own = new Ticket(order);
        waiting.add(own);
        open();
        return own.await();
    }

    /** Opens a till where one is free; else those that work find the order when they come back. */
    private void open() {
        if (turns.tryAcquire()) {
            tills.execute(this::work);
        }
    }

    private void work() {
        try {
            for (List<Ticket> batch = take(); !batch.isEmpty(); batch = take()) {
                run(batch);
            }
        } finally {
            turns.release();
            // Whoever came between the last look and the release found no till free.
            if (!waiting.isEmpty()) {
                open();
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
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

        Ticket(Order order) {
            this.order = order;
        }

        Outcome await() {
            return outcome.join();
        }

        /** The first word counts. */
        void tell(Outcome told) {
            outcome.complete(told);
        }
    }
}
