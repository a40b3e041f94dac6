package io.relais.core.delivery;

import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.PublishesAri;
import io.relais.vocabulary.NightRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a partner must hear first: what could sell a room that is gone, then what is sold soon, then the rest. The fewest messages
 * come before the order: where everything fits into one, it is one.
 *
 * @param today the property's day
 */
record Urgency(LocalDate today) {
    /** Nights this close are booked most. */
    private static final int NEAR_NIGHTS = 30;

    /** One message more is worth it where there are at least so many anyway. */
    private static final int MANY = 5;

    /**
     * The rank of a mark {@code d}, 0 first: availability and restrictions, of a long run of nights after that (somebody's bulk
     * change), then prices near {@code :near}, then prices beyond. What really changes is known only after the computation.
     */
    static final String OF_MARK = """
            case when d.facets & 5 = 0 then case when lower(d.nights) < :near then 2 else 3 end
                 when upper(d.nights) - lower(d.nights) <= 31 then 0
                 else 1 end
            """;

    /** The first date that is not near. A day of the universal time is exact enough for an order. */
    static LocalDate near(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(NEAR_NIGHTS);
    }

    /** Packs the update, the urgent part in messages of its own when that costs no message more, or one of many. */
    List<AriMessage> pack(PublishesAri connector, AriUpdate update) {
        List<AriMessage> together = connector.pack(update);
        if (together.size() < 2) {
            return together;
        }
        List<AriChange> first = first(update.changes());
        List<AriChange> rest = without(update.changes(), first);
        List<AriChange> near = rest.stream()
                .filter(change -> !change.nights().first().isAfter(today.plusDays(NEAR_NIGHTS)))
                .toList();
        List<AriChange> far = without(rest, near);
        int most = together.size() + (together.size() >= MANY ? 1 : 0);
        List<AriMessage> inThree = inParts(connector, update, List.of(first, near, far));
        if (inThree.size() <= most) {
            return inThree;
        }
        List<AriMessage> inTwo = inParts(connector, update, List.of(first, rest));
        return inTwo.size() <= most ? inTwo : together;
    }

    private static List<AriMessage> inParts(PublishesAri connector, AriUpdate update, List<List<AriChange>> parts) {
        List<AriMessage> messages = new ArrayList<>();
        for (List<AriChange> part : parts) {
            if (!part.isEmpty()) {
                messages.addAll(connector.pack(new AriUpdate(update.remotePropertyId(), update.currency(), part)));
            }
        }
        return messages;
    }

    /**
     * Counts and closings, and what must go with them: a room that is opened again is opened before, or with, its count, because
     * partners refuse a count for a closed room.
     */
    private static List<AriChange> first(List<AriChange> changes) {
        List<AriChange.Availability> counts = changes.stream()
                .filter(AriChange.Availability.class::isInstance)
                .map(AriChange.Availability.class::cast)
                .toList();
        Predicate<AriChange> urgent = change -> switch (change) {
            case AriChange.Availability a -> true;
            case AriChange.Restricted r ->
                r.restriction().closed()
                        || counts.stream()
                                .anyMatch(count -> count.count() > 0
                                        && count.roomId().equals(r.roomId())
                                        && overlap(count.nights(), r.nights()));
            case AriChange.Price p -> false;
            // What closes a night is told by its restriction, too.
            case AriChange.Stays s -> false;
        };
        return changes.stream().filter(urgent).toList();
    }

    private static List<AriChange> without(List<AriChange> changes, List<AriChange> taken) {
        Set<AriChange> gone = new HashSet<>(taken);
        return changes.stream().filter(change -> !gone.contains(change)).toList();
    }

    private static boolean overlap(NightRange a, NightRange b) {
        return !a.first().isAfter(b.last()) && !b.first().isAfter(a.last());
    }
}
