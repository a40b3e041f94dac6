package io.relais.connector.ical;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarFrame;
import io.relais.connector.CalendarReading;
import io.relais.connector.CalendarReading.Doubt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes nights of what was gathered. Each event stands for itself: what is wrong with one costs that one. */
final class Interpretation {
    private static final int UID_MAX = 255;

    /** Of the same nights under the same id the surest word counts, as kinds are ordered. */
    private static final Comparator<Found> ORDER = Comparator.comparing((Found found) -> found.entry.arrival())
            .thenComparing(found -> found.entry.departure())
            .thenComparing(found -> found.entry.uid())
            .thenComparing(found -> found.entry.kind());

    private final CalendarFrame frame;
    private final Gathering gathering;
    private final Shape shape;
    private final Doubts doubts = new Doubts();
    private final Timing timing;
    private final Recurrence recurrence;
    private final List<Found> found;

    Interpretation(Gathering gathering, CalendarFrame frame) {
        this.frame = frame;
        this.gathering = gathering;
        this.shape = Shape.of(gathering.producer(), gathering.name(), gathering.drafts());
        this.timing = new Timing(frame, new Zones(gathering.zones()), doubts);
        this.recurrence = new Recurrence(timing, doubts);
        this.found = new ArrayList<>(gathering.drafts().size());
    }

    /**
     * An entry, and whether its event has no other.
     */
    private record Found(CalendarEntry entry, boolean alone) {}

    CalendarReading snapshot(int badLines) {
        doubts.mute();
        gathering.drafts().forEach(recurrence::replace);
        for (Draft draft : gathering.drafts()) {
            doubts.about(Plain.text(draft.uid(), UID_MAX));
            if (draft.isFreeBusy()) {
                recurrence.periods(draft, nights -> add(nights, draft, Wording.BUSY, false));
            } else if (!draft.isCancelled() && !draft.isTransparent() && !Wording.isDouble(shape, draft)) {
                event(draft);
            }
        }
        found.sort(ORDER);
        List<CalendarEntry> entries = entries();
        doubts.badLines(badLines);
        return new CalendarReading.Snapshot(shape.id(), entries, doubts.list());
    }

    private void event(Draft draft) {
        Nights nights = timing.of(draft);
        Stamp start = draft.start();
        if (nights == null || start == null) {
            return;
        }
        if (draft.recurs() && draft.instance() == null) {
            Wording wording = Wording.of(shape, draft);
            recurrence.expand(draft, start, nights, each -> add(each, draft, wording, false));
        } else if (nights.within(frame) != null) {
            add(nights, draft, Wording.of(shape, draft), true);
        }
    }

    private void add(Nights nights, Draft draft, Wording wording, boolean alone) {
        Nights seen = nights.within(frame);
        if (seen != null) {
            CalendarEntry entry = new CalendarEntry(
                    seen.arrival(),
                    seen.departure(),
                    wording.kind(),
                    Plain.text(draft.uid(), UID_MAX),
                    wording.code(),
                    wording.guestName(),
                    wording.phoneDigits(),
                    wording.link(),
                    wording.summary());
            found.add(new Found(entry, alone));
        }
    }

    /** Without those that say the same again. */
    private List<CalendarEntry> entries() {
        List<CalendarEntry> entries = new ArrayList<>(found.size());
        for (Found one : found) {
            CalendarEntry entry = one.entry;
            boolean again = !entries.isEmpty()
                    && entries.getLast().arrival().equals(entry.arrival())
                    && entries.getLast().departure().equals(entry.departure())
                    && entries.getLast().uid().equals(entry.uid());
            if (!again) {
                entries.add(entry);
            } else if (one.alone && !entry.uid().isEmpty()) {
                doubts.about(entry.uid());
                doubts.add(Doubt.Kind.DUPLICATE);
            }
        }
        return entries;
    }
}
