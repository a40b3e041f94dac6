package io.relais.core.guest;

import java.util.Locale;
import java.util.UUID;

/**
 * Whose reservation it is.
 *
 * @param guestId as it was linked; that guest may have been merged since
 * @param version raised by every change of the link
 */
public record GuestLink(UUID reservationId, UUID guestId, How how, int version) {
    /** How the link came to be. */
    public enum How {
        /** The guest was made of this contact. */
        MADE,
        /** E-mail and name agreed. */
        MATCHED,
        /** A person decided. */
        CHOSEN;

        /** Stored form, as {@code made}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static How ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
