package io.relais.bench.intake;

import java.time.Duration;
import java.util.Locale;

/**
 * Processor time used so far, which tells what a message costs even when other programs share the machine.
 *
 * @param own by this program
 * @param server by PostgreSQL's processes
 */
record Processor(Duration own, Duration server) {
    static Processor now(long serverPid) {
        Duration own = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        Duration server = ProcessHandle.of(serverPid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        return new Processor(own, server);
    }

    /** In words, per message. */
    String since(Processor before, long messages) {
        return String.format(
                Locale.ROOT,
                "processor time per message: hub %.2f ms, PostgreSQL %.2f ms",
                own.minus(before.own).toNanos() / 1e6 / messages,
                server.minus(before.server).toNanos() / 1e6 / messages);
    }
}
