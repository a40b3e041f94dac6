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

    ReservationRow withConflict(Conflict other) {
        return new ReservationRow(
                id,
                propertyId,
                confirmationNumber,
                source,
                connectionId,
                externalId,
                channelName,
                status,
                arrival,
                departure,
                currency,
                total,
                commission,
                guarantee,
                remarks,
                extras,
                other,
                revisions,
                terms,
                createdAt);
    }

    ReservationRow withStatus(Status other) {
        return new ReservationRow(
                id,
                propertyId,
                confirmationNumber,
                source,
                connectionId,
                externalId,
                channelName,
                other,
                arrival,
                departure,
                currency,
                total,
                commission,
                guarantee,
                remarks,
                extras,
                conflict,
                revisions,
                terms,
                createdAt);
    }

    ReservationRow withTerms(Terms other) {
        return new ReservationRow(
                id,
                propertyId,
                confirmationNumber,
                source,
                connectionId,
                externalId,
                channelName,
                status,
                arrival,
                departure,
                currency,
                total,
                commission,
                guarantee,
                remarks,
                extras,
                conflict,
                revisions,
                other,
                createdAt);
    }

    ReservationRow withStay(@Nullable LocalDate nowArrival, @Nullable LocalDate nowDeparture, long nowTotal) {
        return new ReservationRow(
                id,
                propertyId,
                confirmationNumber,
                source,
                connectionId,
                externalId,
                channelName,
                status,
                nowArrival,
                nowDeparture,
                currency,
                nowTotal,
                commission,
                guarantee,
                remarks,
                extras,
                conflict,
                revisions,
                terms,
                createdAt);
    }

    ReservationRow withRemarks(String other) {
        return new ReservationRow(
                id,
                propertyId,
                confirmationNumber,
                source,
                connectionId,
                externalId,
                channelName,
                status,
                arrival,
                departure,
                currency,
                total,
                commission,
                guarantee,
                other,
                extras,
                conflict,
                revisions,
                terms,
                createdAt);
    }
}
