package io.relais.connector;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A calendar to be published.
 *
 * @param name shown by calendar programs; empty for none, as partners want it
 * @param items in the order in which they are to stand
 */
public record CalendarSheet(String name, List<Item> items) {
    public CalendarSheet {
        items = List.copyOf(items);
    }

    /**
     * One all-day event.
     *
     * @param uid the same for the same thing for ever
     * @param changedAt when it last changed: part of the bytes
     * @param first the first day
     * @param end the day after the last
     * @param summary what it is called
     * @param description more words; empty for none
     */
    public record Item(
            String uid, Instant changedAt, LocalDate first, LocalDate end, String summary, String description) {
        @Override
        public String toString() {
            return first + "/" + end;
        }
    }
}
