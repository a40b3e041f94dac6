package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Takes the register's rows out of the house as a file. They hold guests' details, so the history says who took them. */
@Singleton
public final class RegisterExport {
    private final Register register;
    private final Properties properties;
    private final Database database;
    private final Events events;
    private final Moment moment;

    @Inject
    public RegisterExport(Register register, Properties properties, Database database, Events events, Moment moment) {
        this.register = register;
        this.properties = properties;
        this.database = database;
        this.events = events;
        this.moment = moment;
    }

    /**
     * Checks the question and writes down who asks, before the first row leaves.
     *
     * @param format as {@code csv}
     */
    public void begin(Principal principal, RegisterQuery query, String format) {
        principal.need(Permission.RESERVATIONS_READ);
        SearchText.read(query.text());
        List<UUID> touched = query.propertyId().isPresent()
                ? List.of(properties.get(principal, query.propertyId().get()).id())
                : properties.list(principal).stream().map(Property::id).toList();
        database.write(handle -> {
            events.append(
                    handle,
                    touched.stream()
                            .map(property -> event(principal, property, format))
                            .toList());
            return true;
        });
    }

    /** Visits the rows; see {@link Register#all}. */
    public int rows(Principal principal, RegisterQuery query, Consumer<RegisterRow> visitor) {
        return register.all(principal, query, visitor);
    }

    private Event event(Principal principal, UUID property, String format) {
        return new Event(
                moment.ids().next(),
                property,
                null,
                moment.now(),
                EventType.REGISTER_EXPORTED,
                principal.actor(),
                List.of(new Event.Change("format", "", format)),
                Trace.current());
    }
}
