package io.relais.sandbox;

import io.relais.sandbox.scenario.Cast;
import io.relais.sandbox.scenario.Scenario;
import io.relais.sandbox.seed.Seeds;
import io.relais.sandbox.world.Switches;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to start a sandbox. Begin with {@link #of} and refine.
 *
 * @param host address to listen on; anything but the loopback lets others play with the partners
 * @param port 0 picks a free one
 * @param home folder of the state file; null keeps everything in memory
 * @param switches partner behaviour, see the README
 * @param scenario what can be played; null for nothing
 */
public record SandboxSettings(
        String host,
        int port,
        @Nullable Path home,
        Seeds seeds,
        Switches switches,
        Clock clock,
        @Nullable Scenario scenario) {

    /** On the loopback, any free port, in memory, with the usual partner behaviour and what the seeds change of it. */
    public static SandboxSettings of(Seeds seeds) {
        Switches switches = Switches.USUAL.patched(seeds.switches());
        return new SandboxSettings("127.0.0.1", 0, null, seeds, switches, Clock.systemUTC(), null);
    }

    /** With the accounts, hotels and rooms of a scenario, which waits to be played. */
    public static SandboxSettings of(Scenario scenario) {
        SandboxSettings usual = of(Cast.seeds(scenario));
        return new SandboxSettings(
                usual.host(), usual.port(), usual.home(), usual.seeds(), usual.switches(), usual.clock(), scenario);
    }

    public SandboxSettings withPort(int number) {
        return new SandboxSettings(host, number, home, seeds, switches, clock, scenario);
    }

    public SandboxSettings withHost(String address) {
        return new SandboxSettings(address, port, home, seeds, switches, clock, scenario);
    }

    public SandboxSettings withHome(Path folder) {
        return new SandboxSettings(host, port, folder, seeds, switches, clock, scenario);
    }

    public SandboxSettings withSwitches(Switches behaviour) {
        return new SandboxSettings(host, port, home, seeds, behaviour, clock, scenario);
    }

    public SandboxSettings withClock(Clock time) {
        return new SandboxSettings(host, port, home, seeds, switches, time, scenario);
    }

    Optional<Scenario> findScenario() {
        return Optional.ofNullable(scenario);
    }

    Optional<Path> findHome() {
        return Optional.ofNullable(home);
    }
}
