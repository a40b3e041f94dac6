package io.relais.server.console;

import io.relais.connector.FollowsMaster;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.MappingSheet;
import io.relais.core.delivery.Channels;
import io.relais.core.delivery.ConnectionHealth;
import io.relais.core.delivery.Hints;
import io.relais.core.delivery.Mappings;
import io.relais.core.delivery.Reconciliations;
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
    private static final int NOTICES_MAX = 5;

    private final Channels channels;
    private final Properties properties;
    private final Connectors connectors;
    private final Books books;

    /** What one connection has beside its health. */
    @Singleton
    static final class Books {
        private final Mappings mappings;
        private final Reconciliations reconciliations;
        private final Hints hints;

        @Inject
        Books(Mappings mappings, Reconciliations reconciliations, Hints hints) {
            this.mappings = mappings;
            this.reconciliations = reconciliations;
            this.hints = hints;
        }
    }

    @Inject
    ChannelViews(Channels channels, Properties properties, Connectors connectors, Books books) {
        this.channels = channels;
        this.properties = properties;
        this.connectors = connectors;
        this.books = books;
    }

    /** All connections in sight, or those of one property. */
    List<ConnectionView> list(Visit visit, String property) {
        Map<UUID, ZoneId> zones =
                properties.list(visit.principal()).stream().collect(Collectors.toMap(Property::id, Property::timeZone));
        return channels.list(visit.principal()).stream()
                .filter(health ->
                        property.isEmpty() || health.propertyId().toString().equals(property))
                .map(health -> view(health, zones.getOrDefault(health.propertyId(), ZoneOffset.UTC), visit))
                .toList();
    }

    /** Only those that need a person. */
    List<ConnectionView> inTrouble(Visit visit) {
        return list(visit, "").stream()
                .filter(connection -> connection.trouble() != null)
                .toList();
    }

    /** One connection with what went over its line last. */
    ChannelPage.View one(UUID connectionId, Visit visit) {
        Principal principal = visit.principal();
        ConnectionHealth health = channels.get(principal, connectionId);
        ZoneId zone = properties.get(principal, health.propertyId()).timeZone();
        ConnectionView connection = view(health, zone, visit);
        List<ExchangeLine> exchanges = channels.exchanges(principal, connectionId, EXCHANGES_MAX).stream()
                .map(exchange -> ExchangeLine.of(exchange, zone, visit))
                .toList();
        MappingSheet sheet = books.mappings.get(principal, connectionId);
        ComparisonView comparison = ComparisonView.of(
                books.reconciliations.latest(principal, connectionId),
                new CalendarRows(visit, sheet, sheet.currency(), Map.of()),
                zone,
                visit);
        List<ChannelNoticesPage.Line> notices = books.hints.notices(principal, connectionId).stream()
                .limit(NOTICES_MAX)
                .map(notice -> ChannelNoticesPage.line(notice, zone, visit))
                .toList();
        String url = "/console/channels/" + connectionId;
        return new ChannelPage.View(
                connection,
                notices,
                comparison,
                exchanges,
                principal.may(Permission.SYNC_WRITE),
                Live.of(
                        url,
                        List.of(connection, notices, comparison, exchanges),
                        visit.texts().of("live.changed")));
    }

    private ConnectionView view(ConnectionHealth health, ZoneId zone, Visit visit) {
        boolean master = connectors.find(health.channel(), FollowsMaster.class).isPresent();
        return ConnectionView.of(health, master, zone, visit);
    }
}
