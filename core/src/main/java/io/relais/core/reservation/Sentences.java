package io.relais.core.reservation;

import io.relais.core.data.Moment;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a change as events for the history. Names and contact details stay out: they are the contact's. */
final class Sentences {
    private Sentences() {}

    static List<Event> of(Change change, Moment moment, Names names) {
        List<Event> events = new ArrayList<>();
        Entry before = change.before();
        Entry after = change.after();
        List<Event.Change> fields = differences(before, after, change, names);
        fields.addAll(change.told());
        boolean wasCancelled = before != null && before.row().status() == Status.CANCELLED;
        boolean isCancelled = after.row().status() == Status.CANCELLED;
        if (before == null) {
            events.add(event(change, moment, EventType.RESERVATION_CREATED, fields));
        }
        if (isCancelled && !wasCancelled) {
            events.add(event(change, moment, EventType.RESERVATION_CANCELLED, before == null ? List.of() : fields));
        } else if (before != null && !fields.isEmpty() && !change.notes().contains(EventType.ROOM_MAPPED)) {
            EventType type = isUnitOnly(fields)
                    ? fields.getFirst().after().isEmpty() ? EventType.UNIT_RELEASED : EventType.UNIT_ASSIGNED
                    : changed(before.row().status(), after.row().status());
            events.add(event(change, moment, type, fields));
        }
        if (after.row().conflict() != Conflict.NONE
                && (before == null || before.row().conflict() != after.row().conflict())) {
            events.add(event(change, moment, conflict(after.row().conflict()), List.of()));
        }
        change.notes()
                .forEach(note ->
                        events.add(event(change, moment, note, note == EventType.ROOM_MAPPED ? fields : List.of())));
        return events;
    }

    private static boolean isUnitOnly(List<Event.Change> fields) {
        return fields.size() == 1 && fields.getFirst().field().matches("unit(/.*)?");
    }

    /** What a person calls a change that moves the reservation on. */
    private static EventType changed(Status from, Status to) {
        if (from == to) {
            return EventType.RESERVATION_MODIFIED;
        }
        if (!from.holdsNights() && to.holdsNights()) {
            return EventType.RESERVATION_REOPENED;
        }
        return switch (to) {
            case CHECKED_IN -> from == Status.CHECKED_OUT ? EventType.RESERVATION_MODIFIED : EventType.GUEST_CHECKED_IN;
            case CHECKED_OUT -> EventType.GUEST_CHECKED_OUT;
            case NO_SHOW -> EventType.GUEST_NOT_SHOWN;
            case PENDING, OPTION, CONFIRMED, CANCELLED -> EventType.RESERVATION_MODIFIED;
        };
    }

    private static EventType conflict(Conflict conflict) {
        return switch (conflict) {
            case UNMAPPED_ROOM, UNMAPPED_RATE -> EventType.ROOM_UNMAPPED;
            case OVERBOOKED -> EventType.RESERVATION_OVERBOOKED;
            case NONE -> EventType.CONFLICT_RESOLVED;
            case NO_STAY -> EventType.STAY_UNKNOWN;
        };
    }

    private static Event event(Change change, Moment moment, EventType type, List<Event.Change> fields) {
        ReservationRow row = change.after().row();
        return new Event(
                moment.ids().next(),
                row.propertyId(),
                row.id(),
                // A reservation that is taken over was made before it came here.
                change.before() == null ? row.createdAt() : moment.now(),
                type,
                change.actor(),
                fields,
                change.trace());
    }

    private static List<Event.Change> differences(@Nullable Entry before, Entry after, Change change, Names names) {
        List<Event.Change> fields = new ArrayList<>();
        ReservationRow old = before == null ? null : before.row();
        ReservationRow now = after.row();
        add(
                fields,
                "status",
                old == null ? "" : old.status().code(),
                now.status().code());
        add(fields, "arrival", old == null ? "" : text(old.arrival()), text(now.arrival()));
        add(fields, "departure", old == null ? "" : text(old.departure()), text(now.departure()));
        add(fields, "total", old == null ? "" : total(old), total(now));
        add(fields, "stays", before == null ? "" : stays(before), stays(after));
        add(fields, "remarks", old == null ? "" : old.remarks(), now.remarks());
        if (before != null && change.contact() != null) {
            fields.add(new Event.Change("contact", "", ""));
        }
        if (before != null) {
            fields.addAll(Differences.of(before, after, names));
        }
        return fields;
    }

    static void add(List<Event.Change> fields, String field, String before, String after) {
        if (!before.equals(after)) {
            fields.add(new Event.Change(field, before, after));
        }
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String total(ReservationRow row) {
        return new io.relais.vocabulary.Money(row.total(), row.currency()).toString();
    }

    private static String stays(Entry entry) {
        return entry.stays().stream()
                .map(stay -> stay.line() + " " + stay.dates().arrival() + "/"
                        + stay.dates().departure() + " " + stay.occupancy().adults() + "+"
                        + stay.occupancy().children())
                .collect(Collectors.joining(", "));
    }
}
