package io.relais.core.quote;

import java.time.LocalDate;
import java.util.List;

/**
 * A stay that is given up.
 *
 * @param total minor units of everything that was sold, lines included
 * @param nightAmounts minor units per night in order; may be empty when only a total is known
 * @param cancelledOn the property's date on which it is given up
 * @param noShow true when nobody came
 */
public record CancelledStay(
        long total, List<Long> nightAmounts, LocalDate arrival, LocalDate cancelledOn, boolean noShow) {
    public CancelledStay {
        nightAmounts = List.copyOf(nightAmounts);
    }
}
