package io.relais.core.guest;

import java.util.List;

/**
 * A page of guests.
 *
 * @param similar true when nobody is called so and these are called nearly so
 * @param nextCursor where the next page begins, empty on the last
 */
public record GuestPage(List<Guest> guests, boolean similar, String nextCursor) {
    public GuestPage {
        guests = List.copyOf(guests);
    }
}
