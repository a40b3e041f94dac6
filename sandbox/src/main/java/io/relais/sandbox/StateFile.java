package io.relais.sandbox;

import io.relais.sandbox.calendar.CalendarHost;
import io.relais.sandbox.calendar.CalendarRoom;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.world.Partner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Keeps the partners' state over restarts: written a moment after a change and on close, always whole or not at all. */
final class StateFile implements AutoCloseable {
    private static final long DEBOUNCE_MILLIS = 100;

    private static final System.Logger LOG = System.getLogger("io.relais.sandbox");

    private final Path file;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sandbox-state").factory());
    private final AtomicBoolean scheduled = new AtomicBoolean();

    StateFile(Path home) {
        this.file = home.resolve("sandbox-state.json");
    }

    /** The content of the file; one of an older sandbox has no calendars. */
    record Content(
            Partner.State booking,
            Partner.State channex,
            @Nullable List<CalendarRoom.State> calendars) {}

    /** Source of what to write; called on the writer's thread. */
    interface Source {
        Content content();
    }

    /** Takes over the saved state, if there is one. */
    void load(Partner booking, Partner channex, CalendarHost calendars) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            Content content = Json.MAPPER.readValue(file.toFile(), Content.class);
            booking.restore(content.booking());
            channex.restore(content.channex());
            if (content.calendars() != null) {
                calendars.restore(content.calendars());
            }
        }
    }

    /** Writes soon; many changes within the pause become one write. */
    void changed(Source source) {
        if (scheduled.compareAndSet(false, true)) {
            var _ = writer.schedule(() -> writeLater(source), DEBOUNCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void writeLater(Source source) {
        scheduled.set(false);
        try {
            write(source);
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "the state of the sandbox will not survive a restart", e);
        }
    }

    /** Writes now, after any write under way. */
    synchronized void write(Source source) {
        try {
            Path fresh = file.resolveSibling("sandbox-state.json.new");
            Json.MAPPER.writeValue(fresh.toFile(), source.content());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        writer.shutdownNow();
    }
}
