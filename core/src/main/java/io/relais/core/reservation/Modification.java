package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reservation is to become; what is not named stays as it is.
 *
 * @param remarks null to leave them
 * @param contact null to leave it
 */
public record Modification(
        List<StayChange> stays,
        @Nullable String remarks,
        @Nullable ContactDetails contact) {
    public Modification {
        stays = List.copyOf(stays);
    }

    public static Modification of(StayChange... stays) {
        return new Modification(List.of(stays), null, null);
    }
}
