package io.relais.connector;

import java.time.Instant;
import java.util.Comparator;

/**
 * The place of a message among all messages of one reservation. The order is total and depends on content only, so that
 * messages give one result in whatever order, and however often, they arrive.
 *
 * @param at the partner's time of last modification; where a partner has none, when we first received the content
 * @param order breaks ties of time: position in one pull, or the partner's own sequence; 0 when unknown
 * @param kind breaks further ties: cancelled after modified after new
 * @param digest breaks the rest: a hash of the content
 */
public record Revision(Instant at, long order, ReservationMessage.Kind kind, String digest)
        implements Comparable<Revision> {
    private static final Comparator<Revision> ORDER = Comparator.comparing(Revision::at)
            .thenComparingLong(Revision::order)
            .thenComparing(Revision::kind)
            .thenComparing(Revision::digest);

    @Override
    public int compareTo(Revision other) {
        return ORDER.compare(this, other);
    }
}
