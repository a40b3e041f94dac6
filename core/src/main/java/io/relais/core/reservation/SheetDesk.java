package io.relais.core.reservation;

import java.util.List;

/**
 * What people at the desk wrote beside a reservation.
 *
 * @param notes pinned ones first, then newest first
 * @param values every custom field that is asked, with its answer or none
 */
public record SheetDesk(Administration administration, List<Note> notes, List<CustomValue> values) {
    public SheetDesk {
        notes = List.copyOf(notes);
        values = List.copyOf(values);
    }
}
