package io.relais.server.api;

import io.relais.core.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "History", description = "What happened to a reservation, oldest first; at most 1,000 events.")
record HistoryView(List<EventView> items) {
    @Schema(name = "Event", description = "Something that happened, with who did it and what changed.")
    record EventView(
            UUID id,

            @Schema(description = Wire.INSTANT, examples = "2026-05-02T09:15:00Z")
            Instant at,

            @Schema(examples = "reservation-created") String type,
            ActorView actor,
            List<ChangeView> changes,

            @Schema(description = "Trace id from message to delivery") @Nullable
            String trace) {
        static EventView of(Event event) {
            return new EventView(
                    event.id(),
                    event.at(),
                    event.type().code(),
                    new ActorView(
                            event.actor().kind().name().toLowerCase(Locale.ROOT),
                            event.actor().name()),
                    event.changes().stream()
                            .map(change -> new ChangeView(
                                    change.field(), Wire.text(change.before()), Wire.text(change.after())))
                            .toList(),
                    Wire.text(event.trace()));
        }
    }

    @Schema(name = "Actor", description = "Who did it.")
    record ActorView(
            @Schema(description = "person, agent, connection or system", examples = "connection")
            String kind,

            @Schema(examples = "Booking.com") String name) {}

    @Schema(name = "Change", description = "One field before and after; null where there was nothing.")
    record ChangeView(
            @Schema(examples = "departure") String field,
            @Schema(examples = "2026-07-16") @Nullable String before,
            @Schema(examples = "2026-07-17") @Nullable String after) {}

    static HistoryView of(List<Event> events) {
        return new HistoryView(events.stream().map(EventView::of).toList());
    }
}
