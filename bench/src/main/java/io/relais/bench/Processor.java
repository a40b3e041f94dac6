package io.relais.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * Processor time used so far, which tells what a thing costs even when other programs share the machine.
 *
 * @param own by this program
 * @param hub by the hub where it is a process of its own, else zero
 * @param server by PostgreSQL's processes
 */
public record Processor(Duration own, Duration hub, Duration server) {
    /** Of this program and of PostgreSQL. */
    public static Processor now(long serverPid) {
        return new Processor(of(ProcessHandle.current()), Duration.ZERO, server(serverPid));
    }

    /** Of the load, the hub and PostgreSQL. */
    public static Processor now(long serverPid, long hubPid) {
        Duration hub = ProcessHandle.of(hubPid).map(Processor::of).orElse(Duration.ZERO);
        return new Processor(of(ProcessHandle.current()), hub, server(serverPid));
    }

    private static Duration server(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(Processor::of)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** In words, per thing done. */
    public String since(Processor before, String thing, long count) {
        String first = hub.isZero()
                ? "hub " + millis(own.minus(before.own), count)
                : "load " + millis(own.minus(before.own), count) + ", hub " + millis(hub.minus(before.hub), count);
        return "processor time per " + thing + ": " + first + ", PostgreSQL "
                + millis(server.minus(before.server), count);
    }

    private static String millis(Duration time, long count) {
        return String.format(Locale.ROOT, "%.2f ms", time.toNanos() / 1e6 / Math.max(1, count));
    }
}
