package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarReading.Doubt;
import io.relais.vocabulary.NightRange;
import java.util.List;

/**
 * What a calendar says before anything is saved.
 *
 * @param host where it is
 * @param shape whose calendar it looks like
 * @param entries what it shows, its rules and our own sales included
 * @param nights the runs of nights that it would hold
 * @param echoes how many entries are our own sales coming back
 * @param doubts what was read with a guess or left out
 */
public record FeedPreview(
        String host,
        String shape,
        List<CalendarEntry> entries,
        List<NightRange> nights,
        int echoes,
        List<Doubt> doubts) {
    public FeedPreview {
        entries = List.copyOf(entries);
        nights = List.copyOf(nights);
        doubts = List.copyOf(doubts);
    }
}
