package io.relais.core.payment;

import io.relais.core.access.Principal;
import io.relais.core.data.Moment;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Tells what happened to a property's registers. */
@Singleton
final class CashLog {
    private final Events events;
    private final Moment moment;

    @Inject
    CashLog(Events events, Moment moment) {
        this.events = events;
        this.moment = moment;
    }

    Moment moment() {
        return moment;
    }

    void append(Handle handle, Principal principal, UUID propertyId, EventType type, List<Event.Change> changes) {
        events.append(
                handle,
                List.of(new Event(
                        moment.ids().next(),
                        propertyId,
                        null,
                        moment.now(),
                        type,
                        principal.actor(),
                        changes,
                        Trace.current())));
    }
}
