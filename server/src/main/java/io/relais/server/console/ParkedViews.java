package io.relais.server.console;

import io.relais.core.connection.Connectors;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.reservation.Parked;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Asks what is parked and makes it readable. */
@Singleton
final class ParkedViews {
    private final Parked parked;
    private final Properties properties;
    private final Connectors connectors;

    @Inject
    ParkedViews(Parked parked, Properties properties, Connectors connectors) {
        this.parked = parked;
        this.properties = properties;
        this.connectors = connectors;
    }

    /** The parked messages, newest first. A message belongs to an account, not to a property: the first property's zone is used. */
    List<ParkedView> list(Visit visit) {
        ZoneId zone = properties.list(visit.principal()).stream()
                .map(Property::timeZone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
        return parked.list(visit.principal()).stream()
                .map(item -> ParkedView.of(item, zone, visit, connectors))
                .toList();
    }
}
