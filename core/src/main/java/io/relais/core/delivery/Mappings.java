package io.relais.core.delivery;

import io.relais.connector.ListsProducts;
import io.relais.connector.PartnerFault;
import io.relais.connector.RemoteProduct;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Mapping;
import io.relais.core.connection.MappingCheck;
import io.relais.core.connection.MappingChoice;
import io.relais.core.connection.MappingSheet;
import io.relais.core.connection.PartnerProducts;
import io.relais.core.connection.Partners;
import io.relais.core.connection.ProductKey;
import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a partner's products are here: fetched, suggested, checked for the classic mistakes, and kept as a whole. */
@Singleton
public final class Mappings {
    private static final int CHOICES_MAX = 2_000;
    private static final int TOLD_MAX = 60;

    private final Database database;
    private final Connections connections;
    private final PartnerProducts products;
    private final Rehearsal rehearsal;
    private final MappingDesk desk;

    @Inject
    public Mappings(
            Database database,
            Connections connections,
            PartnerProducts products,
            Rehearsal rehearsal,
            MappingDesk desk) {
        this.database = database;
        this.connections = connections;
        this.products = products;
        this.rehearsal = rehearsal;
        this.desk = desk;
    }

    /**
     * A whole mapping as a person wants it.
     *
     * @param shared the unit types that may feed several rooms of the partner
     * @param version the mapping that was seen, -1 for any
     */
    public record Wish(List<MappingChoice> choices, Set<UUID> shared, int version) {
        public Wish {
            choices = List.copyOf(choices);
            shared = Set.copyOf(shared);
        }
    }

    /**
     * The mapping of one connection.
     *
     * @throws Problem CONNECTION_UNKNOWN
     */
    public MappingSheet get(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_READ);
        Connection connection = connection(principal, connectionId);
        return database.read(handle -> sheet(handle, connection));
    }

    /**
     * Asks the partner what it sells and keeps the answer.
     *
     * @throws Problem PRODUCTS_NOT_LISTED, PARTNER_FAILED
     */
    public MappingSheet fetch(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_WRITE);
        Connection connection = connection(principal, connectionId);
        String channel = desk.channelName(connection.channel());
        ListsProducts connector = desk.lister(connection.channel())
                .orElseThrow(() -> Problem.of(ProblemCode.PRODUCTS_NOT_LISTED, channel));
        List<RemoteProduct> told = ask(connection, connector, channel);
        return database.write(handle -> {
            products.store(handle, connectionId, told, desk.now());
            return sheet(handle, connection);
        });
    }

    private List<RemoteProduct> ask(Connection connection, ListsProducts connector, String channel) {
        Partners.Call call = desk.open(connection, Trace.next());
        try {
            return connector.products(call.session(), connection.remotePropertyId());
        } catch (PartnerFault fault) {
            throw Problem.of(ProblemCode.PARTNER_FAILED, channel, fault.text());
        } finally {
            desk.record(call);
        }
    }

    /** All that speaks against a mapping, in the order of its choices; nothing is kept. */
    public List<MappingCheck.Finding> check(Principal principal, UUID connectionId, Wish wish) {
        principal.need(Permission.SYNC_READ);
        Connection connection = connection(principal, connectionId);
        return database.read(handle -> checking(handle, connection).findings(wish.choices(), wish.shared()));
    }

    /**
     * Puts a whole mapping in the place of the one there was. Products that are not named wait for a decision again. What the partner
     * is told of them stays as it is; what it is told of the others is sent at once.
     *
     * @throws Problem MAPPING_STALE, and every mistake by its own name
     */
    public MappingSheet save(Principal principal, UUID connectionId, Wish wish) {
        principal.need(Permission.SYNC_WRITE);
        Limits.within("choices", wish.choices().size(), 0, CHOICES_MAX);
        Connection connection = connection(principal, connectionId);
        MappingSheet saved = database.write(handle -> {
            if (!connections.raiseMapping(handle, connectionId, wish.version())) {
                throw Problem.of(ProblemCode.MAPPING_STALE);
            }
            MappingCheck check = checking(handle, connection);
            check.findings(wish.choices(), wish.shared()).stream().findFirst().ifPresent(finding -> {
                throw finding.problem();
            });
            List<Mapping> before =
                    connections.mappings(handle, List.of(connectionId)).getOrDefault(connectionId, List.of());
            List<Mapping> after = mappings(wish.choices());
            connections.replaceMappings(handle, connectionId, after);
            products.setUnsold(handle, connectionId, unsold(wish.choices()));
            products.setShared(handle, connectionId, wish.shared());
            List<Event.Change> changes = changes(check, before, after);
            if (!changes.isEmpty()) {
                UUID event = desk.write(handle, principal, connection.propertyId(), EventType.MAPPING_CHANGED, changes);
                desk.mark(
                        handle,
                        connectionId,
                        rehearsal.types(handle, connectionId).stream()
                                .map(type -> new DirtyNights.Mark(
                                        type, rehearsal.horizon(handle, connectionId), DirtyNights.ALL, null, event))
                                .toList());
            }
            return sheet(handle, connection);
        });
        desk.wake(Topic.NIGHTS, Topic.CHANNELS);
        return saved;
    }

    private Connection connection(Principal principal, UUID connectionId) {
        return connections
                .find(connectionId)
                .filter(c -> desk.sees(principal, c.propertyId()))
                .orElseThrow(() -> Problem.of(ProblemCode.CONNECTION_UNKNOWN, connectionId));
    }

    private MappingSheet sheet(Handle handle, Connection connection) {
        UUID id = connection.id();
        List<PartnerProducts.Told> told = products.list(handle, id);
        Connections.Standing standing = connections.standing(handle, id);
        MappingCheck check = checking(handle, connection);
        Set<UUID> shared = products.shared(handle, id);
        List<Mapping> mappings = connections.mappings(handle, List.of(id)).getOrDefault(id, List.of());
        @Nullable
        Instant fetched = told.stream()
                .map(PartnerProducts.Told::at)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new MappingSheet(
                connection,
                desk.channelName(connection.channel()),
                check.property().currency(),
                standing.state(),
                check.listable() || desk.lister(connection.channel()).isPresent(),
                fetched,
                standing.mappingVersion(),
                check.sold().unitTypes(),
                check.sold().ratePlans(),
                shared,
                MappingSheet.lines(told, mappings, check.sold(), shared));
    }

    private MappingCheck checking(Handle handle, Connection connection) {
        List<PartnerProducts.Told> told = products.list(handle, connection.id());
        Property property = desk.property(connection.propertyId());
        return new MappingCheck(
                property,
                desk.sold(property.id()),
                MappingCheck.byKey(told),
                desk.pricing(handle, connection),
                !told.isEmpty());
    }

    private static List<Mapping> mappings(List<MappingChoice> choices) {
        List<Mapping> mappings = new ArrayList<>();
        for (MappingChoice choice : choices) {
            if (choice.unitTypeId() != null && choice.ratePlanId() != null) {
                mappings.add(new Mapping(
                        choice.product().roomId(),
                        choice.product().rateId(),
                        choice.unitTypeId(),
                        choice.ratePlanId()));
            }
        }
        return mappings;
    }

    private static List<ProductKey> unsold(List<MappingChoice> choices) {
        return choices.stream()
                .filter(MappingChoice::isUnsold)
                .map(MappingChoice::product)
                .toList();
    }

    private List<Event.Change> changes(MappingCheck check, Collection<Mapping> before, Collection<Mapping> after) {
        Map<ProductKey, String> old = desk.words(check.sold(), before);
        Map<ProductKey, String> now = desk.words(check.sold(), after);
        List<ProductKey> keys = new ArrayList<>(old.keySet());
        now.keySet().stream().filter(key -> !old.containsKey(key)).forEach(keys::add);
        return keys.stream()
                .filter(key -> !Objects.equals(old.get(key), now.get(key)))
                .limit(TOLD_MAX)
                .map(key -> new Event.Change(check.name(key), old.getOrDefault(key, ""), now.getOrDefault(key, "")))
                .toList();
    }
}
