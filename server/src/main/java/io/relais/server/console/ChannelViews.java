package io.relais.server.console;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.delivery.Channels;
import io.relais.core.delivery.ConnectionHealth;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks how the connections are and makes it readable. */
@Singleton
final class ChannelViews {
    private static final int EXCHANGES_MAX = 30;

    private final Channels channels;
    private final Properties properties;

    @Inject
    ChannelViews(Channels channels, Properties properties) {
        this.channels = channels;
        this.properties = properties;
    }

    /** All connections in sight. */
    List<ConnectionView> list(Visit visit) {
        Map<UUID, ZoneId> zones =
                properties.list(visit.principal()).stream().collect(Collectors.toMap(Property::id, Property::timeZone));
        return channels.list(visit.principal()).stream()
                .map(health ->
                        ConnectionView.of(health, zones.getOrDefault(health.propertyId(), ZoneOffset.UTC), visit))
                .toList();
    }

    /** Only those that need a person. */
    List<ConnectionView> inTrouble(Visit visit) {
        return list(visit).stream()
                .filter(connection -> connection.trouble() != null)
                .toList();
    }

    /** One connection with what went over its line last. */
    ChannelPage.View one(UUID connectionId, Visit visit) {
        Principal principal = visit.principal();
        ConnectionHealth health = channels.get(principal, connectionId);
        ZoneId zone = properties.get(principal, health.propertyId()).timeZone();
        ConnectionView connection = ConnectionView.of(health, zone, visit);
        List<ExchangeLine> exchanges = channels.exchanges(principal, connectionId, EXCHANGES_MAX).stream()
                .map(exchange -> ExchangeLine.of(exchange, zone, visit))
                .toList();
        String url = "/console/channels/" + connectionId;
        return new ChannelPage.View(
                connection,
                exchanges,
                principal.may(Permission.SYNC_WRITE),
                Live.of(url, List.of(connection, exchanges), visit.texts().of("live.changed")));
    }
}
