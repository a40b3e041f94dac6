package io.relais.connector.ical;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as it stands in the calendar, before anybody says which nights it means. What is told twice counts as told first. */
final class Draft {
    private final boolean freeBusy;
    private String uid = "";
    private String summary = "";
    private String description = "";
    private String status = "";
    private String transparency = "";
    private @Nullable Stamp start;
    private @Nullable Stamp end;
    private boolean endTold;
    private @Nullable Span span;
    private boolean spanTold;
    private @Nullable Stamp instance;
    private List<String> rules = List.of();
    private List<String> exceptRules = List.of();
    private List<Dates> further = List.of();
    private List<Dates> except = List.of();

    /** The draft of an event, or of somebody's busy periods. */
    Draft(boolean freeBusy) {
        this.freeBusy = freeBusy;
    }

    /**
     * Dates or periods in one line.
     *
     * @param zone the name of their time zone
     * @param dateOnly whether the line says that they are dates
     */
    record Dates(String list, String zone, boolean dateOnly) {}

    /** Notes a property of the event. */
    void note(Field field, String value, String zone, boolean dateOnly) {
        switch (field) {
            case UID -> uid = uid.isEmpty() ? value.strip() : uid;
            case SUMMARY -> summary = summary.isEmpty() ? value : summary;
            case DESCRIPTION -> description = description.isEmpty() ? value : description;
            case STATUS -> status = value.strip();
            case TRANSP -> transparency = value.strip();
            case DTSTART -> start = start == null ? Stamp.read(value, zone, dateOnly) : start;
            case DTEND -> {
                end = end == null ? Stamp.read(value, zone, dateOnly) : end;
                endTold |= !value.isBlank();
            }
            case DURATION -> {
                span = span == null ? Span.read(value) : span;
                spanTold |= !value.isBlank();
            }
            case RECURRENCE_ID -> instance = Stamp.read(value, zone, dateOnly);
            case RRULE -> rules = with(rules, value);
            case EXRULE -> exceptRules = with(exceptRules, value);
            case RDATE, FREEBUSY -> further = with(further, new Dates(value, zone, dateOnly));
            case EXDATE -> except = with(except, new Dates(value, zone, dateOnly));
            case PRODID, CALENDAR_NAME, NAME, TZID, LOCATION, OFFSET -> {
                // of other parts
            }
        }
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> longer = list.isEmpty() ? new ArrayList<>() : list;
        longer.add(one);
        return longer;
    }

    boolean isFreeBusy() {
        return freeBusy;
    }

    boolean isCancelled() {
        return status.equalsIgnoreCase("CANCELLED") || status.equalsIgnoreCase("CANCELED");
    }

    boolean isTentative() {
        return status.equalsIgnoreCase("TENTATIVE");
    }

    boolean isTransparent() {
        return transparency.equalsIgnoreCase("TRANSPARENT");
    }

    /** Whether it may happen more than once. */
    boolean recurs() {
        return !rules.isEmpty() || !further.isEmpty();
    }

    String uid() {
        return uid;
    }

    String summary() {
        return summary;
    }

    String description() {
        return description;
    }

    @Nullable
    Stamp start() {
        return start;
    }

    @Nullable
    Stamp end() {
        return end;
    }

    /** Whether an end is written, be it readable or not. */
    boolean isEndTold() {
        return endTold;
    }

    @Nullable
    Span span() {
        return span;
    }

    boolean isSpanTold() {
        return spanTold;
    }

    /** Which occurrence of a recurring event of the same uid this one stands for; null when for none. */
    @Nullable
    Stamp instance() {
        return instance;
    }

    List<String> rules() {
        return rules;
    }

    List<String> exceptRules() {
        return exceptRules;
    }

    /** Further occurrences, or busy periods. */
    List<Dates> further() {
        return further;
    }

    List<Dates> except() {
        return except;
    }
}
