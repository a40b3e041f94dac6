package io.relais.core.reservation;

import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was told to a channel, and what came of it.
 *
 * @param line the channel's number of the one room, empty for the whole reservation
 * @param answer the channel's words when it did not take it, empty otherwise
 * @param askedBy who told it
 * @param settledAt null while the channel is being asked
 * @param tries how often it was sent
 */
public record PartnerReport(
        UUID id,
        UUID reservationId,
        UUID connectionId,
        ReportKind kind,
        String line,
        boolean feesWaived,
        Optional<StayDates> dates,
        Optional<Long> totalMinor,
        State state,
        String answer,
        String askedBy,
        Instant askedAt,
        @Nullable Instant settledAt,
        int tries) {
    /** What came of it. */
    public enum State {
        SENDING,
        TAKEN,
        REFUSED,
        /** The answer got lost; it may be sent again. */
        UNKNOWN;

        /** As stored and told. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
