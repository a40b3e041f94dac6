package io.relais.core.reservation;

import io.relais.core.problem.Problem;
import java.util.List;
import java.util.UUID;

/**
 * What a modification would do, before anything is saved.
 *
 * @param version the version it was worked out for; applying refuses another
 * @param lines old, new and difference; the last line is the total
 * @param refusals rules that the new price breaks: the desk may go on with the old price or a typed one
 * @param noRoom nights or units that are not free: nobody may go on; empty when all are
 * @param partnersPrice true for a channel's reservation: its price is the partner's and is not worked out anew
 */
public record ModificationPreview(
        UUID id,
        String confirmationNumber,
        int version,
        String currency,
        List<PriceLine> lines,
        List<Problem> refusals,
        List<Problem> noRoom,
        boolean partnersPrice) {
    public ModificationPreview {
        lines = List.copyOf(lines);
        refusals = List.copyOf(refusals);
        noRoom = List.copyOf(noRoom);
    }

    /** The line that sums up. */
    public PriceLine total() {
        return lines.getLast();
    }
}
