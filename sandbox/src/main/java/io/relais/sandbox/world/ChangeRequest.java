package io.relais.sandbox.world;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a guest changes, for all rooms of the booking that stay; what is null stays as it is. {@code dropRoom}: a room reservation id. */
public record ChangeRequest(
        @Nullable LocalDate arrival,
        @Nullable Integer nights,
        @Nullable Integer adults,
        @Nullable Integer children,
        @Nullable String roomId,
        @Nullable String rateId,
        @Nullable String dropRoom,
        boolean force) {

    public static ChangeRequest dates(LocalDate arrival, int nights) {
        return new ChangeRequest(arrival, nights, null, null, null, null, null, false);
    }

    public static ChangeRequest party(int adults, int children) {
        return new ChangeRequest(null, null, adults, children, null, null, null, false);
    }

    public static ChangeRequest dropping(String roomReservationId) {
        return new ChangeRequest(null, null, null, null, null, null, roomReservationId, false);
    }

    public ChangeRequest forced() {
        return new ChangeRequest(arrival, nights, adults, children, roomId, rateId, dropRoom, true);
    }
}
