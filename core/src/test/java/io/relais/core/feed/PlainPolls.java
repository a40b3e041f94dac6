package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.connector.testkit.calendar.CalendarYear;
import io.relais.connector.testkit.calendar.CalendarYear.Shape;
import java.util.List;

/** Polls of a generated year in the plain text of {@link PlainCalendars}. */
final class PlainPolls {
    private PlainPolls() {}

    /** As {@link PlainCalendars} reads it. */
    static String text(CalendarYear.Poll poll) {
        return switch (poll.fault()) {
            case NONE, PART, EMPTY -> plain(poll);
            case NO_BYTES -> "";
            case PAGE -> "<html>";
            case JSON, TRUNCATED -> "{";
            case STATUS -> throw new IllegalArgumentException("a status has no body");
        };
    }

    private static String plain(CalendarYear.Poll poll) {
        StringBuilder text = new StringBuilder(code(poll.room().shape()));
        for (CalendarEntry entry : poll.shown()) {
            text.append('\n').append(FeedNightRows.code(entry.kind()));
            for (String part : List.of(
                    entry.arrival().toString(),
                    entry.departure().toString(),
                    entry.uid(),
                    entry.code(),
                    entry.guestName())) {
                text.append(' ').append(part.isEmpty() ? "-" : part);
            }
        }
        return text.toString();
    }

    /** The shape's name as a reader tells it. */
    static String code(Shape shape) {
        return switch (shape) {
            case AIRBNB -> "airbnb";
            case BOOKING -> "booking-com";
            case VRBO -> "vrbo";
            case ROLLING -> "other";
        };
    }
}
