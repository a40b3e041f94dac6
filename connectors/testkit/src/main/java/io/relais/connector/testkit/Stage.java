package io.relais.connector.testkit;

import io.relais.connector.Session;
import io.relais.connector.Settings;
import java.util.List;
import java.util.function.Function;

/** Everything one scenario needs: a partner that plays it, and a session towards that partner. */
public final class Stage implements AutoCloseable {
    /** When every scenario takes place. */
    public static final String NOW = "2026-11-21T10:00:00Z";

    private final Partner partner;
    private final WireHttp http = new WireHttp();
    private final TestClock clock = TestClock.at(NOW);
    private final MemoryTokens tokens = new MemoryTokens(clock);
    private final Settings settings;

    private Stage(Partner partner, Settings settings) {
        this.partner = partner;
        this.settings = settings;
    }

    /** Opens the partner of a connector; the settings are made from its address. */
    public static Stage of(String connectorId, Function<String, Settings> settings) {
        Partner partner = Partner.open(connectorId);
        return new Stage(partner, settings.apply(partner.url()));
    }

    public Stage play(String scenario) {
        partner.play(scenario);
        return this;
    }

    public Partner partner() {
        return partner;
    }

    public Session session() {
        return session(settings);
    }

    public Session session(Settings other) {
        return new Session(other, http, tokens, clock);
    }

    public Settings settings() {
        return settings;
    }

    public TestClock clock() {
        return clock;
    }

    public MemoryTokens tokens() {
        return tokens;
    }

    /** Every answered call so far, in order. */
    public List<Exchange> exchanges() {
        return http.exchanges();
    }

    @Override
    public void close() {
        http.close();
        partner.close();
    }
}
