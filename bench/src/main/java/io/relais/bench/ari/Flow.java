package io.relais.bench.ari;

import io.relais.bench.Board;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sales at a steady rate, whether or not earlier ones are answered, and how long each took to reach the partner. */
final class Flow {
    private static final int PATIENCE_SECONDS = 30;

    private final Desk desk;
    private final Wire wire;
    private final Books books;
    private final Board board;
    private final LocalDate firstNight;
    private int next;

    Flow(Desk desk, Wire wire, Books books, Board board, LocalDate firstNight) {
        this.desk = desk;
        this.wire = wire;
        this.books = books;
        this.board = board;
        this.firstNight = firstNight;
    }

    /** Milliseconds from commit to wire of each sale. */
    List<Double> run(int perSecond, int seconds) throws Exception {
        Map<Sale, Future<UUID>> sold = new LinkedHashMap<>();
        int count = perSecond * seconds;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = begin + i * 1_000_000_000L / perSecond;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                Sale sale = Sale.number(next++, firstNight);
                sold.put(sale, clients.submit(() -> desk.sell(sale)));
            }
        }
        Map<Sale, UUID> reservations = new LinkedHashMap<>();
        for (Map.Entry<Sale, Future<UUID>> one : sold.entrySet()) {
            reservations.put(one.getKey(), one.getValue().get());
        }
        return latencies(reservations);
    }

    private List<Double> latencies(Map<Sale, UUID> reservations) throws SQLException, InterruptedException {
        awaitTold(reservations);
        Map<UUID, Instant> made = books.madeAt(reservations.values());
        List<Double> latencies = new ArrayList<>();
        reservations.forEach((sale, id) -> {
            Instant at = made.get(id);
            if (at == null) {
                board.broken("a sale that was answered is not in the register");
            } else if (!wire.knows(sale)) {
                board.broken("the partner was not told of a sale within " + PATIENCE_SECONDS + " s");
            } else {
                latencies.add(wire.millisFrom(at, sale));
            }
        });
        return latencies;
    }

    private void awaitTold(Map<Sale, UUID> reservations) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && !reservations.keySet().stream().allMatch(wire::knows)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
