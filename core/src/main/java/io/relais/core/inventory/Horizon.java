package io.relais.core.inventory;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.delivery.DirtyNights;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps every calendar open far enough ahead: each day one far day is opened with the capacity of the day before it. */
@Singleton
public final class Horizon {
    /** Nights ahead that are open for sale. */
    public static final int NIGHTS = 500;

    private final Database database;
    private final Nights nights;
    private final DirtyNights dirty;
    private final Moment moment;

    @Inject
    public Horizon(Database database, Nights nights, DirtyNights dirty, Moment moment) {
        this.database = database;
        this.nights = nights;
        this.dirty = dirty;
        this.moment = moment;
    }

    /** Opens what is missing up to the horizon and marks it for all partners; returns for how many unit types. */
    public int roll() {
        int opened = database.write(handle -> {
            List<Nights.Opened> ranges = nights.extend(handle, moment.now(), NIGHTS);
            dirty.mark(
                    handle,
                    ranges.stream()
                            .map(o -> new DirtyNights.Mark(o.unitTypeId(), o.nights(), DirtyNights.ALL, null))
                            .toList(),
                    "");
            return ranges.size();
        });
        if (opened > 0) {
            moment.wakeups().wake(Topic.NIGHTS);
        }
        return opened;
    }
}
