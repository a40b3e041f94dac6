package io.relais.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The tools by name, for whoever serves them without the server extension. A test compares it with what that lists. */
@Singleton
public final class Toolbox {
    private final Map<String, Function<Given, Object>> tools;

    @Inject
    public Toolbox(ReservationTools reservations, PropertyTools properties, SyncTools sync) {
        tools = Map.of(
                "search_reservations",
                given -> reservations.search(
                        given.optionalText("query"),
                        given.optionalText("propertyId"),
                        given.optionalFlag("conflictsOnly"),
                        given.optionalText("cursor"),
                        given.optionalNumber("limit")),
                "get_reservation",
                given -> reservations.get(given.text("reservationId")),
                "list_properties",
                given -> properties.list(),
                "get_availability",
                given -> properties.availability(given.text("propertyId"), given.text("from"), given.text("to")),
                "get_sync_health",
                given -> sync.health(),
                "list_parked_items",
                given -> sync.parked());
    }

    boolean has(String name) {
        return tools.containsKey(name);
    }

    /** Runs a tool that exists; see {@link #has}. */
    Object call(String name, Given given) {
        return Objects.requireNonNull(tools.get(name), name).apply(given);
    }
}
