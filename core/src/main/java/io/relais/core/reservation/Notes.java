package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Internal notes on reservations. What a note said before an edit, and one that was deleted, stays in the history. */
@Singleton
public final class Notes {
    /** Letters of one note. */
    public static final int TEXT_MAX = 4_000;

    private static final int NOTES_MAX = 200;

    private final Noting noting;
    private final NoteRows notes;

    @Inject
    Notes(Noting noting, NoteRows notes) {
        this.noting = noting;
        this.notes = notes;
    }

    /**
     * Writes a note.
     *
     * @throws Problem VERSION_STALE when the reservation is not as it was seen
     */
    public Note add(Principal principal, Seen seen, String text, boolean pinned) {
        principal.need(Permission.RESERVATIONS_WRITE);
        String clean = Limits.required("text", text, TEXT_MAX);
        return noting.change(principal, seen, noted -> {
            Limits.within("notes", notes.list(noted.handle(), seen.id()).size(), 0, NOTES_MAX - 1L);
            Note note = new Note(
                    noting.moment().ids().next(),
                    clean,
                    pinned,
                    noting.moment().now(),
                    principal.actor().name(),
                    null);
            notes.insert(noted.handle(), seen.id(), note);
            noting.keep(noted, noted.row(), EventType.NOTE_ADDED, List.of(new Event.Change("note", "", clean)));
            return note;
        });
    }

    /**
     * Changes what a note says, or whether it stays on top.
     *
     * @throws Problem NOTE_UNKNOWN when the reservation has none of that id, VERSION_STALE
     */
    public Note edit(Principal principal, Seen seen, UUID noteId, String text, boolean pinned) {
        principal.need(Permission.RESERVATIONS_WRITE);
        String clean = Limits.required("text", text, TEXT_MAX);
        return noting.change(principal, seen, noted -> {
            Note before = get(noted, noteId);
            boolean same = before.text().equals(clean);
            Note after = new Note(
                    noteId,
                    clean,
                    pinned,
                    before.at(),
                    before.author(),
                    same ? before.editedAt() : noting.moment().now());
            if (!after.equals(before)) {
                notes.change(noted.handle(), after);
                noting.keep(
                        noted,
                        noted.row(),
                        EventType.NOTE_EDITED,
                        same
                                ? List.of(new Event.Change(
                                        "pinned", String.valueOf(before.pinned()), String.valueOf(pinned)))
                                : List.of(new Event.Change("note", before.text(), clean)));
            }
            return after;
        });
    }

    /**
     * Takes a note away; the history keeps what it said.
     *
     * @throws Problem NOTE_UNKNOWN when the reservation has none of that id, VERSION_STALE
     */
    public void delete(Principal principal, Seen seen, UUID noteId) {
        principal.need(Permission.RESERVATIONS_WRITE);
        noting.change(principal, seen, noted -> {
            Note before = get(noted, noteId);
            notes.delete(noted.handle(), noteId);
            noting.keep(
                    noted, noted.row(), EventType.NOTE_DELETED, List.of(new Event.Change("note", before.text(), "")));
            return true;
        });
    }

    private Note get(Noting.Noted noted, UUID noteId) {
        return notes.list(noted.handle(), noted.id()).stream()
                .filter(note -> note.id().equals(noteId))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.NOTE_UNKNOWN, noteId));
    }
}
