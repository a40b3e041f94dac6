package io.relais.core.reservation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a channel's own list and our register disagree about one reservation. Nothing is mended by itself.
 *
 * @param reservationId ours, null when we have none
 * @param ours what we hold, empty when nothing
 * @param theirs what the channel lists, empty when nothing
 * @param createdOn when it was made, by the channel where it told
 */
public record ListDifference(
        String externalId,
        Kind kind,
        @Nullable UUID reservationId,
        String ours,
        String theirs,
        LocalDate createdOn,
        Instant foundAt) {
    /** What about it differs. */
    public enum Kind {
        /** The channel lists it and we have none. */
        MISSING,
        /** We have it and the channel does not list it. */
        UNLISTED,
        /** One of us holds it cancelled. */
        STATUS,
        DATES,
        TOTAL;

        /** As stored and told. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
