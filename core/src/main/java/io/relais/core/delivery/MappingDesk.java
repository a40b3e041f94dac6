package io.relais.core.delivery;

import io.relais.connector.ListsProducts;
import io.relais.connector.RemoteProduct;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.AccountManifests;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Manifest;
import io.relais.core.connection.Mapping;
import io.relais.core.connection.MappingCheck;
import io.relais.core.connection.Partners;
import io.relais.core.connection.ProductKey;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Whom a mapping concerns and how: the property, the account, the partner's line, the history and the marks. */
@Singleton
public final class MappingDesk {
    private final Properties properties;
    private final Accounts accounts;
    private final Line line;
    private final Events events;
    private final Moment moment;
    private final DirtyNights dirty;

    /** The way to partners. */
    @Singleton
    public static final class Line {
        private final AccountManifests manifests;
        private final Connectors connectors;
        private final Partners partners;
        private final Exchanges exchanges;

        @Inject
        public Line(AccountManifests manifests, Connectors connectors, Partners partners, Exchanges exchanges) {
            this.manifests = manifests;
            this.connectors = connectors;
            this.partners = partners;
            this.exchanges = exchanges;
        }
    }

    @Inject
    public MappingDesk(Properties properties, Accounts accounts, Line line, Events events, Moment moment) {
        this.properties = properties;
        this.accounts = accounts;
        this.line = line;
        this.events = events;
        this.moment = moment;
        this.dirty = new DirtyNights(moment.clock());
    }

    boolean sees(Principal principal, UUID propertyId) {
        return properties
                .find(propertyId)
                .filter(p -> p.organisationId().equals(principal.organisationId()))
                .filter(p -> principal.sees(p.id()))
                .isPresent();
    }

    Property property(Principal principal, UUID propertyId) {
        return properties.get(principal, propertyId);
    }

    Property property(UUID propertyId) {
        return properties.find(propertyId).orElseThrow();
    }

    MappingCheck.Sold sold(UUID propertyId) {
        return new MappingCheck.Sold(properties.listUnitTypes(propertyId), properties.listRatePlans(propertyId));
    }

    Account account(Principal principal, UUID accountId) {
        return accounts.find(accountId)
                .filter(a -> a.organisationId().equals(principal.organisationId()))
                .orElseThrow(() -> Problem.of(ProblemCode.ACCOUNT_UNKNOWN, accountId));
    }

    String channelName(String channel) {
        return line.connectors.manifest(channel).name();
    }

    /** How the connection sends prices. */
    RemoteProduct.Pricing pricing(Handle handle, Connection connection) {
        Manifest manifest = line.manifests.of(handle, connection.accountId(), connection.channel());
        if (manifest.stayNights() > 0) {
            return RemoteProduct.Pricing.LENGTH_OF_STAY;
        }
        return manifest.pricedByOccupancy() ? RemoteProduct.Pricing.OCCUPANCY : RemoteProduct.Pricing.ROOM;
    }

    Optional<ListsProducts> lister(String channel) {
        return line.connectors.find(channel, ListsProducts.class);
    }

    Partners.Call open(Connection connection, String trace) {
        Account account = accounts.find(connection.accountId()).orElseThrow();
        return line.partners.open(account, connection.id(), trace);
    }

    void record(Partners.Call call) {
        line.exchanges.record(call.line(), call.exchanges());
    }

    Instant now() {
        return moment.now();
    }

    UUID newId() {
        return moment.ids().next();
    }

    void mark(Handle handle, UUID connectionId, List<DirtyNights.Mark> marks) {
        dirty.markFor(handle, connectionId, marks, Trace.current());
    }

    /** Writes an event; returns its id. */
    UUID write(Handle handle, Principal principal, UUID propertyId, EventType type, List<Event.Change> changes) {
        UUID id = newId();
        events.append(
                handle,
                List.of(new Event(id, propertyId, null, now(), type, principal.actor(), changes, Trace.current())));
        return id;
    }

    void wake(Topic... topics) {
        moment.wakeups().wake(topics);
    }

    /** Each mapping in words, "Double · Flexible", by the partner's product. */
    Map<ProductKey, String> words(MappingCheck.Sold sold, Collection<Mapping> mappings) {
        Map<UUID, String> types = names(sold.unitTypes(), UnitType::id, UnitType::name);
        Map<UUID, String> plans = names(sold.ratePlans(), RatePlan::id, RatePlan::name);
        Map<ProductKey, String> words = new LinkedHashMap<>();
        mappings.forEach(m -> words.put(
                new ProductKey(m.remoteRoomId(), m.remoteRateId()),
                types.getOrDefault(m.unitTypeId(), "?") + " · " + plans.getOrDefault(m.ratePlanId(), "?")));
        return words;
    }

    private static <T> Map<UUID, String> names(List<T> list, Function<T, UUID> id, Function<T, String> name) {
        return list.stream().collect(Collectors.toMap(id, name));
    }
}
