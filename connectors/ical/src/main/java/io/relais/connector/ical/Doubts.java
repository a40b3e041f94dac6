package io.relais.connector.ical;

import io.relais.connector.CalendarReading.Doubt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What was read with a guess or left out: each kind once an event, and as many as anybody wants to read. */
final class Doubts {
    private final List<Doubt> list = new ArrayList<>();
    private final Set<Doubt.Kind> told = EnumSet.noneOf(Doubt.Kind.class);
    private String uid = "";
    private boolean mute;

    /** From here on it is about this event. */
    void about(String eventUid) {
        uid = eventUid;
        told.clear();
        mute = false;
    }

    /** From here on nothing is noted: events are looked at that are read again. */
    void mute() {
        mute = true;
    }

    void add(Doubt.Kind kind) {
        if (!mute && list.size() < Limits.DOUBTS && told.add(kind)) {
            list.add(new Doubt(kind, uid));
        }
    }

    /** Lines that were none, which belong to no event. */
    void badLines(int count) {
        for (int i = 0; i < Math.min(count, Limits.BAD_LINES); i++) {
            list.add(new Doubt(Doubt.Kind.BAD_LINE, ""));
        }
    }

    List<Doubt> list() {
        return list;
    }
}
