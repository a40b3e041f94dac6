package io.relais.core.reservation;

import io.relais.connector.Connector;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Partners;
import io.relais.core.data.Trace;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Asks a partner something for one property. Never inside a transaction: a partner may take a minute, and nothing may be locked
 * meanwhile. What was said is kept for people to look at, also when it failed.
 */
@Singleton
final class Asking {
    private final Accounts accounts;
    private final Connectors connectors;
    private final Partners partners;
    private final Exchanges exchanges;
    private final Places places;

    @Inject
    Asking(Accounts accounts, Connectors connectors, Partners partners, Exchanges exchanges, Places places) {
        this.accounts = accounts;
        this.connectors = connectors;
        this.partners = partners;
        this.exchanges = exchanges;
        this.places = places;
    }

    /**
     * A connection of a property that the principal may see.
     *
     * @throws Problem CONNECTION_UNKNOWN
     */
    Connection visible(Principal principal, UUID connectionId) {
        return places.connections
                .find(connectionId)
                .filter(connection -> principal.sees(connection.propertyId()))
                .filter(connection -> places.properties
                        .find(connection.propertyId())
                        .filter(property -> property.organisationId().equals(principal.organisationId()))
                        .isPresent())
                .orElseThrow(() -> Problem.of(ProblemCode.CONNECTION_UNKNOWN, connectionId));
    }

    Property property(Connection connection) {
        return places.properties.find(connection.propertyId()).orElseThrow();
    }

    Connections connections() {
        return places.connections;
    }

    /** What people call the partner. */
    String name(String channel) {
        return connectors.manifest(channel).name();
    }

    int horizonNights(String channel) {
        return connectors.manifest(channel).horizonNights();
    }

    /**
     * The connector's role.
     *
     * @throws Problem CHANNEL_CANNOT
     */
    <C extends Connector> C role(String channel, Class<C> role) {
        return connectors
                .find(channel, role)
                .orElseThrow(() -> Problem.of(ProblemCode.CHANNEL_CANNOT, name(channel), role.getSimpleName()));
    }

    <C extends Connector> Optional<C> find(String channel, Class<C> role) {
        return connectors.find(channel, role);
    }

    /**
     * Asks and waits.
     *
     * @throws Problem CHANNEL_CANNOT
     * @throws PartnerFault as the connector told it
     */
    <C extends Connector, T> T ask(Connection connection, Class<C> role, BiFunction<C, Session, T> question) {
        C connector = role(connection.channel(), role);
        Account account = accounts.find(connection.accountId()).orElseThrow();
        String trace = Trace.current().isEmpty() ? Trace.next() : Trace.current();
        Partners.Call call = partners.open(account, connection.id(), trace);
        try {
            return Trace.during(trace, () -> question.apply(connector, call.session()));
        } finally {
            exchanges.record(call.line(), call.exchanges());
        }
    }

    /** The same for a person who waits for the answer: what the partner does wrong is a problem with its words. */
    <C extends Connector, T> T askNow(Connection connection, Class<C> role, BiFunction<C, Session, T> question) {
        try {
            return ask(connection, role, question);
        } catch (PartnerFault fault) {
            throw problem(connection.channel(), fault);
        }
    }

    Problem problem(String channel, PartnerFault fault) {
        return Problem.of(
                switch (fault.fault()) {
                    case UNAVAILABLE, THROTTLED, PROTOCOL -> ProblemCode.PARTNER_UNANSWERED;
                    case AUTH, CONFIG, REJECTED -> ProblemCode.PARTNER_REFUSED;
                },
                name(channel),
                fault.text());
    }

    /** Where connections and their properties are kept. */
    @Singleton
    static final class Places {
        private final Connections connections;
        private final Properties properties;

        @Inject
        Places(Connections connections, Properties properties) {
            this.connections = connections;
            this.properties = properties;
        }
    }
}
