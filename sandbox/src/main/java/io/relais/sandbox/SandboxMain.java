package io.relais.sandbox;

import io.relais.sandbox.scenario.Scenario;
import io.relais.sandbox.seed.Seeds;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The sandbox as a program; see {@link #USAGE}. Ends on SIGTERM or SIGINT, or when the process it accompanies has gone. */
public final class SandboxMain {
    static final String USAGE = """
            usage: relais-sandbox --seeds FILE [--port 8090] [--host 127.0.0.1] [--home DIR] [--until-exit-of PID]
                   relais-sandbox --scenario NAME-OR-FILE [--days 365] [--seed 1] ... for the partners of a scenario instead of seeds
            """;
    private static final Set<String> OPTIONS =
            Set.of("--seeds", "--scenario", "--days", "--seed", "--port", "--host", "--home", "--until-exit-of");

    private SandboxMain() {}

    public static void main(String[] args) throws InterruptedException {
        int status = run(List.of(args), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(List<String> args, PrintStream out, PrintStream err) throws InterruptedException {
        try {
            Map<String, String> options = options(args);
            var stop = new CountDownLatch(1);
            Sandbox sandbox = Sandbox.start(settings(options));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(sandbox::close));
            String pid = options.get("--until-exit-of");
            if (pid != null) {
                watch(Long.parseLong(pid), stop);
            }
            out.println("sandbox ready " + sandbox.baseUrl());
            out.flush();
            stop.await();
            return exit();
        } catch (IOException | RuntimeException e) {
            err.println("sandbox: " + e.getMessage());
            err.print(USAGE);
            return 1;
        }
    }

    /** The shutdown hook closes the sandbox; leaving main is not enough because the server has threads of its own. */
    private static int exit() {
        System.exit(0);
        return 0;
    }

    private static void watch(long pid, CountDownLatch stop) {
        var process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            stop.countDown();
            return;
        }
        var _ = process.get().onExit().thenRun(stop::countDown);
    }

    private static SandboxSettings settings(Map<String, String> options) throws IOException {
        SandboxSettings settings = partners(options)
                .withPort(Integer.parseInt(options.getOrDefault("--port", "8090")))
                .withHost(options.getOrDefault("--host", "127.0.0.1"));
        @Nullable String home = options.get("--home");
        // A scenario begins anew each time; what another run left would be in its way.
        return home == null || options.containsKey("--scenario") ? settings : settings.withHome(Path.of(home));
    }

    private static SandboxSettings partners(Map<String, String> options) throws IOException {
        String named = options.get("--scenario");
        if (named != null) {
            Path file = Path.of(named);
            Scenario scenario = Files.exists(file) ? Scenario.read(file) : Scenario.named(named);
            String days = options.get("--days");
            scenario = days == null ? scenario : scenario.withDays(Integer.parseInt(days));
            String seed = options.get("--seed");
            return SandboxSettings.of(seed == null ? scenario : scenario.withSeed(Long.parseLong(seed)));
        }
        String seeds = options.get("--seeds");
        if (seeds == null) {
            throw new IllegalArgumentException("--seeds or --scenario is missing");
        }
        return SandboxSettings.of(Seeds.read(Path.of(seeds)));
    }

    private static Map<String, String> options(List<String> args) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < args.size(); i += 2) {
            if (!OPTIONS.contains(args.get(i)) || i + 1 == args.size()) {
                throw new IllegalArgumentException("unknown or incomplete option: " + args.get(i));
            }
            options.put(args.get(i), args.get(i + 1));
        }
        return options;
    }
}
