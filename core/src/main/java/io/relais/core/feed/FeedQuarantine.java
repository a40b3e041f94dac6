package io.relais.core.feed;

import io.relais.vocabulary.NightRange;
import java.time.Instant;
import java.util.List;

/**
 * What would change if the calendar were believed now.
 *
 * @param since when it shrank
 * @param freed nights that would be given back
 * @param held how many nights are held now, from today on
 * @param gone stays that the calendar no longer shows
 * @param shown how many entries it shows
 */
public record FeedQuarantine(Instant since, List<NightRange> freed, int held, List<FeedStay> gone, int shown) {
    public FeedQuarantine {
        freed = List.copyOf(freed);
        gone = List.copyOf(gone);
    }

    /** Nights that would be given back. */
    public int nights() {
        return freed.stream().mapToInt(NightRange::count).sum();
    }
}
