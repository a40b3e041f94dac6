package io.relais.core.message;

import io.relais.connector.ExchangesMessages;
import io.relais.connector.Session;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Exchanges;
import io.relais.core.connection.Manifest;
import io.relais.core.connection.Partners;
import io.relais.core.data.Trace;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Speaks with partners about messages. Never inside a transaction. */
@Singleton
final class Talking {
    private final Accounts accounts;
    private final Connections connections;
    private final Connectors connectors;
    private final Partners partners;
    private final Exchanges exchanges;

    @Inject
    Talking(Accounts accounts, Connections connections, Connectors connectors, Partners partners, Exchanges exchanges) {
        this.accounts = accounts;
        this.connections = connections;
        this.connectors = connectors;
        this.partners = partners;
        this.exchanges = exchanges;
    }

    /** A line to one partner about one property. */
    record Line(ExchangesMessages connector, Session session, Connection connection) {}

    /** The channels that pass messages on. */
    List<String> channels() {
        return connectors.list().stream().map(Manifest::id).filter(this::can).toList();
    }

    boolean can(String channel) {
        return connectors.find(channel, ExchangesMessages.class).isPresent();
    }

    /** What people call the channel. */
    String name(String channel) {
        return connectors.manifest(channel).name();
    }

    Connection connection(UUID id) {
        return connections.find(id).orElseThrow();
    }

    /**
     * Works over a line. The calls are kept for people to look at when they failed or when the work says that they are news: a
     * question every two minutes whether anybody wrote is none.
     */
    <T> T talk(UUID connectionId, Function<Line, Told<T>> work) {
        Connection connection = connection(connectionId);
        Account account = accounts.find(connection.accountId()).orElseThrow();
        ExchangesMessages connector = connectors.get(account.channel(), ExchangesMessages.class);
        String trace = Trace.next();
        Partners.Call call = partners.open(account, connectionId, trace);
        boolean news = true;
        try {
            Told<T> told = Trace.during(trace, () -> work.apply(new Line(connector, call.session(), connection)));
            news = told.news();
            return told.result();
        } finally {
            if (news) {
                exchanges.record(call.line(), call.exchanges());
            }
        }
    }

    /** What came of a talk. */
    record Told<T>(T result, boolean news) {}
}
