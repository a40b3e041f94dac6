package io.relais.core.reservation;

import io.relais.connector.Extra;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of table {@code reservation}. */
record ReservationRow(
        UUID id,
        UUID propertyId,
        String confirmationNumber,
        Source source,
        @Nullable UUID connectionId,
        @Nullable String externalId,
        String channelName,
        Status status,
        @Nullable LocalDate arrival,
        @Nullable LocalDate departure,
        String currency,
        long total,
        long commission,
        String guarantee,
        String remarks,
        List<Extra> extras,
        Conflict conflict,
        Revisions revisions,
        Terms terms,
        Instant createdAt) {
    /** Sortable revisions of the messages that status, content and contact were taken from; empty = never told. */
    record Revisions(String status, String content, String contact) {
        static final Revisions NONE = new Revisions("", "", "");
    }

    /** What changes after a reservation was made, beside what messages tell. */
    private record State(
            Status status,
            @Nullable LocalDate arrival,
            @Nullable LocalDate departure,
            long total,
            String remarks,
            Conflict conflict,
            Terms terms) {}

    ReservationRow withConflict(Conflict other) {
        return with(new State(status, arrival, departure, total, remarks, other, terms));
    }

    ReservationRow withStatus(Status other) {
        return with(new State(other, arrival, departure, total, remarks, conflict, terms));
    }

    ReservationRow withTerms(Terms other) {
        return with(new State(status, arrival, departure, total, remarks, conflict, other));
    }

    ReservationRow withStay(@Nullable LocalDate nowArrival, @Nullable LocalDate nowDeparture, long nowTotal) {
        return with(new State(status, nowArrival, nowDeparture, nowTotal, remarks, conflict, terms));
    }

    ReservationRow withRemarks(String other) {
        return with(new State(status, arrival, departure, total, other, conflict, terms));
    }

    private ReservationRow with(State now) {
        return new ReservationRow(
                id,
                propertyId,
                confirmationNumber,
                source,
                connectionId,
                externalId,
                channelName,
                now.status(),
                now.arrival(),
                now.departure(),
                currency,
                now.total(),
                commission,
                guarantee,
                now.remarks(),
                extras,
                now.conflict(),
                revisions,
                now.terms(),
                createdAt);
    }
}
