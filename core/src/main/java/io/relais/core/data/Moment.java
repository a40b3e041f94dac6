package io.relais.core.data;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** What nearly every write needs: the time, a new id, and someone to wake afterwards. */
@Singleton
public final class Moment {
    private final Clock clock;
    private final Ids ids;
    private final Wakeups wakeups;

    @Inject
    public Moment(Clock clock, Ids ids, Wakeups wakeups) {
        this.clock = clock;
        this.ids = ids;
        this.wakeups = wakeups;
    }

    public Instant now() {
        return Instant.now(clock);
    }

    public Clock clock() {
        return clock;
    }

    public Ids ids() {
        return ids;
    }

    public Wakeups wakeups() {
        return wakeups;
    }
}
