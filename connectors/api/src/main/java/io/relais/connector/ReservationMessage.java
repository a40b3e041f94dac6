package io.relais.connector;

import java.util.Optional;

/**
 * What a partner says about one reservation: its full state at one revision, never a difference.
 *
 * @param externalId the partner's number for the reservation, the same in every message about it
 * @param remotePropertyId the partner's number for the property
 * @param revision where it stands among the reservation's messages
 * @param kind new, modified or cancelled
 * @param content stays, prices and remarks; empty when the message does not tell them (some cancellations)
 * @param contact who booked; empty when the message does not tell
 */
public record ReservationMessage(
        String externalId,
        String remotePropertyId,
        Revision revision,
        Kind kind,
        Optional<ReservationContent> content,
        Optional<ContactDetails> contact) {
    /** What happened to the reservation; declared in the order that breaks ties. */
    public enum Kind {
        NEW,
        MODIFIED,
        CANCELLED
    }

    public ReservationMessage {
        if (externalId.isBlank()) {
            throw new UnreadableMessage("the reservation has no number");
        }
        if (remotePropertyId.isBlank()) {
            throw new UnreadableMessage("the reservation names no property");
        }
    }

    @Override
    public String toString() {
        return kind + " " + externalId + " at " + revision.at();
    }
}
