package io.relais.connector.ical;

import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.ContentHandler;
import org.jspecify.annotations.Nullable;

/** Takes down what the parser comes across, and nothing else: no object model, and none of the parser's own time zones. */
final class Gathering implements ContentHandler {
    private final List<Draft> drafts = new ArrayList<>();
    private final List<ZoneDraft> zones = new ArrayList<>();
    private String producer = "";
    private String name = "";

    private @Nullable Draft draft;
    private @Nullable ZoneDraft zone;
    private @Nullable Field field;
    private String zoneOfValue = "";
    private boolean dateOnly;

    List<Draft> drafts() {
        return drafts;
    }

    /** The time zones that the calendar explains itself. */
    List<ZoneDraft> zones() {
        return zones;
    }

    /** The program that wrote the calendar, in its own words. */
    String producer() {
        return producer;
    }

    /** The calendar's name. */
    String name() {
        return name;
    }

    @Override
    public void startCalendar() {
        // several may follow each other; they count as one
    }

    @Override
    public void endCalendar() {
        // see above
    }

    @Override
    public void startComponent(String component) {
        switch (component) {
            case "VEVENT" -> draft = new Draft(false);
            case "VFREEBUSY" -> draft = new Draft(true);
            case "VTIMEZONE" -> zone = new ZoneDraft();
            case "DAYLIGHT" -> {
                if (zone != null) {
                    zone.changes();
                }
            }
            default -> {
                // STANDARD has a property of its own
            }
        }
    }

    @Override
    public void endComponent(String component) {
        if (draft != null && (component.equals("VEVENT") || component.equals("VFREEBUSY"))) {
            drafts.add(draft);
            draft = null;
        } else if (zone != null && component.equals("VTIMEZONE")) {
            zones.add(zone);
            zone = null;
        }
    }

    @Override
    public void startProperty(String property) {
        field = Field.named(property);
        zoneOfValue = "";
        dateOnly = false;
    }

    @Override
    public void parameter(String parameter, String value) {
        if (parameter.equals("TZID")) {
            zoneOfValue =
                    value.length() > 2 ? value.substring(1, value.length() - 1).strip() : "";
        } else {
            dateOnly = true;
        }
    }

    @Override
    public void propertyValue(String value) {
        if (field == null) {
            return;
        }
        if (draft != null) {
            draft.note(field, value, zoneOfValue, dateOnly);
        } else if (zone != null) {
            zone.note(field, value);
        } else if (field == Field.PRODID) {
            producer = producer.isEmpty() ? value : producer;
        } else if (name.isEmpty()) {
            name = value;
        }
    }

    @Override
    public void endProperty(String property) {
        field = null;
    }
}
