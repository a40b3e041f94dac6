package io.relais.server;

import io.quarkus.runtime.StartupEvent;
import io.relais.core.data.Topic;
import io.relais.core.data.Wakeups;
import io.relais.seeds.CalendarFeeds;
import io.relais.seeds.Seeded;
import io.relais.seeds.Seeder;
import io.relais.seeds.Seeding;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.Config;

/** In the demo: loads the seeds, then tells on standard output where the console is and what to try. */
@Singleton
class DemoStart {
    /** After everything else has started. */
    private static final int LAST = 5_000;

    private static final int ATTEMPTS_MAX = 600;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Seeder seeder;
    private final CalendarFeeds feeds;
    private final Wakeups wakeups;
    private final Config config;

    DemoStart(Seeder seeder, CalendarFeeds feeds, Wakeups wakeups, Config config) {
        this.seeder = seeder;
        this.feeds = feeds;
        this.wakeups = wakeups;
        this.config = config;
    }

    void start(@Observes @Priority(LAST) StartupEvent event) {
        if (!config.getOptionalValue("relais.demo", Boolean.class).orElse(false)) {
            return;
        }
        URI sandbox = config.getValue("relais.sandbox.url", URI.class);
        Path seeds = config.getValue("relais.seeds", Path.class);
        Seeded seeded = seeder.seed(seeds, Seeding.all(sandbox).with(reservations()));
        feeds.seed(seeded.organisationId(), seeds, sandbox);
        wakeups.wake(Topic.NIGHTS, Topic.PULL);
        String banner = banner(seeded, sandbox);
        Thread.ofVirtual().name("demo.banner").start(() -> tellWhenOpen(banner));
    }

    /** The port opens after this observer; who reads the banner may click at once. */
    private void tellWhenOpen(String banner) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX && !isOpen(); attempt++) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        System.out.println(banner);
    }

    private boolean isOpen() {
        try (Socket socket = new Socket(host(), port())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private String banner(Seeded seeded, URI sandbox) {
        String hub = "http://" + host() + ":" + port();
        StringBuilder text = new StringBuilder();
        text.append("\n  Relais is ready.\n\n");
        line(text, "Console", hub + "/");
        line(text, "Sign in as", seeded.ownerEmail());
        line(text, "Password", seeded.password().orElse("as shown at the first start"));
        line(text, "Partners", sandbox + "/   (book as a guest at Booking.com or Channex)");
        line(text, "API", hub + "/q/swagger-ui   MCP: " + hub + "/mcp");
        seeded.apiKey().ifPresent(key -> line(text, "API key", key));
        text.append("\n  Try: open both pages side by side, book at the sandbox's Booking.com, and watch the\n")
                .append("  reservation arrive in the register and the night close at the other partner.\n")
                .append("  Ctrl-C stops everything.\n");
        return text.toString();
    }

    private int reservations() {
        return config.getOptionalValue("relais.seed-reservations", Integer.class)
                .orElse(0);
    }

    private String host() {
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("127.0.0.1");
        return host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }

    private int port() {
        return config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("  %-11s %s%n", name, value));
    }
}
