package io.relais.core.delivery;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One value of one product of a partner on one night.
 *
 * @param roomId the partner's number of the room
 * @param rateId the partner's number of the rate; empty for availability, which belongs to the room alone
 * @param facet {@code availability}, {@code price:<number of people>} (0 = whatever the number), {@code stays:<number of people>}
 *     (totals of stays that begin on the night) or {@code restriction}
 */
public record CellAsk(UUID connectionId, String roomId, String rateId, String facet, LocalDate night) {
    PageKey page() {
        return new PageKey(roomId, rateId, facet, night.withDayOfMonth(1));
    }

    int day() {
        return night.getDayOfMonth() - 1;
    }
}
