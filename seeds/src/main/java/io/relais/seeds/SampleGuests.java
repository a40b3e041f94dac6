package io.relais.seeds;

import io.relais.core.access.Principal;
import io.relais.core.guest.Guest;
import io.relais.core.guest.GuestField;
import io.relais.core.guest.GuestMerges;
import io.relais.core.guest.GuestQuery;
import io.relais.core.guest.Guests;
import io.relais.core.guest.Identification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Has the sample reservations find their guests, and does with some of these what a desk does. */
@Singleton
final class SampleGuests {
    private final Identification identification;
    private final Guests guests;
    private final GuestMerges merges;

    @Inject
    SampleGuests(Identification identification, Guests guests, GuestMerges merges) {
        this.identification = identification;
        this.guests = guests;
        this.merges = merges;
    }

    void seed(Principal principal, Node file) {
        while (identification.run() > 0) {}
        for (Node deed : file.nodes("guests")) {
            if (deed.find("merge").isPresent()) {
                Optional<Guest> kept = find(principal, deed.text("into"));
                Optional<Guest> absorbed = find(principal, deed.text("merge"));
                // The running house may still hold one of them; the demo then goes without this merge.
                if (kept.isPresent() && absorbed.isPresent()) {
                    merges.merge(
                            principal,
                            new GuestMerges.Plan(kept.get().id(), absorbed.get().id(), Optional.empty(), Set.of()));
                }
            } else {
                find(principal, deed.text("block"))
                        .ifPresent(guest -> guests.edit(
                                principal,
                                guest.id(),
                                OptionalInt.empty(),
                                new Guests.Edit("", Map.of(GuestField.BLOCKED, deed.text("reason")))));
            }
        }
    }

    private Optional<Guest> find(Principal principal, String email) {
        return guests.search(principal, new GuestQuery(email, false, "", 1)).guests().stream()
                .findFirst();
    }
}
