package io.relais.bench.sync;

import io.relais.bench.Board;
import io.relais.bench.Pace;
import io.relais.bench.Sample;
import io.relais.sandbox.scenario.Scenario;
import io.relais.sandbox.scenario.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** A year at a campsite, compressed: at its end nothing is lost, doubled or oversold, and all believe the same. */
public final class SyncBench {
    private static final String SCENARIO = "campsite-year";

    private static final int YEARS = 3;
    private static final int SECONDS = 120;
    private static final int QUICK_DAYS = 2;
    private static final int QUICK_SECONDS = 3;

    private SyncBench() {}

    /**
     * Plays it, with other happenings each time, and prints {@code sync-lost}, {@code sync-duplicated},
     * {@code sync-oversold} and {@code sync-diverged} of all years, the median of {@code sync-packing} and of
     * {@code sync-exposure-p99}.
     */
    public static void run(Pace pace, Board board) throws Exception {
        boolean quick = pace.equals(Pace.QUICK);
        Scenario whole = Scenario.named(SCENARIO);
        Scenario scenario = quick ? whole.withDays(QUICK_DAYS) : whole;
        int seconds = quick ? QUICK_SECONDS : SECONDS;
        int years = quick ? 1 : YEARS;
        settings(scenario, years, seconds, board);
        List<Year.Outcome> outcomes = new ArrayList<>();
        for (int year = 0; year < years; year++) {
            Scenario other = scenario.withSeed(scenario.seed() + year);
            board.progress("sync: year " + (year + 1) + ": starting PostgreSQL, the simulated partners and the hub");
            Year.Outcome outcome = Year.play(SCENARIO, other, seconds, board);
            board.setting("sync: seed " + other.seed() + ": " + happenings(other) + "; "
                    + outcome.register().bookings() + " bookings at partners, "
                    + outcome.cells().cells() + " cells, packing " + Board.number(outcome.packing()) + ", exposure p50 "
                    + exposure(outcome, 50) + " s, p99 " + exposure(outcome, 99) + " s, worst " + exposure(outcome, 100)
                    + " s");
            outcomes.add(outcome);
        }
        tell(outcomes, board);
    }

    private static void settings(Scenario scenario, int years, int seconds, Board board) {
        board.setting("sync: " + scenario.name() + ", " + years + " times " + scenario.days() + " days in " + seconds
                + " s, " + scenario.properties().size() + " properties at "
                + scenario.properties().stream()
                        .mapToInt(place -> place.connections().size())
                        .sum()
                + " connections, " + scenario.trouble().faults().size()
                + " kinds of faults, the partners' limits as they are, refused values tried again after "
                + Year.RETRY_SECONDS + " s, PostgreSQL with fsync on");
        board.setting(
                "sync: a perfect packer sends one message per property and kind for what the partner came to hold within"
                        + " 0.2 s, none for what it held already, none twice");
        board.setting(
                "sync: exposure is from the oldest change in a message to the partner's answer, outages and the partners' budgets"
                        + " per minute included; real seconds, while the rest is compressed");
    }

    private static Map<String, Long> happenings(Scenario scenario) {
        return Script.of(scenario).stream()
                .map(happening -> happening.getClass().getSimpleName())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static String exposure(Year.Outcome outcome, double percent) {
        return Board.number(Sample.percentile(outcome.exposures(), percent));
    }

    private static void tell(List<Year.Outcome> outcomes, Board board) {
        count("sync-lost", outcomes, outcome -> outcome.register().lost(), "reservations", board);
        count("sync-duplicated", outcomes, outcome -> outcome.register().duplicated(), "reservations", board);
        count("sync-oversold", outcomes, Year.Outcome::oversold, "units", board);
        count("sync-diverged", outcomes, outcome -> outcome.cells().diverged(), "cells", board);
        Year.Outcome middle = outcomes.stream()
                .sorted(Comparator.comparing(Year.Outcome::packing))
                .toList()
                .get(outcomes.size() / 2);
        board.figure(
                "sync-packing", middle.messages(), "messages", new Board.Reference("perfect-packer", middle.perfect()));
        board.figure(
                "sync-exposure-p99",
                Sample.median(outcomes.stream()
                        .map(outcome -> Sample.percentile(outcome.exposures(), 99))
                        .toList()),
                "s",
                Board.Reference.NONE);
    }

    private static void count(
            String line, List<Year.Outcome> outcomes, ToLongFunction<Year.Outcome> what, String unit, Board board) {
        long count = outcomes.stream().mapToLong(what).sum();
        board.figure(line, (double) count, unit, Board.Reference.NONE);
        if (count > 0) {
            board.broken(line + " is " + count);
        }
    }
}
