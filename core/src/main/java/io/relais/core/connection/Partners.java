package io.relais.core.connection;

import io.relais.connector.Session;
import io.relais.connector.Settings;
import io.relais.core.data.Database;
import io.relais.core.data.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens sessions for connectors: settings decrypted, HTTP port, shared tokens, clock. */
@Singleton
public final class Partners {
    private final Accounts accounts;
    private final Connectors connectors;
    private final Outbound outbound;
    private final Database database;
    private final Secrets secrets;
    private final Clock clock;

    @Inject
    public Partners(Accounts accounts, Connectors connectors, Outbound outbound, PartnerKeeping keeping) {
        this.accounts = accounts;
        this.connectors = connectors;
        this.outbound = outbound;
        this.database = keeping.database();
        this.secrets = keeping.secrets();
        this.clock = keeping.clock();
    }

    /**
     * A session on one account.
     *
     * @param connectionId the property's connection, null for work on the account as a whole
     */
    public Call open(Account account, @Nullable UUID connectionId, String trace) {
        Settings settings = withDefaults(accounts.settings(account.id()), account.channel());
        return call(account, connectionId, settings, trace);
    }

    /** A session with settings that are not the account's yet. No token is taken from the account or kept for it. */
    public Call tryOut(Account account, @Nullable UUID connectionId, Settings settings, String trace) {
        Call call = call(account, connectionId, withDefaults(settings, account.channel()), trace);
        Session session = new Session(call.session().settings(), call.session().http(), new TrialTokens(), clock);
        return new Call(session, call.line(), call.exchanges());
    }

    private Call call(Account account, @Nullable UUID connectionId, Settings settings, String trace) {
        List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());
        Line line = new Line(
                account.id(),
                connectionId,
                account.channel(),
                connectors.manifest(account.channel()).limits(),
                trace,
                exchanges::add);
        Session session = new Session(
                settings, outbound.open(line), new PartnerTokens(account.id(), database, secrets, clock), clock);
        return new Call(session, line, exchanges);
    }

    /** What the account leaves open is as its connector's {@code connector.yaml} says. */
    private Settings withDefaults(Settings settings, String channel) {
        Map<String, String> values = new HashMap<>();
        connectors.manifest(channel).settings().stream()
                .filter(setting -> !setting.otherwise().isEmpty())
                .forEach(setting -> values.put(setting.key(), setting.otherwise()));
        values.putAll(settings.values());
        return new Settings(values);
    }

    /** A session with what went over its line so far. */
    public record Call(Session session, Line line, List<Exchange> exchanges) {}
}
