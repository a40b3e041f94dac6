package io.relais.bench;

import io.relais.bench.ari.AriBench;
import io.relais.bench.booking.BookingBench;
import io.relais.bench.diff.DiffBench;
import io.relais.bench.ical.IcalBench;
import io.relais.bench.intake.IntakeBench;
import io.relais.bench.quote.QuoteBench;
import io.relais.bench.register.RegisterBench;
import io.relais.bench.sync.SyncBench;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the named benchmarks, or all; {@code --quick} for a short look. Exit code 1 when something was lost, doubled or oversold. */
public final class Main {
    private static final int WRONG_USE = 2;
    /** Held, because the logging system forgets the level of a logger that nobody holds. */
    private static final Logger ALL_LOGS = Logger.getLogger("");

    private Main() {}

    /** One benchmark. */
    @FunctionalInterface
    interface Bench {
        void run(Pace pace, Board board) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        ALL_LOGS.setLevel(Level.SEVERE);
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Map<String, Bench> benches = new LinkedHashMap<>();
        benches.put("intake", IntakeBench::run);
        benches.put("ari", AriBench::run);
        benches.put("booking", BookingBench::run);
        benches.put("register", RegisterBench::run);
        benches.put("quote", QuoteBench::run);
        benches.put("diff", DiffBench::run);
        benches.put("ical", IcalBench::run);
        benches.put("sync", SyncBench::run);
        List<String> names = List.of(arguments).stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        if (!benches.keySet().containsAll(names)) {
            System.err.println("Benchmarks: " + String.join(", ", benches.keySet()) + "; --quick for a short look.");
            System.exit(WRONG_USE);
        }
        Pace pace = List.of(arguments).contains("--quick") ? Pace.QUICK : Pace.FULL;
        Board board = new Board(System.out, System.err);
        for (Map.Entry<String, Bench> bench : benches.entrySet()) {
            if (names.isEmpty() || names.contains(bench.getKey())) {
                bench.getValue().run(pace, board);
            }
        }
        System.exit(board.isBroken() ? 1 : 0);
    }
}
