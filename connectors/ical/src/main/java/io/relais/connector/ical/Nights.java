package io.relais.connector.ical;

import io.relais.connector.CalendarFrame;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From the first night to the morning after the last, as the property counts.
 *
 * @param good whether the end was told and is after the start
 */
record Nights(LocalDate arrival, LocalDate departure, boolean good) {
    /** An end that is not after the start means the start's night; what is good is for the caller to say. */
    static Nights of(LocalDate arrival, LocalDate departure, boolean good) {
        return new Nights(arrival, departure.isAfter(arrival) ? departure : arrival.plusDays(1), good);
    }

    static Nights one(LocalDate arrival) {
        return new Nights(arrival, arrival.plusDays(1), false);
    }

    /** The same on another day. */
    Nights from(LocalDate day) {
        return new Nights(day, day.plusDays(length()), good);
    }

    long length() {
        return departure.toEpochDay() - arrival.toEpochDay();
    }

    /** What of it lies within the frame; null when nothing. */
    @Nullable
    Nights within(CalendarFrame frame) {
        if (!departure.isAfter(frame.today()) || !arrival.isBefore(frame.until())) {
            return null;
        }
        LocalDate first = arrival.isBefore(frame.today()) ? frame.today() : arrival;
        LocalDate end = departure.isAfter(frame.until()) ? frame.until() : departure;
        return new Nights(first, end, good);
    }
}
