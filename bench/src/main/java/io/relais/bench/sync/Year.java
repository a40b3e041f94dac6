package io.relais.bench.sync;

import io.relais.bench.Board;
import io.relais.bench.Ground;
import io.relais.bench.Hub;
import io.relais.sandbox.scenario.Happening;
import io.relais.sandbox.scenario.Scenario;
import io.relais.sandbox.scenario.Script;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A scenario played once, from empty databases: the sandbox plays the partners, this the house. */
final class Year {
    /** As the year is compressed, so are the waits after a refusal. */
    static final int RETRY_SECONDS = 2;

    private static final int CONNECTIONS = 16;
    private static final int QUIET_SECONDS = 180;
    /** Booking.com allows a poll of one queue each second. */
    private static final long PULL_MILLIS = 1_200;

    private static final double MINUTES_A_DAY = 24 * 60;

    private final Estate estate;
    private final Theatre theatre;
    private final Books books;
    private final Board board;
    private final Wiretap wiretap;

    private Year(Estate estate, Theatre theatre, Books books, Board board) {
        this.estate = estate;
        this.theatre = theatre;
        this.books = books;
        this.board = board;
        this.wiretap = new Wiretap(theatre);
    }

    /**
     * What was found at the end.
     *
     * @param messages that were sent
     * @param perfect how many would have done
     * @param exposures seconds from a change to the partner's answer, one for each message
     */
    record Outcome(
            Verdict.Register register,
            long oversold,
            Verdict.Cells cells,
            int messages,
            int perfect,
            List<Double> exposures) {
        double packing() {
            return (double) messages / Math.max(1, perfect);
        }
    }

    /** Plays it in so many seconds, waits until all is told and compares. */
    static Outcome play(String name, Scenario scenario, int seconds, Board board) throws Exception {
        try (Ground ground = Ground.open(CONNECTIONS);
                Theatre theatre = Theatre.open(name, scenario)) {
            LocalDate today = LocalDate.ofInstant(Instant.now(Clock.systemUTC()), ZoneOffset.UTC);
            Estate estate = new Estate(scenario, ground.wiring(), today.plusDays(1));
            String key = estate.build(theatre.address());
            Year year = new Year(estate, theatre, new Books(ground.pool()), board);
            List<Outcome> outcome = new ArrayList<>();
            try (Hub hub = Hub.start(ground, board, List.of("-Drelais.retry-seconds=" + RETRY_SECONDS))) {
                hub.telling(board, () -> {
                    year.awaitQuiet("the first full calendar");
                    ground.analyse();
                    outcome.add(year.outcome(new House(hub, key, estate), seconds));
                });
            }
            return outcome.getFirst();
        }
    }

    private Outcome outcome(House house, int seconds) throws Exception {
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
            perform(house, seconds);
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
        return judge(begin);
    }

    private void perform(House house, int seconds) throws Exception {
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
        long begin = System.nanoTime();
        String waiting = "";
        for (int quiet = 0; quiet < 4; quiet = waiting.isEmpty() ? quiet + 1 : 0) {
            if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(QUIET_SECONDS)) {
                board.broken(what + " was not told within " + QUIET_SECONDS + " s: " + waiting + " " + books.faults());
                return;
            }
            wiretap.listen();
            TimeUnit.MILLISECONDS.sleep(500);
            String now = waiting();
            if (!now.equals(waiting)) {
                board.progress("sync: " + now + books.faults());
            }
            waiting = now;
        }
        board.progress("sync: " + what + " was told after " + Board.number((System.nanoTime() - begin) / 1e9)
                + " s of waiting");
    }

    private String waiting() throws Exception {
        if (theatre.ask("/scenario").path("state").asText().equals("playing")) {
            return "the scenario";
        }
        var state = theatre.ask("/state");
        int pending = state.at("/booking/pending").asInt()
                + state.at("/channex/pending").asInt();
        return pending > 0 ? pending + " bookings to be fetched" : books.waiting();
    }

    private Outcome judge(Instant begin) throws Exception {
        board.progress("sync: comparing");
        Verdict verdict = new Verdict(estate, theatre, books, board);
        Outcome outcome = new Outcome(
                verdict.register(),
                books.oversold(),
                verdict.cells(),
                wiretap.messages(),
                wiretap.perfect(),
                books.exposures(begin));
        board.progress("sync: " + outcome.register().bookings() + " bookings, "
                + outcome.cells().cells() + " cells, " + books.refused() + " cells refused by a partner, "
                + wiretap.values() + " values learned; violations "
                + theatre.ask("/state").path("violations"));
        return outcome;
    }
}
