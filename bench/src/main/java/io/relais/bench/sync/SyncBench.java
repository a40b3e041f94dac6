package io.relais.bench.sync;

import io.relais.bench.Board;
import io.relais.bench.Ground;
import io.relais.bench.Hub;
import io.relais.bench.Pace;
import io.relais.bench.Sample;
import io.relais.sandbox.scenario.Happening;
import io.relais.sandbox.scenario.Scenario;
import io.relais.sandbox.scenario.Script;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A year at a campsite, compressed: at its end nothing is lost, doubled or oversold, and all believe the same. */
public final class SyncBench {
    private static final String SCENARIO = "campsite-year";
    private static final int CONNECTIONS = 16;
    /** What a partner refused for the time being is tried again after one minute, then after four. */
    private static final int QUIET_SECONDS = 330;

    private static final int SECONDS = 180;
    private static final int QUICK_DAYS = 30;
    private static final int QUICK_SECONDS = 15;
    /** Booking.com allows a poll of one queue each second. */
    private static final long PULL_MILLIS = 1_200;

    private static final double MINUTES_A_DAY = 24 * 60;

    private final Estate estate;
    private final Theatre theatre;
    private final Books books;
    private final Board board;
    private final Wiretap wiretap;

    private SyncBench(Estate estate, Theatre theatre, Books books, Board board) {
        this.estate = estate;
        this.theatre = theatre;
        this.books = books;
        this.board = board;
        this.wiretap = new Wiretap(theatre);
    }

    /**
     * Plays it and prints {@code sync-lost}, {@code sync-duplicated}, {@code sync-oversold}, {@code sync-diverged},
     * {@code sync-packing} and {@code sync-exposure-p99}.
     */
    public static void run(Pace pace, Board board) throws Exception {
        boolean quick = pace.equals(Pace.QUICK);
        Scenario whole = Scenario.named(SCENARIO);
        Scenario scenario = quick ? whole.withDays(QUICK_DAYS) : whole;
        int seconds = quick ? QUICK_SECONDS : SECONDS;
        board.progress("sync: starting PostgreSQL, the simulated partners and the hub");
        try (Ground ground = Ground.open(CONNECTIONS);
                Theatre theatre = Theatre.open(SCENARIO, scenario.days())) {
            LocalDate today = LocalDate.ofInstant(Instant.now(Clock.systemUTC()), ZoneOffset.UTC);
            Estate estate = new Estate(scenario, ground.wiring(), today.plusDays(1));
            String key = estate.build(theatre.address());
            settings(scenario, seconds, board);
            SyncBench bench = new SyncBench(estate, theatre, new Books(ground.pool()), board);
            try (Hub hub = Hub.start(ground, board)) {
                hub.telling(board, () -> {
                    bench.awaitQuiet("the first full calendar");
                    ground.analyse();
                    bench.measure(new House(hub, key, estate), seconds);
                });
            }
        }
    }

    private static void settings(Scenario scenario, int seconds, Board board) {
        board.setting("sync: " + scenario.name() + ", seed " + scenario.seed() + ", " + scenario.days() + " days in "
                + seconds + " s, " + scenario.properties().size() + " properties at "
                + scenario.properties().stream()
                        .mapToInt(place -> place.connections().size())
                        .sum()
                + " connections, the partners' limits as they are, PostgreSQL with fsync on");
        Map<String, Long> counts = Script.of(scenario).stream()
                .map(happening -> happening.getClass().getSimpleName())
                .collect(Collectors.groupingBy(Function.identity(), java.util.TreeMap::new, Collectors.counting()));
        board.setting("sync: happenings " + counts + ", and "
                + scenario.trouble().faults().size() + " kinds of faults");
        board.setting(
                "sync: a perfect packer sends one message per property and kind for what the partner came to hold within"
                        + " 0.2 s, none for what it held already, none twice");
        board.setting(
                "sync: exposure is from the oldest change in a message to the partner's answer, outages and the partners' budgets"
                        + " per minute included; real seconds, while the rest is compressed");
    }

    private void measure(House house, int seconds) throws Exception {
        wiretap.forget();
        Instant begin = Instant.now(Clock.systemUTC());
        List<Estate.Line> accounts = estate.lines().stream()
                .collect(Collectors.toMap(Estate.Line::account, line -> line, (a, b) -> a))
                .values()
                .stream()
                .toList();
        try (ScheduledExecutorService timer = Executors.newScheduledThreadPool(2)) {
            Future<?> pulls = timer.scheduleWithFixedDelay(
                    () -> accounts.forEach(house::pull), 0, PULL_MILLIS, TimeUnit.MILLISECONDS);
            play(house, seconds);
            board.progress("sync: the scenario is over, waiting until all is told");
            awaitQuiet("the year");
            // Where the partner can be asked what it holds, edits made there are found and healed.
            estate.lines().forEach(house::compare);
            awaitQuiet("what the comparison found");
            if (pulls.isDone()) {
                await(pulls);
            }
            pulls.cancel(true);
        }
        board.progress("sync: " + house.done() + " calls to the hub, " + house.refused() + " refused; "
                + theatre.ask("/scenario"));
        judge(begin);
    }

    private void play(House house, int seconds) throws Exception {
        List<Happening> happenings = Script.of(estate.scenario());
        happenings.forEach(house::expect);
        theatre.tell("/scenario", "{\"seconds\":" + seconds + ",\"from\":\"" + estate.first() + "\"}");
        double nanosPerMinute = seconds * 1e9 / (estate.scenario().days() * MINUTES_A_DAY);
        long start = System.nanoTime();
        long listened = start;
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Happening happening : happenings) {
                long due = start + (long) (happening.minute() * nanosPerMinute);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                running.add(hands.submit(() -> house.act(happening)));
                if (System.nanoTime() - listened > TimeUnit.SECONDS.toNanos(2)) {
                    wiretap.listen();
                    listened = System.nanoTime();
                }
            }
        }
        for (Future<?> one : running) {
            await(one);
        }
    }

    private void await(Future<?> one) throws InterruptedException {
        try {
            one.get();
        } catch (ExecutionException e) {
            board.broken(String.valueOf(e.getCause()));
        }
    }

    /** Quiet is when it stays so: a booking may be on its way between the partner and the hub. */
    private void awaitQuiet(String what) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(QUIET_SECONDS);
        for (int quiet = 0; quiet < 4; quiet = isQuiet() ? quiet + 1 : 0) {
            if (System.nanoTime() > end) {
                board.broken(what + " was not told within " + QUIET_SECONDS + " s: " + books.faults());
                return;
            }
            wiretap.listen();
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private boolean isQuiet() throws Exception {
        boolean over = !theatre.ask("/scenario").path("state").asText().equals("playing");
        var state = theatre.ask("/state");
        return over
                && state.at("/booking/pending").asInt()
                                + state.at("/channex/pending").asInt()
                        == 0
                && books.isQuiet();
    }

    private void judge(Instant begin) throws Exception {
        board.progress("sync: comparing");
        Verdict verdict = new Verdict(estate, theatre, books, board);
        Verdict.Register register = verdict.register();
        Verdict.Cells cells = verdict.cells();
        board.progress("sync: " + register.bookings() + " bookings, " + cells.cells() + " cells, "
                + books.refused() + " cells refused by a partner, " + wiretap.values() + " values learned; violations "
                + theatre.ask("/state").path("violations"));
        count("sync-lost", register.lost(), "reservations");
        count("sync-duplicated", register.duplicated(), "reservations");
        count("sync-oversold", books.oversold(), "units");
        count("sync-diverged", cells.diverged(), "cells");
        board.figure(
                "sync-packing",
                wiretap.messages(),
                "messages",
                new Board.Reference("perfect-packer", wiretap.perfect()));
        List<Double> exposures = books.exposures(begin);
        board.progress("sync: exposure p50 " + Board.number(Sample.percentile(exposures, 50)) + " s, p95 "
                + Board.number(Sample.percentile(exposures, 95)) + " s, worst "
                + Board.number(Sample.percentile(exposures, 100)) + " s");
        board.figure("sync-exposure-p99", Sample.percentile(exposures, 99), "s", Board.Reference.NONE);
    }

    private void count(String line, long count, String unit) {
        board.figure(line, (double) count, unit, Board.Reference.NONE);
        if (count > 0) {
            board.broken(line + " is " + count);
        }
    }
}
