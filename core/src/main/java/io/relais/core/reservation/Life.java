package io.relais.core.reservation;

import io.relais.vocabulary.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a reservation stands and what may be done with it next.
 *
 * @param next statuses that may follow, the likeliest first
 * @param group the group it is in, null when in none
 * @param combinedInto the reservation its stays went to, null when none
 * @param differences where a channel says something else than what is kept here
 * @param withoutUnit stays that have no unit yet
 * @param maySplit true for one of our own in force
 * @param mayErase true when it is cancelled and nothing is owed or was paid
 */
public record Life(
        UUID id,
        String confirmationNumber,
        int version,
        Status status,
        Source source,
        String channelName,
        List<Status> next,
        @Nullable Link group,
        @Nullable Link combinedInto,
        List<KeptFields.Difference> differences,
        int withoutUnit,
        Money fee,
        Money paid,
        @Nullable Instant optionExpiresAt,
        boolean maySplit,
        boolean mayErase) {
    public Life {
        next = List.copyOf(next);
        differences = List.copyOf(differences);
    }

    /** Another thing by the name a person knows. */
    public record Link(UUID id, String name) {}
}
