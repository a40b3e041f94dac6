package io.relais.mcp;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.relais.core.inventory.Availability;
import io.relais.core.inventory.NightState;
import io.relais.core.property.Properties;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Tools that read what is sold and what is left of it. */
@Singleton
public final class PropertyTools {
    private static final int NIGHTS_MAX = 92;

    private final Properties properties;
    private final Availability availability;
    private final Assistant assistant;

    @Inject
    public PropertyTools(Properties properties, Availability availability, Assistant assistant) {
        this.properties = properties;
        this.availability = availability;
        this.assistant = assistant;
    }

    /** Lists the properties that the caller may see. */
    @Tool(
            name = "list_properties",
            title = "List properties",
            description =
                    "Lists the properties that the key may see, with their ids, time zone, currency, unit types and"
                            + " rate plans. Start here when you need a propertyId.",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "List properties",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @RunOnVirtualThread
    public PropertyFacts list() {
        return assistant.answer(caller -> new PropertyFacts(properties.list(caller).stream()
                .map(property -> PropertyFacts.Item.of(property, properties))
                .toList()));
    }

    /** Tells what is still for sale; problems become tool errors. */
    @Tool(
            name = "get_availability",
            title = "Get availability",
            description = "Tells for each night and unit type of a property how many units are free, sold and blocked."
                    + " At most 92 nights at once. Needs inventory:read.",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "Get availability",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    @RunOnVirtualThread
    public AvailabilityFacts availability(
            @ToolArg(description = "The property's id from list_properties") String propertyId,
            @ToolArg(description = "First night, as 2026-07-14, local to the property") String from,
            @ToolArg(description = "The day after the last night, as 2026-07-21") String to) {
        return assistant.answer(caller -> {
            UUID id = Arguments.id("propertyId", propertyId);
            LocalDate first = Arguments.date("from", from);
            LocalDate end = Arguments.date("to", to);
            Arguments.within("to - from (nights)", ChronoUnit.DAYS.between(first, end), 1, NIGHTS_MAX);
            List<NightState> nights = availability.list(caller, id, first, end.minusDays(1));
            return new AvailabilityFacts(
                    id.toString(),
                    first,
                    end,
                    properties.listUnitTypes(id).stream()
                            .map(type -> AvailabilityFacts.OfUnitType.of(type, nights))
                            .toList());
        });
    }
}
