package io.relais.mcp;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.Reservations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Tools that read the register. */
@Singleton
public final class ReservationTools {
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 50;

    private final Register register;
    private final Reservations reservations;
    private final Assistant assistant;

    @Inject
    public ReservationTools(Register register, Reservations reservations, Assistant assistant) {
        this.register = register;
        this.reservations = reservations;
        this.assistant = assistant;
    }

    /** Searches the register; problems become tool errors. */
    @Tool(
            name = "search_reservations",
            title = "Search reservations",
            description = "Searches the register of all reservations, whatever channel they came from, newest first."
                    + " Returns a page; pass nextCursor as cursor for the next. Needs reservations:read.",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "Search reservations",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @RunOnVirtualThread
    public FoundReservations search(
            @ToolArg(
                            description = "Part of a confirmation number, a channel's number or a guest's name",
                            required = false)
                    Optional<String> query,
            @ToolArg(description = "Only this property: its id from list_properties", required = false)
                    Optional<String> propertyId,
            @ToolArg(
                            description = "true: only reservations that need a person (overbooked, not mapped)",
                            required = false)
                    Optional<Boolean> conflictsOnly,
            @ToolArg(description = "nextCursor of the page before", required = false) Optional<String> cursor,
            @ToolArg(description = "Rows, 1 to 50; 20 if not told", required = false) Optional<Integer> limit) {
        return assistant.answer(caller -> FoundReservations.of(register.search(
                caller,
                new RegisterQuery(
                        Arguments.text("query", query.orElse("")),
                        Arguments.optionalId("propertyId", propertyId.orElse("")),
                        conflictsOnly.orElse(false),
                        Arguments.text("cursor", cursor.orElse("")),
                        Arguments.within("limit", limit.orElse(LIMIT), 1, LIMIT_MAX)))));
    }

    /** Gets one reservation with its history; problems become tool errors. */
    @Tool(
            name = "get_reservation",
            title = "Get a reservation",
            description =
                    "Gets one reservation: stays with nightly prices, contact, and its history (what happened, when"
                            + " and by whom). Card data is never returned. Needs reservations:read.",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "Get a reservation",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @RunOnVirtualThread
    public ReservationFacts get(
            @ToolArg(description = "The reservation's id from search_reservations") String reservationId) {
        return assistant.answer(caller -> {
            UUID id = Arguments.id("reservationId", reservationId);
            return ReservationFacts.of(reservations.get(caller, id), reservations.history(caller, id));
        });
    }
}
