package io.relais.bench.booking;

import io.relais.bench.Board;
import io.relais.bench.Commits;
import io.relais.bench.Ground;
import io.relais.bench.Hub;
import io.relais.bench.Pace;
import io.relais.bench.Processor;
import io.relais.bench.Sample;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Own sales committed per second through the API of the real hub at 1, 4 and 16 workers. */
public final class BookingBench {
    private static final List<Integer> WORKERS = List.of(1, 4, 16);
    private static final int CONNECTIONS = 24;
    /** A hub that has just started is compiled while it works; less would measure that. */
    private static final int WARM_UP_LEAST = 15;

    private final Pace pace;
    private final Board board;
    private final Commits commits;
    private final Counter counter;
    private final Supplier<Processor> processor;

    private BookingBench(Pace pace, Board board, Commits commits, Counter counter, Supplier<Processor> processor) {
        this.pace = pace;
        this.board = board;
        this.commits = commits;
        this.counter = counter;
        this.processor = processor;
    }

    /** Measures and prints {@code booking-w1}, {@code booking-w4}, {@code booking-w16} and {@code booking-oversold}. */
    public static void run(Pace pace, Board board) throws Exception {
        board.progress("booking: starting PostgreSQL and the hub");
        try (Ground ground = Ground.open(CONNECTIONS)) {
            settings(pace, board, ground);
            LocalDate today = LocalDate.ofInstant(Instant.now(Clock.systemUTC()), ZoneOffset.UTC);
            Resort resort = new Resort(ground.wiring(), today.plusDays(1));
            String key = resort.build();
            ground.analyse();
            try (Hub hub = Hub.start(ground, board)) {
                Counter counter = new Counter(hub.address("/api/v1/reservations"), key, resort);
                BookingBench bench = new BookingBench(
                        pace,
                        board,
                        new Commits(ground.pool()),
                        counter,
                        () -> Processor.now(ground.postgres().pid(), hub.pid()));
                hub.telling(board, () -> bench.measure(ground));
                board.progress("booking: counting");
                Audit audit = new Audit(ground.pool(), board);
                board.figure("booking-oversold", (double) audit.oversold(), "units", Board.Reference.NONE);
                audit.check(counter.sold());
                board.progress("booking: " + counter.sold() + " sold, " + counter.refused() + " refused as sold out");
            }
        }
    }

    private static void settings(Pace pace, Board board, Ground ground) throws SQLException {
        board.setting("booking: " + Resort.PROPERTIES + " properties of " + Resort.TYPES + " unit types, "
                + Resort.NIGHTS
                + " nights, stock enough; one sale in " + Resort.SCARCE_EVERY + " at a property that sells out ("
                + Resort.SCARCE_UNITS + " units, " + Resort.SCARCE_NIGHTS + " nights); stays of 1 to 4 nights");
        board.setting(
                "booking: POST /api/v1/reservations with an Idempotency-Key each, over connections kept open, at the hub as"
                        + " a process of its own; a figure counts answers 201; no channel is connected");
        board.setting(
                "booking: reference is one-row insert and commit in one round trip, same workers, same server, in turn");
        board.setting("booking: fsync " + ground.serverSetting("fsync") + ", synchronous_commit "
                + ground.serverSetting("synchronous_commit") + ", PostgreSQL " + ground.serverSetting("server_version")
                + ", " + Runtime.getRuntime().availableProcessors() + " cores shared by load, hub and PostgreSQL, "
                + pace.repetitions() + " repetitions of " + pace.seconds() + " s, median");
    }

    private void measure(Ground ground) throws Exception {
        board.progress("booking: warming up");
        commits.measure(4, 1);
        counter.measure(16, Math.max(WARM_UP_LEAST, pace.warmUpSeconds()));
        ground.analyse();
        for (int workers : WORKERS) {
            measure(workers);
        }
    }

    private void measure(int workers) throws Exception {
        counter.measure(workers, 1);
        List<Double> rates = new ArrayList<>();
        List<Double> references = new ArrayList<>();
        for (int i = 0; i < pace.repetitions(); i++) {
            references.add(commits.measure(workers, Math.max(1, pace.seconds() / 2)));
            Processor before = processor.get();
            long soldBefore = counter.sold();
            rates.add(counter.measure(workers, pace.seconds()));
            board.progress("booking: " + workers + " workers, " + Math.round(rates.getLast()) + " sales/s beside "
                    + Math.round(references.getLast()) + " commits/s; "
                    + processor.get().since(before, "sale", counter.sold() - soldBefore));
        }
        board.figure(
                "booking-w" + workers,
                Sample.median(rates),
                "sales/s",
                new Board.Reference("commits/s", Sample.median(references)));
    }
}
