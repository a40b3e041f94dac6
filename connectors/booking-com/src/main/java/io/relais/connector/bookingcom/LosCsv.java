package io.relais.connector.bookingcom;

import io.relais.connector.AriChange;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * Body of {@code POST /hotels/csv/los_pricing}: a line for each arrival and number of people with the totals of one night, two
 * nights, ...; 0 = no such stay, and what lies beyond the line neither. A line replaces the one before.
 */
final class LosCsv {
    static final String TYPE = "application/csv";

    /** Ours: with thirty totals of seven characters, 1,000 lines are about 250 kB. */
    static final int LINES_MAX = 1_000;

    private LosCsv() {}

    static String body(List<AriChange> changes) {
        StringBuilder body = new StringBuilder();
        for (AriChange change : changes) {
            if (change instanceof AriChange.Stays stays) {
                String rest = rest(stays);
                stays.nights().dates().forEach(arrival -> body.append(arrival).append(rest));
            }
        }
        return body.toString();
    }

    private static String rest(AriChange.Stays stays) {
        StringBuilder rest = new StringBuilder()
                .append(',')
                .append(stays.occupancy())
                .append(',')
                .append(stays.roomId())
                .append(',')
                .append(stays.rateId())
                .append(',')
                .append(stays.currency());
        // Nothing can be booked: one length is told so, because a line without a total would say nothing.
        List<Long> totals = stays.totals().isEmpty() ? List.of(0L) : stays.totals();
        for (long total : totals) {
            BigDecimal amount = new Money(total, stays.currency()).toDecimal();
            rest.append(',').append(total == 0 ? "0" : amount.toPlainString());
        }
        return rest.append('\n').toString();
    }
}
