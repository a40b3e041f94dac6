package io.relais.connector;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How a calendar is to be looked at.
 *
 * @param zone the property's time zone: instants in the feed become its dates
 * @param today the property's date; what ended before it is left out
 * @param until the first date of no interest
 */
public record CalendarFrame(ZoneId zone, LocalDate today, LocalDate until) {
    public CalendarFrame {
        if (!today.isBefore(until)) {
            throw new IllegalArgumentException("until " + until + " is not after today " + today);
        }
    }
}
