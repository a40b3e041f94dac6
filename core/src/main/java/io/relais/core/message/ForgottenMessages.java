package io.relais.core.message;

import io.relais.core.reservation.ForgetsGuests;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Takes every word off the conversations of a guest who is erased; what the channel tells again later is kept without words. */
@Singleton
final class ForgottenMessages implements ForgetsGuests {
    private final ConversationRows conversations;
    private final SaidRows said;

    @Inject
    ForgottenMessages(ConversationRows conversations, SaidRows said) {
        this.conversations = conversations;
        this.said = said;
    }

    @Override
    public void forget(Handle handle, Collection<UUID> reservationIds) {
        List<UUID> erased = conversations.erase(handle, reservationIds);
        if (!erased.isEmpty()) {
            said.erase(handle, erased);
        }
    }
}
