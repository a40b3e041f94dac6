package io.relais.server;

import io.relais.core.postgres.TestDatabase;
import io.relais.server.mail.SmtpSink;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Gives the application under test a fresh database of a real PostgreSQL and a mail server, once per test run. */
public final class TestDatabaseListener implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        TestDatabase database = TestDatabase.fresh();
        System.setProperty("quarkus.datasource.jdbc.url", database.jdbcUrl());
        System.setProperty("quarkus.datasource.username", TestDatabase.server().user());
        System.setProperty("quarkus.datasource.password", TestDatabase.server().password());
        System.setProperty("relais.mail.host", "127.0.0.1");
        System.setProperty("relais.mail.port", Integer.toString(SmtpSink.get().port()));
        System.setProperty("relais.mail.from", "hub@example.org");
        System.setProperty(
                "relais.home", Path.of("target", "test-home").toAbsolutePath().toString());
    }
}
