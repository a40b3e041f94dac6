package io.relais.server.console;

import io.quarkus.runtime.Shutdown;
import io.quarkus.runtime.Startup;
import io.relais.core.data.Topic;
import io.relais.core.data.Wakeups;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells open pages that something changed, the moment it is committed. Hints only, without content: a page then asks for itself,
 * within its own permissions. A burst of commits becomes a few hints a second; readers are bounded, the oldest leave first.
 */
@Singleton
class LiveFeed {
    static final int READERS_MAX = 300;
    private static final int HEARTBEAT_SECONDS = 15;
    private static final int BURST_MILLIS = 100;

    private final Wakeups wakeups;
    private final Deque<LiveReader> readers = new ArrayDeque<>();
    private final Set<Topic> pending = EnumSet.noneOf(Topic.class);
    private final Semaphore signal = new Semaphore(0);
    private final Consumer<Topic> ear = this::hear;
    private volatile boolean closed;

    @Inject
    LiveFeed(Wakeups wakeups) {
        this.wakeups = wakeups;
    }

    @Startup
    void open() {
        wakeups.listen(ear);
        Thread.ofVirtual().name("console.live").start(this::run);
        // The server's own graceful stop waits for open requests, and a stream never ends by itself.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    }

    @Shutdown
    void close() {
        closed = true;
        wakeups.forget(ear);
        signal.release();
        synchronized (readers) {
            readers.forEach(LiveReader::leave);
            readers.clear();
        }
    }

    /** Lets somebody listen until they go away. */
    void join(LiveReader reader) {
        synchronized (readers) {
            if (closed) {
                reader.leave();
                return;
            }
            readers.removeIf(LiveReader::hasLeft);
            while (readers.size() >= READERS_MAX) {
                readers.removeFirst().leave();
            }
            readers.addLast(reader);
        }
        reader.beat();
    }

    int size() {
        synchronized (readers) {
            readers.removeIf(LiveReader::hasLeft);
            return readers.size();
        }
    }

    /** Called by whoever commits: must return at once. */
    private void hear(Topic topic) {
        boolean shown = switch (topic) {
            case REGISTER, CHANNELS -> true;
            case PULL, INBOX, NIGHTS, MESSAGES -> false;
        };
        if (!shown) {
            return;
        }
        synchronized (pending) {
            pending.add(topic);
        }
        signal.release();
    }

    private void run() {
        try {
            while (!closed) {
                if (signal.tryAcquire(HEARTBEAT_SECONDS, TimeUnit.SECONDS)) {
                    signal.drainPermits();
                    Set<Topic> topics = takePending();
                    present().forEach(reader -> reader.tell(topics));
                    TimeUnit.MILLISECONDS.sleep(BURST_MILLIS);
                } else {
                    present().forEach(LiveReader::beat);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<Topic> takePending() {
        synchronized (pending) {
            Set<Topic> topics = EnumSet.noneOf(Topic.class);
            topics.addAll(pending);
            pending.clear();
            return topics;
        }
    }

    private List<LiveReader> present() {
        synchronized (readers) {
            readers.removeIf(LiveReader::hasLeft);
            return List.copyOf(readers);
        }
    }
}
