package io.relais.connector.bookingcom;

import io.relais.connector.Http;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.Session;
import io.relais.connector.Settings;
import io.relais.connector.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers by a function, hands out numbered tokens and remembers what was asked. */
final class FakePartner implements Http, Tokens {
    final List<HttpRequest> requests = new ArrayList<>();
    final Map<String, Token> tokens = new HashMap<>();
    private final Function<HttpRequest, HttpAnswer> answers;
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "clientId",
            "id-1",
            "clientSecret",
            "secret-1",
            "authUrl",
            "http://auth.test/",
            "reservationsUrl",
            "http://secure.test",
            "ariUrl",
            "http://supply.test"));
    private String claims = "{\"exp\":1795255200}";
    private int issued;

    FakePartner(Function<HttpRequest, HttpAnswer> answers) {
        this.answers = answers;
    }

    static HttpAnswer ok(String body) {
        return new HttpAnswer(200, Map.of(), body);
    }

    FakePartner with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    FakePartner withClaims(String json) {
        claims = json;
        return this;
    }

    Session session() {
        return new Session(new Settings(settings), this, this, Clock.fixed(Texts.NOW, ZoneOffset.UTC));
    }

    /** Requests without those for tokens, as method and path. */
    List<String> calls() {
        return requests.stream()
                .filter(request -> !request.operation().equals("token.exchange"))
                .map(request -> request.method() + " " + request.uri().getPath())
                .toList();
    }

    @Override
    public HttpAnswer send(HttpRequest request) {
        requests.add(request);
        if (request.operation().equals("token.exchange")) {
            issued++;
            String payload =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
            return ok("{\"jwt\":\"h." + payload + "." + issued + "\",\"ruid\":\"abc\"}");
        }
        return answers.apply(request);
    }

    @Override
    public String get(String name, java.util.function.Supplier<Token> exchange) {
        return tokens.computeIfAbsent(name, key -> exchange.get()).value();
    }

    @Override
    public void forget(String name) {
        tokens.remove(name);
    }
}
