package io.relais.core.feed;

import io.relais.connector.CalendarFrame;
import io.relais.connector.CalendarReading;
import io.relais.connector.ReadsCalendars;
import io.relais.core.connection.Connectors;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Fetches a calendar and reads it; knows nothing of what it is for. */
@Singleton
final class FeedFetching {
    /** The connector that reads calendars. */
    private static final String READER = "ical";

    /** Partners whose calendar is nothing at all when nothing is taken. */
    private static final String SHAPE_EMPTY_IS_FREE = "booking-com";

    /** Partners sell up to two years ahead. */
    static final int MONTHS = 24;

    private final FeedDoor door;
    private final Connectors connectors;

    @Inject
    FeedFetching(FeedDoor door, Connectors connectors) {
        this.door = door;
        this.connectors = connectors;
    }

    /** What came of it. */
    sealed interface Result {
        record Read(FeedBody body) implements Result {}

        record Same() implements Result {}

        record Failed(FeedFailure failure, Optional<Duration> retryAfter) implements Result {}
    }

    /**
     * Fetches once.
     *
     * @param shape whose calendar it was; empty when it is read for the first time
     */
    Result fetch(FeedRequest request, String shape, ZoneId zone, LocalDate today) {
        Optional<ReadsCalendars> reader = connectors.find(READER, ReadsCalendars.class);
        if (reader.isEmpty()) {
            return new Result.Failed(FeedFailure.NO_READER, Optional.empty());
        }
        return switch (door.fetch(request)) {
            case FeedAnswer.Unchanged unchanged -> new Result.Same();
            case FeedAnswer.Failed failed -> new Result.Failed(FeedFailure.of(failed), failed.retryAfter());
            case FeedAnswer.Body body ->
                read(
                        body,
                        shape,
                        reader.get().read(body.bytes(), new CalendarFrame(zone, today, today.plusMonths(MONTHS))));
        };
    }

    private static Result read(FeedAnswer.Body body, String shape, CalendarReading reading) {
        FeedRow.Validators validators = new FeedRow.Validators(body.etag(), body.lastModified());
        return switch (reading) {
            case CalendarReading.Snapshot snapshot ->
                new Result.Read(new FeedBody(snapshot.shape(), snapshot.entries(), snapshot.doubts(), validators));
            case CalendarReading.Refused refused ->
                refused.reason() == CalendarReading.Reason.EMPTY && shape.equals(SHAPE_EMPTY_IS_FREE)
                        ? new Result.Read(new FeedBody(shape, List.of(), List.of(), validators))
                        : new Result.Failed(FeedFailure.of(refused.reason()), Optional.empty());
        };
    }
}
