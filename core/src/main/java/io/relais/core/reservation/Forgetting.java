package io.relais.core.reservation;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All parts that keep something of guests and stand above reservations: they are told, and not asked, so that nothing is forgotten. */
@Singleton
final class Forgetting {
    private final List<ForgetsGuests> parts;

    @Inject
    Forgetting(@Any Instance<ForgetsGuests> parts) {
        this(parts.stream().toList());
    }

    Forgetting(List<ForgetsGuests> parts) {
        this.parts = parts;
    }

    void forget(Handle handle, Collection<UUID> reservationIds) {
        parts.forEach(part -> part.forget(handle, reservationIds));
    }
}
