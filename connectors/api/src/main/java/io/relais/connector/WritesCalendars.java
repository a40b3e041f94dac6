package io.relais.connector;

/** Writes calendars for others to fetch. */
public interface WritesCalendars extends Connector {
    /** The calendar as bytes: the same calendar is always the same bytes. A pure function. */
    byte[] write(CalendarSheet sheet);
}
