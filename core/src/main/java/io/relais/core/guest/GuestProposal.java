package io.relais.core.guest;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody this reservation's guest may be.
 *
 * @param guest who it may be, resolved: never one that was merged away
 * @param score 0 to 100, how much speaks for it
 * @param reasons what agrees: email, phone, name, birth-date; or what does not: other-name
 */
public record GuestProposal(UUID id, UUID reservationId, Guest guest, int score, List<String> reasons, State state) {
    /** What became of it. */
    public enum State {
        OPEN,
        ACCEPTED,
        REFUSED;

        /** Stored form, as {@code open}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public GuestProposal {
        reasons = List.copyOf(reasons);
    }
}
