package io.relais.bench.intake;

import io.relais.bench.Board;
import io.relais.bench.Commits;
import io.relais.bench.Ground;
import io.relais.bench.Pace;
import io.relais.bench.Processor;
import io.relais.bench.Sample;
import io.relais.bench.Wiring;
import io.relais.core.connection.Connectors;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reservations committed per second through the real inbox path at 1, 4 and 16 workers. */
public final class IntakeBench {
    private static final List<Integer> WORKERS = List.of(1, 4, 16);
    /** As many as the hub has. */
    private static final int CONNECTIONS = 24;

    private static final long SEED = 20_270_101L;

    private final Pace pace;
    private final Board board;
    private final Commits commits;
    private final Path path;
    private final Ground ground;

    private IntakeBench(Pace pace, Board board, Commits commits, Path path, Ground ground) {
        this.ground = ground;
        this.pace = pace;
        this.board = board;
        this.commits = commits;
        this.path = path;
    }

    /** Measures and prints {@code intake-w1}, {@code intake-w4} and {@code intake-w16}. */
    public static void run(Pace pace, Board board) throws Exception {
        board.progress("intake: starting PostgreSQL");
        try (Ground ground = Ground.open(CONNECTIONS)) {
            settings(pace, board, ground);
            Wiring wiring = ground.wiring();
            wiring.with(Connectors.class, Path.connectors(wiring));
            Instant now = Instant.now(Clock.systemUTC());
            Village village = Village.build(wiring, LocalDate.ofInstant(now, ZoneOffset.UTC));
            Path path = new Path(wiring, new Partner(SEED, village.first(), now));
            new IntakeBench(pace, board, new Commits(ground.pool()), path, ground).measure();
            board.progress("intake: counting");
            new Ledger(ground.pool(), board).check(path.messages(), path.reservations());
        }
    }

    private static void settings(Pace pace, Board board, Ground ground) throws SQLException {
        board.setting("intake: " + Village.PROPERTIES + " properties of " + Village.ROOMS + " unit types, "
                + Village.ACCOUNTS + " accounts, each property sold through two; stays of 1 to 7 nights within a year");
        board.setting("intake: Booking.com OTA-XML, pulls of " + Partner.PULL_SIZE + " messages, "
                + Partner.CHANGES_PER_PULL
                + " of them changes; split and read by the connector, stored durably, then applied; a figure counts applied"
                + " messages");
        board.setting(
                "intake: reference is one-row insert and commit in one round trip, same workers, same server, in turn");
        board.setting("intake: fsync " + ground.serverSetting("fsync") + ", synchronous_commit "
                + ground.serverSetting("synchronous_commit") + ", PostgreSQL " + ground.serverSetting("server_version")
                + ", " + Runtime.getRuntime().availableProcessors() + " cores, " + pace.repetitions()
                + " repetitions of about " + pace.seconds() + " s after a warm-up and an analyze, median");
    }

    private void measure() throws Exception {
        board.progress("intake: warming up");
        double guess = path.run(4, pulls(40, pace.warmUpSeconds()));
        commits.measure(4, 1);
        ground.analyse();
        for (int workers : WORKERS) {
            guess = measure(workers, guess);
        }
    }

    private double measure(int workers, double firstGuess) throws Exception {
        double guess = path.run(workers, pulls(firstGuess, 1));
        List<Double> rates = new ArrayList<>();
        List<Double> references = new ArrayList<>();
        for (int i = 0; i < pace.repetitions(); i++) {
            references.add(commits.measure(workers, pace.seconds()));
            Processor before = Processor.now(ground.postgres().pid());
            long messagesBefore = path.messages();
            guess = path.run(workers, pulls(guess, pace.seconds()));
            rates.add(guess);
            board.progress("intake: " + workers + " workers, " + Math.round(guess) + " messages/s beside "
                    + Math.round(references.getLast()) + " commits/s; "
                    + Processor.now(ground.postgres().pid())
                            .since(before, "message", path.messages() - messagesBefore));
        }
        board.figure(
                "intake-w" + workers,
                Sample.median(rates),
                "reservations/s",
                new Board.Reference("commits/s", Sample.median(references)));
        return guess;
    }

    /** How many pulls keep that rate busy for so long. */
    private static int pulls(double messagesPerSecond, int seconds) {
        return Math.max(4, (int) Math.round(messagesPerSecond * seconds / Partner.PULL_SIZE));
    }
}
