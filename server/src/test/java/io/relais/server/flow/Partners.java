package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.sandbox.Sandbox;
import io.relais.sandbox.SandboxSettings;
import io.relais.sandbox.seed.Seeds;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.FaultRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The simulated partners of the demo's seeds, started at the first use and shared by all flow tests. */
final class Partners {
    private static final Sandbox SANDBOX = start();

    private Partners() {}

    static Sandbox sandbox() {
        return SANDBOX;
    }

    /** Switches on a fault for one call. */
    static void fault(String operation, FaultKind kind) {
        SANDBOX.faults().add(FaultRule.of(operation, kind).withCount(1));
    }

    /** Waits until every fault has hit. */
    static void awaitFaultsOver() {
        Patience.until(() -> assertThat(SANDBOX.faults().list()).isEmpty());
    }

    /** How many calls of an operation, or of a group of them, came since the last reset. */
    static long calls(String operation) {
        return SANDBOX.calls().counters().entrySet().stream()
                .filter(entry -> isOf(operation, entry.getKey()))
                .mapToLong(entry -> entry.getValue().calls())
                .sum();
    }

    /** Every message with availability, prices or restrictions that any partner got since the last reset. */
    static long ariCalls() {
        return calls("booking.ari") + calls("channex.availability") + calls("channex.restrictions");
    }

    private static boolean isOf(String group, String operation) {
        return operation.equals(group) || operation.startsWith(group + ".");
    }

    private static Sandbox start() {
        try {
            Sandbox sandbox = Sandbox.start(SandboxSettings.of(Seeds.read(Path.of("..", "seeds", "partners.yaml"))));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(sandbox::close));
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
