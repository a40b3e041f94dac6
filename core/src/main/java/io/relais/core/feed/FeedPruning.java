package io.relais.core.feed;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Forgets who had the nights of feeds once that is long over, also of feeds that changed nothing since. A day more or less, by the
 * property's zone, makes no difference after so long.
 */
@Singleton
public final class FeedPruning {
    private final Database database;
    private final FeedNightRows nights;
    private final FeedStayRows stays;
    private final Moment moment;

    @Inject
    FeedPruning(Database database, FeedNightRows nights, FeedStayRows stays, Moment moment) {
        this.database = database;
        this.nights = nights;
        this.stays = stays;
        this.moment = moment;
    }

    /** Deletes what is due; returns how many rows. */
    public int run() {
        LocalDate today = LocalDate.ofInstant(moment.now(), ZoneOffset.UTC);
        return database.write(handle -> nights.prune(handle, today) + stays.prune(handle, today));
    }
}
