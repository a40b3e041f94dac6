package io.relais.connector;

/**
 * Understands calendars that others publish at an address. A feed is no list of reservations: what counts are the nights it shows as
 * taken; who has them is for display only.
 */
public interface ReadsCalendars extends Connector {
    /**
     * What a fetched body says. A pure function that never throws for what a stranger wrote: one wrong event costs that event, a
     * body that is no whole calendar is a {@link CalendarReading.Refused}.
     *
     * @param body exactly as received, already unpacked
     */
    CalendarReading read(byte[] body, CalendarFrame frame);
}
