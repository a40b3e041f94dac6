package io.relais.connector.ical;

import io.relais.connector.CalendarFrame;
import io.relais.connector.CalendarReading.Doubt;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which nights dates and times mean. A time belongs to its date at the property; an end counts by the date of checking out, whatever the
 * hour. Something within one day takes that day's night.
 */
final class Timing {
    private static final int DAY_SECONDS = 86_400;

    private final CalendarFrame frame;
    private final Zones zones;
    private final Doubts doubts;

    Timing(CalendarFrame frame, Zones zones, Doubts doubts) {
        this.frame = frame;
        this.zones = zones;
        this.doubts = doubts;
    }

    CalendarFrame frame() {
        return frame;
    }

    /** The nights of an event that is read the first time: what is wrong with it is told. Null when it has no start. */
    @Nullable
    Nights of(Draft draft) {
        Stamp start = draft.start();
        if (start == null) {
            doubts.add(Doubt.Kind.NO_START);
            return null;
        }
        if (draft.uid().isEmpty()) {
            doubts.add(Doubt.Kind.NO_UID);
        }
        if (!draft.isEndTold() && !draft.isSpanTold()) {
            doubts.add(Doubt.Kind.NO_END);
            return Nights.one(date(start));
        }
        Nights nights = between(start, draft.end(), draft.isEndTold() ? null : draft.span());
        if (!nights.good()) {
            doubts.add(Doubt.Kind.BAD_END);
        }
        return nights;
    }

    /** The nights from a start to an end or for a while; the start's night where neither can be read. */
    Nights between(Stamp start, @Nullable Stamp end, @Nullable Span span) {
        LocalDate arrival = date(start);
        if (end != null) {
            boolean good = (start.isDate() && end.isDate())
                    ? end.date().isAfter(start.date())
                    : moment(end).isAfter(moment(start));
            return good ? Nights.of(arrival, date(end), true) : Nights.one(arrival);
        }
        if (span == null || span.days() + span.seconds() <= 0) {
            return Nights.one(arrival);
        }
        LocalDate departure = start.isDate()
                ? arrival.plusDays(span.days() + Math.ceilDiv(span.seconds(), DAY_SECONDS))
                : span.after(moment(start)).withZoneSameInstant(frame.zone()).toLocalDate();
        return Nights.of(arrival, departure, true);
    }

    /** The date at the property. */
    LocalDate date(Stamp stamp) {
        return stamp.isDate()
                ? stamp.date()
                : moment(stamp).withZoneSameInstant(frame.zone()).toLocalDate();
    }

    /** The moment, in the zone in which it is told. */
    ZonedDateTime moment(Stamp stamp) {
        return stamp.at(zone(stamp));
    }

    /** The zone in which a stamp is told: the property's where it tells none. */
    ZoneId zone(Stamp stamp) {
        if (stamp.zone().isEmpty()) {
            return stamp.offset() == null ? frame.zone() : stamp.offset();
        }
        ZoneId zone = zones.find(stamp.zone());
        if (zone == null) {
            doubts.add(Doubt.Kind.UNKNOWN_ZONE);
            return frame.zone();
        }
        return zone;
    }
}
