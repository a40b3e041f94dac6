package io.relais.core.postgres;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** Stands for a second program, or for the one that was killed: runs in a process of its own. */
final class OtherProgram {
    static final int LINE_LENGTH = 12;

    private OtherProgram() {}

    public static void main(String[] arguments) throws Exception {
        LocalPostgres postgres = LocalPostgres.open(Path.of(arguments[0]));
        LocalPostgresTest.keepRow(postgres);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(postgres::close));
        System.out.print(String.format(Locale.ROOT, "%" + LINE_LENGTH + "d", postgres.pid()));
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
