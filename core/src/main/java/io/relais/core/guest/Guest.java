package io.relais.core.guest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person known to the organisation.
 *
 * @param id never changes
 * @param number what people say, may be edited; one person each within the organisation
 * @param mergedInto who this guest turned out to be, null for nobody else
 * @param originId the reservation the house made the guest of, null when a person did
 * @param erased the details were erased for good
 * @param version raised by every change
 */
public record Guest(
        UUID id,
        UUID organisationId,
        String number,
        GuestDetails details,
        @Nullable UUID mergedInto,
        @Nullable UUID originId,
        boolean erased,
        int version,
        Instant createdAt) {
    public String name() {
        return details.name();
    }

    public boolean isBlocked() {
        return details.isBlocked();
    }

    @Override
    public String toString() {
        return "Guest " + id;
    }
}
