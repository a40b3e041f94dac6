package io.relais.bench.diff;

import io.relais.bench.Board;
import io.relais.bench.Ground;
import io.relais.bench.Pace;
import io.relais.bench.Sample;
import io.relais.bench.Wiring;
import io.relais.core.connection.Connectors;
import io.relais.core.delivery.Differences;
import io.relais.core.inventory.Calendar;
import io.relais.vocabulary.NightRange;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** How fast what partners ought to believe is computed anew and compared, and whether that stays so with many properties. */
public final class DiffBench {
    private static final int CONNECTIONS = 4;
    private static final long SEED = 20_270_104L;
    private static final Hotels.Size LARGE = new Hotels.Size(10, 4, 500, 6);
    private static final Hotels.Size SMALL = new Hotels.Size(3, 2, 120, 2);
    private static final int[] COUNTS = {1, 10, 100, 1_000};
    private static final double NANOS = 1e9;

    private final Pace pace;
    private final Board board;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private DiffBench(Pace pace, Board board) {
        this.pace = pace;
        this.board = board;
    }

    /** Measures and prints {@code diff-cells} and {@code diff-growth}. */
    public static void run(Pace pace, Board board) throws Exception {
        DiffBench bench = new DiffBench(pace, board);
        bench.settings();
        bench.cells();
        bench.growth();
    }

    private void settings() {
        board.setting("diff: " + LARGE.nights() + " nights of " + LARGE.products() + " products (" + LARGE.types()
                + " unit types, " + LARGE.plans() + " plans, prices for two numbers of people, restrictions) at "
                + LARGE.channels() + " channels; nothing differs, as nearly always");
        board.setting(
                "diff: diff-cells is values computed from current rows and compared with what the partners hold, per"
                        + " second of our processor time (PostgreSQL works in its own)");
        board.setting("diff: diff-growth is the time for one property of " + SMALL.products() + " products, "
                + SMALL.nights() + " nights and " + SMALL.channels() + " channels, taken at random among so many");
        board.setting("diff: " + Runtime.getRuntime().availableProcessors() + " cores, " + pace.repetitions()
                + " repetitions of " + pace.seconds() + " s after a warm-up, median");
    }

    private static Wiring wiring(Ground ground) {
        return ground.wiring().with(Connectors.class, new Connectors(List.of(new QuietPartner())));
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(Instant.now(Clock.systemUTC()), ZoneOffset.UTC);
    }

    private void cells() throws Exception {
        board.progress("diff: starting PostgreSQL, filling one large property");
        try (Ground ground = Ground.open(CONNECTIONS)) {
            Wiring wiring = wiring(ground);
            Hotels hotels = new Hotels(wiring, today());
            UUID property = hotels.add(LARGE);
            ground.analyse();
            Differences differences = wiring.get(Differences.class);
            Round warm = rounds(differences, hotels, pace.warmUpSeconds(), 0);
            List<Double> perSecond = new ArrayList<>();
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < pace.repetitions(); i++) {
                Round round = rounds(differences, hotels, pace.seconds(), 0);
                perSecond.add(round.cells() / round.ourSeconds());
                millis.add(round.seconds() * 1_000 / round.properties());
                board.progress("diff: " + Board.number(perSecond.getLast()) + " cells/s of one core, "
                        + Board.number(millis.getLast()) + " ms a property");
            }
            board.setting("diff: one property is " + warm.cells() / warm.properties() + " cells and takes "
                    + Board.number(Sample.median(millis)) + " ms, PostgreSQL included");
            board.figure("diff-cells", Sample.median(perSecond), "cells/s", Board.Reference.NONE);
            seesOneChange(wiring, hotels, property);
        }
    }

    /** What is quick must also be right: one night changed is that night at every channel. */
    private void seesOneChange(Wiring wiring, Hotels hotels, UUID property) throws SQLException {
        NightRange night = NightRange.of(today().plusDays(200));
        UUID type = hotels.types(property).getFirst();
        wiring.get(Calendar.class).setCapacity(hotels.principal(), property, type, night, 77);
        rounds(wiring.get(Differences.class), hotels, 0, LARGE.channels());
    }

    private void growth() throws Exception {
        board.progress("diff: filling small properties");
        try (Ground ground = Ground.open(CONNECTIONS)) {
            Wiring wiring = wiring(ground);
            Hotels hotels = new Hotels(wiring, today());
            UUID model = hotels.add(SMALL);
            Differences differences = wiring.get(Differences.class);
            Map<Integer, Double> cost = new LinkedHashMap<>();
            for (int count : COUNTS) {
                hotels.fill(model, count);
                ground.analyse();
                rounds(differences, hotels, Math.max(1, pace.warmUpSeconds() / 2), 0);
                List<Double> millis = new ArrayList<>();
                for (int i = 0; i < pace.repetitions(); i++) {
                    Round round = rounds(differences, hotels, Math.max(1, pace.seconds() / 2), 0);
                    millis.add(round.seconds() * 1_000 / round.properties());
                }
                cost.put(count, Sample.median(millis));
                board.progress("diff: " + Board.number(cost.get(count)) + " ms a property among " + count);
            }
            board.setting("diff: ms a property among 1, 10, 100 and 1,000: "
                    + String.join(
                            ", ", cost.values().stream().map(Board::number).toList()));
            double alone = cost.getOrDefault(1, 0.0);
            board.figure(
                    "diff-growth",
                    cost.getOrDefault(COUNTS[COUNTS.length - 1], 0.0),
                    "ms/property",
                    new Board.Reference("at-1-property", alone));
        }
    }

    private record Round(long cells, int properties, double seconds, double ourSeconds) {}

    private Round rounds(Differences differences, Hotels hotels, int seconds, int expected) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long begin = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        long cells = 0;
        int properties = 0;
        do {
            UUID property =
                    hotels.properties().get(random.nextInt(hotels.properties().size()));
            int differing = 0;
            for (Differences.Standing standing : differences.list(hotels.principal(), property)) {
                cells += standing.cells();
                differing += standing.differing();
            }
            properties++;
            if (differing != expected) {
                board.broken("diff: " + differing + " cells differ and " + expected + " should");
            }
        } while (System.nanoTime() < end);
        return new Round(
                cells,
                properties,
                (System.nanoTime() - begin) / NANOS,
                (threads.getCurrentThreadCpuTime() - cpu) / NANOS);
    }
}
