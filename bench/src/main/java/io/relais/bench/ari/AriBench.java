package io.relais.bench.ari;

import io.relais.bench.Board;
import io.relais.bench.Ground;
import io.relais.bench.Hub;
import io.relais.bench.Pace;
import io.relais.bench.Sample;
import io.relais.bench.Wiring;
import io.relais.sandbox.Sandbox;
import io.relais.sandbox.SandboxSettings;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Latency from commit to the partner's wire at a steady rate, and how few calls a burst of changes needs. */
public final class AriBench {
    private static final int CONNECTIONS = 16;
    private static final int QUIET_SECONDS = 120;
    private static final int SLOW = 20;
    private static final int FAST = 100;
    /** A hub that has just started is compiled while it works; less would measure that. */
    private static final int WARM_UP_LEAST = 6;

    private final Pace pace;
    private final Board board;
    private final Books books;
    private final Wire wire;

    private AriBench(Pace pace, Board board, Books books, Wire wire) {
        this.pace = pace;
        this.board = board;
        this.books = books;
        this.wire = wire;
    }

    /** Measures and prints {@code ari-p50-20}, {@code ari-p99-20}, {@code ari-p99-100} and {@code ari-calls-burst}. */
    public static void run(Pace pace, Board board) throws Exception {
        board.progress("ari: starting PostgreSQL, the simulated partner and the hub");
        try (Ground ground = Ground.open(CONNECTIONS);
                Sandbox sandbox = Sandbox.start(SandboxSettings.of(Inns.partner()))) {
            Wiring wiring = ground.wiring();
            LocalDate today = LocalDate.ofInstant(Instant.now(Clock.systemUTC()), ZoneOffset.UTC);
            Inns inns = new Inns(wiring, today.plusDays(1));
            String key = inns.build(sandbox.baseUrl());
            settings(pace, board);
            Books books = new Books(ground.pool());
            Wire wire = new Wire(sandbox);
            try (Hub hub = Hub.start(ground, board)) {
                AriBench bench = new AriBench(pace, board, books, wire);
                bench.awaitQuiet("the first full calendar");
                ground.analyse();
                hub.telling(board, () -> {
                    bench.measureLatency(new Flow(new Desk(hub, key), wire, books, board, inns.first()));
                    bench.measureBurst(new Burst(wiring, inns));
                });
            }
        }
    }

    private static void settings(Pace pace, Board board) {
        board.setting(
                "ari: " + Inns.PROPERTIES + " properties of " + Inns.ROOMS + " unit types at one simulated Booking.com"
                        + " account; the hub is a process of its own, PostgreSQL has fsync on");
        board.setting("ari: each change is an own sale of " + Sale.NIGHTS
                + " nights through the API, at a steady rate in turn at"
                + " all properties; from the time stamp of the sale (in its transaction, so a little before the commit) until"
                + " the partner has both nights");
        board.setting(
                "ari: burst of " + Burst.CHANGES + " changes (sales and prices, a transaction each) by " + Burst.CLIENTS
                        + " clients at " + Burst.PROPERTIES + " properties, counted until the partner knows all");
        board.setting("ari: " + pace.repetitions() + " repetitions, median of their percentiles; " + slowSeconds(pace)
                + " s at " + SLOW + "/s, " + pace.seconds() + " s at " + FAST + "/s");
    }

    private static int slowSeconds(Pace pace) {
        return pace.seconds() * 2;
    }

    private void measureLatency(Flow flow) throws Exception {
        board.progress("ari: warming up");
        flow.run(SLOW, pace.warmUpSeconds());
        flow.run(FAST, Math.max(WARM_UP_LEAST, pace.warmUpSeconds()));
        List<Double> p50 = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        List<Double> p99Fast = new ArrayList<>();
        for (int i = 0; i < pace.repetitions(); i++) {
            List<Double> slow = flow.run(SLOW, slowSeconds(pace));
            p50.add(Sample.percentile(slow, 50));
            p99.add(Sample.percentile(slow, 99));
            List<Double> fast = flow.run(FAST, pace.seconds());
            p99Fast.add(Sample.percentile(fast, 99));
            board.progress("ari: p50 " + Board.number(p50.getLast()) + " ms, p99 " + Board.number(p99.getLast())
                    + " ms at " + SLOW + "/s; p99 " + Board.number(p99Fast.getLast()) + " ms at " + FAST + "/s");
        }
        board.figure("ari-p50-20", Sample.median(p50), "ms", Board.Reference.NONE);
        board.figure("ari-p99-20", Sample.median(p99), "ms", Board.Reference.NONE);
        board.figure("ari-p99-100", Sample.median(p99Fast), "ms", Board.Reference.NONE);
        awaitQuiet("the sales");
        checkSame();
    }

    private void measureBurst(Burst burst) throws Exception {
        List<Double> calls = new ArrayList<>();
        burst.run();
        awaitQuiet("the first burst");
        for (int i = 0; i < pace.repetitions(); i++) {
            wire.resetCalls();
            double seconds = burst.run();
            awaitQuiet("a burst");
            calls.add((double) wire.calls());
            board.progress("ari: burst committed in " + Board.number(seconds) + " s, " + Board.number(calls.getLast())
                    + " calls");
            checkSame();
        }
        board.figure(
                "ari-calls-burst",
                Sample.median(calls),
                "calls",
                new Board.Reference("one-call-per-change", Burst.CHANGES));
    }

    private void awaitQuiet(String what) throws SQLException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(QUIET_SECONDS);
        while (!books.isQuiet()) {
            if (System.nanoTime() > end) {
                board.broken(what + " did not reach the partner within " + QUIET_SECONDS + " s");
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void checkSame() throws SQLException {
        long different = wire.differences(books.nights());
        if (different > 0) {
            board.broken("the partner believes " + different + " nights to be other than they are");
        }
    }
}
