package io.relais.core.reservation;

import io.relais.core.guest.Guest;
import io.relais.core.guest.GuestLink;
import io.relais.core.guest.GuestProposal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose reservation it is.
 *
 * @param guest null while nobody was recognised yet
 * @param how how the link came to be, null without one
 * @param version of the link, 0 without one
 * @param proposals who it may be, the likeliest first; decided ones too
 * @param blocked guests who are not welcome and who it is or may be
 * @param birthDate as told for this reservation, null when it was not
 */
public record GuestCard(
        @Nullable Guest guest,
        GuestLink.@Nullable How how,
        int version,
        List<GuestProposal> proposals,
        List<Guest> blocked,
        @Nullable LocalDate birthDate) {
    public GuestCard {
        proposals = List.copyOf(proposals);
        blocked = List.copyOf(blocked);
    }
}
