package io.relais.core.delivery;

import io.relais.connector.AriChange;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Translates between single cells and the runs of nights that connectors speak of. */
final class Cells {
    private Cells() {}

    /**
     * Joins neighbouring nights of equal value into one change each.
     *
     * @param totals what the numbers of stays stand for
     */
    static List<AriChange> toChanges(List<Cell> cells, String currency, StayTotals totals) {
        List<AriChange> changes = new ArrayList<>();
        List<Cell> sorted = cells.stream().sorted(Cell.ORDER).toList();
        int start = 0;
        for (int i = 0; i < sorted.size(); i++) {
            boolean last = i + 1 == sorted.size();
            if (last || !sorted.get(i).continuedBy(sorted.get(i + 1))) {
                changes.add(change(sorted.get(start), sorted.get(i), currency, totals));
                start = i + 1;
            }
        }
        return changes;
    }

    /** The cells of a change, one per night. */
    static Stream<Cell> of(AriChange change) {
        return change.nights().dates().map(night -> switch (change) {
            case AriChange.Availability a -> new Cell(a.roomId(), "", Cell.AVAILABILITY, night, a.count());
            case AriChange.Price p ->
                new Cell(
                        p.roomId(),
                        p.rateId(),
                        Cell.PRICE + p.occupancy(),
                        night,
                        p.price().minor());
            case AriChange.Stays s ->
                new Cell(s.roomId(), s.rateId(), Cell.STAYS + s.occupancy(), night, StayTotals.number(s.totals()));
            case AriChange.Restricted r ->
                new Cell(r.roomId(), r.rateId(), Cell.RESTRICTION, night, PackedRestriction.of(r.restriction()));
        });
    }

    /** The partner's number of the rate, empty for what belongs to the room. */
    static String rateOf(AriChange change) {
        return switch (change) {
            case AriChange.Availability a -> "";
            case AriChange.Price p -> p.rateId();
            case AriChange.Stays s -> s.rateId();
            case AriChange.Restricted r -> r.rateId();
        };
    }

    private static AriChange change(Cell first, Cell last, String currency, StayTotals totals) {
        NightRange nights = new NightRange(first.night(), last.night());
        if (first.facet().equals(Cell.AVAILABILITY)) {
            return new AriChange.Availability(first.roomId(), nights, (int) first.value());
        }
        if (first.facet().equals(Cell.RESTRICTION)) {
            return new AriChange.Restricted(
                    first.roomId(), first.rateId(), nights, PackedRestriction.unpack(first.value()));
        }
        if (Cell.isOfStays(first.facet())) {
            return new AriChange.Stays(
                    first.roomId(), first.rateId(), nights, first.occupancy(), currency, totals.of(first.value()));
        }
        return new AriChange.Price(
                first.roomId(), first.rateId(), nights, first.occupancy(), new Money(first.value(), currency));
    }
}
