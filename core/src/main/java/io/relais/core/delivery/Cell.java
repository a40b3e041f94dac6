package io.relais.core.delivery;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * One value of one product on one night, as a number.
 *
 * @param rateId empty for availability, which belongs to the room alone
 * @param facet {@code availability}, {@code price:<occupancy>}, {@code stays:<occupancy>} or {@code restriction}
 * @param value units, minor units, the number of {@link StayTotals}, or a packed restriction
 */
record Cell(String roomId, String rateId, String facet, LocalDate night, long value) {
    static final String AVAILABILITY = "availability";
    static final String PRICE = "price:";
    static final String STAYS = "stays:";
    static final String RESTRICTION = "restriction";

    static final Comparator<Cell> ORDER = Comparator.comparing(Cell::facet)
            .thenComparing(Cell::roomId)
            .thenComparing(Cell::rateId)
            .thenComparing(Cell::night);

    PageKey page() {
        return new PageKey(roomId, rateId, facet, night.withDayOfMonth(1));
    }

    int day() {
        return night.getDayOfMonth() - 1;
    }

    /** True when the other cell continues this one: same product, same value, next night. */
    boolean continuedBy(Cell next) {
        return value == next.value
                && facet.equals(next.facet)
                && roomId.equals(next.roomId)
                && rateId.equals(next.rateId)
                && night.plusDays(1).equals(next.night);
    }

    /** The bit of {@link DirtyNights} that marks this kind of value. */
    int facetBit() {
        return facetBit(facet);
    }

    static int facetBit(String facet) {
        return facet.equals(AVAILABILITY)
                ? DirtyNights.AVAILABILITY
                : facet.equals(RESTRICTION) ? DirtyNights.RESTRICTIONS : DirtyNights.PRICES;
    }

    int occupancy() {
        return occupancy(facet);
    }

    static int occupancy(String facet) {
        return Integer.parseInt(facet.substring(facet.indexOf(':') + 1));
    }

    /** Whether its values are numbers of totals, by the night of arrival. */
    static boolean isOfStays(String facet) {
        return facet.startsWith(STAYS);
    }
}
