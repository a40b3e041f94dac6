package io.relais.seeds;

import io.relais.connector.Settings;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Mapping;
import io.relais.core.data.Database;
import io.relais.core.delivery.DirtyNights;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Seeds accounts at the simulated partners with their connections and mappings. */
@Singleton
final class Channels {
    private static final String SANDBOX = "{sandbox}";

    private final Database database;
    private final Accounts accounts;
    private final Connections connections;
    private final DirtyNights dirty;
    private final Clock clock;

    @Inject
    Channels(Database database, Accounts accounts, Connections connections, DirtyNights dirty, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.connections = connections;
        this.dirty = dirty;
        this.clock = clock;
    }

    /** Adds what is missing. The sandbox may answer at another port than last time: then the account is told. */
    void seed(UUID organisationId, Node file, URI sandbox) {
        for (Node account : file.nodes("accounts")) {
            UUID id = SeedIds.account(account.text("key"));
            Settings wanted = settings(account, sandbox);
            if (accounts.find(id).isEmpty() || !accounts.settings(id).values().equals(wanted.values())) {
                saveAccount(organisationId, account, wanted);
            }
            account.nodes("connections").forEach(connection -> connect(account, connection));
        }
    }

    private void saveAccount(UUID organisationId, Node account, Settings settings) {
        accounts.save(
                new Account(
                        SeedIds.account(account.text("key")),
                        organisationId,
                        account.text("channel"),
                        account.text("label"),
                        Account.State.ACTIVE,
                        "",
                        null,
                        null),
                settings);
    }

    private static Settings settings(Node account, URI sandbox) {
        String base = sandbox.toString().replaceAll("/+$", "");
        Map<String, String> values = new LinkedHashMap<>();
        account.map("settings").forEach((key, value) -> values.put(key, value.replace(SANDBOX, base)));
        return new Settings(values);
    }

    private void connect(Node account, Node node) {
        String property = node.text("property");
        UUID id = SeedIds.connection(account.text("key"), property);
        int products = node.nodes("rooms").stream()
                .mapToInt(room -> room.map("rates").size())
                .sum();
        if (connections.listMappings(id).size() >= products) {
            return;
        }
        connections.save(new Connection(
                id,
                SeedIds.account(account.text("key")),
                account.text("channel"),
                SeedIds.property(property),
                node.text("remote"),
                true));
        // A day more on each side, because today differs between time zones; the courier keeps to what is open.
        LocalDate today = LocalDate.ofInstant(Instant.now(clock), ZoneOffset.UTC);
        NightRange all = new NightRange(today.minusDays(1), today.plusDays(Calendars.NIGHTS_AHEAD));
        database.write(handle -> {
            for (Node room : node.nodes("rooms")) {
                UUID type = SeedIds.unitType(property, room.text("unitType"));
                room.map("rates")
                        .forEach((rate, plan) -> connections.map(
                                handle,
                                id,
                                new Mapping(room.text("room"), rate, type, SeedIds.ratePlan(property, plan))));
            }
            dirty.markAll(handle, id, all, false);
            return true;
        });
    }
}
