package io.relais.core.guest;

import java.util.List;

/**
 * A known guest who may be somebody.
 *
 * @param score 0 to 100, how much speaks for it
 * @param reasons what agrees: email, phone, name, birth-date; or what does not: other-name
 * @param certain e-mail and name agree
 */
public record GuestMatch(Guest guest, int score, List<String> reasons, boolean certain) {
    public GuestMatch {
        reasons = List.copyOf(reasons);
    }
}
