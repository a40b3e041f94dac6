package io.relais.core.quote;

import java.util.List;

/**
 * A quote with how it came about.
 *
 * @param nights one per night
 * @param lines one per line of the quote, in its order
 */
public record QuoteExplanation(Quote quote, List<NightSteps> nights, List<LineSteps> lines) {
    public QuoteExplanation {
        nights = List.copyOf(nights);
        lines = List.copyOf(lines);
    }
}
