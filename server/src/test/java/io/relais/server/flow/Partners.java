package io.relais.server.flow;

import io.relais.sandbox.Sandbox;
import io.relais.sandbox.SandboxSettings;
import io.relais.sandbox.seed.Seeds;
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
