package io.relais.connector.ical;

/** The parts of a calendar by what they are to us. */
enum Part {
    VCALENDAR(true, false),
    VEVENT(true, true),
    VFREEBUSY(true, true),
    VTIMEZONE(true, true),
    STANDARD(true, false),
    /** That it is there says that the zone is not simple. */
    DAYLIGHT(true, false),
    VTODO(false, true),
    VJOURNAL(false, true),
    /** Alarms, and what nobody knows. Its lines are not read: an alarm's description is not the event's. */
    OTHER(false, false);

    private static final Part[] ALL = values();

    private final boolean kept;
    private final boolean ofCalendar;

    Part(boolean kept, boolean ofCalendar) {
        this.kept = kept;
        this.ofCalendar = ofCalendar;
    }

    /** Whether its lines are of interest. */
    boolean isKept() {
        return kept;
    }

    /** Whether it stands in a calendar and in nothing else: its beginning ends what was left open before it. */
    boolean isOfCalendar() {
        return ofCalendar;
    }

    /** The part of that name, whatever its case. */
    static Part of(byte[] bytes, int from, int to) {
        for (Part part : ALL) {
            if (part != OTHER && Ascii.same(part.name(), bytes, from, to)) {
                return part;
            }
        }
        return OTHER;
    }
}
