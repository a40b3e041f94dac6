package io.relais.connector.bookingcom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import io.relais.connector.SupportId;
import io.relais.connector.Tokens.Token;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Calls with an access token, and what a refused one means. */
record BookingCalls(Session session) {
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Sends a request with the account's token. A refused token is dropped and replaced once: a partner may end tokens
     * early, and asking for a new one each time would use up the 30 that it gives in an hour.
     *
     * @throws PartnerFault when the answer is not 2xx, with the partner's words and its support number
     */
    HttpAnswer send(HttpRequest request) {
        return accepted(ask(request));
    }

    /** The same, whatever the status. */
    HttpAnswer ask(HttpRequest request) {
        HttpAnswer answer = withToken(request);
        if (answer.status() == 401) {
            session.tokens().forget(tokenName());
            answer = withToken(request);
        }
        return answer;
    }

    private HttpAnswer withToken(HttpRequest request) {
        String token = session.tokens().get(tokenName(), this::exchange);
        HttpRequest signed = request.header("Authorization", "Bearer " + token);
        return session.http()
                .send(request.headers().containsKey("Accept") ? signed : signed.header("Accept", "application/xml"));
    }

    /** One token per machine account, whoever works for it. */
    private String tokenName() {
        return "booking-com:" + session.settings().get("clientId");
    }

    private Token exchange() {
        String body = JSON.createObjectNode()
                .put("client_id", session.settings().get("clientId"))
                .put("client_secret", session.settings().get("clientSecret"))
                .toString();
        String uri = BookingComConnector.address(
                session, "authUrl", BookingComConnector.AUTH_URL, "/token-based-authentication/exchange");
        HttpAnswer answer = session.http()
                .send(HttpRequest.post("token.exchange", uri, "application/json", body)
                        .header("Accept", "application/json")
                        .countedAs("token")
                        .withSecretBody());
        // The credentials are all this request holds: whatever is wrong with it is wrong with them.
        if (answer.status() == 400 || answer.status() == 401 || answer.status() == 403) {
            throw PartnerFault.of(
                    Fault.AUTH,
                    "Booking.com refuses the client id and secret (HTTP " + answer.status() + ")" + support(answer));
        }
        String jwt = json(accepted(answer).body()).path("jwt").asText("");
        if (jwt.isEmpty()) {
            throw PartnerFault.of(Fault.PROTOCOL, "the token answer holds no jwt" + support(answer));
        }
        return new Token(jwt, expiry(jwt));
    }

    /**
     * The token's end: its own claim, or an hour from now. Where it tells when it was issued its length counts from our
     * clock, so that two clocks that disagree do not make every token look expired.
     */
    private Instant expiry(String jwt) {
        Instant now = session.clock().instant();
        JsonNode claims = claims(jwt);
        long issued = claims.path("iat").asLong(0);
        long expires = claims.path("exp").asLong(0);
        if (issued > 0 && expires > issued) {
            return now.plusSeconds(expires - issued);
        }
        Instant told = Instant.ofEpochSecond(expires);
        return told.isAfter(now) ? told : now.plus(TOKEN_LIFE);
    }

    private static JsonNode claims(String jwt) {
        String[] parts = jwt.split("\\.", -1);
        try {
            return parts.length < 2
                    ? JSON.createObjectNode()
                    : json(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return JSON.createObjectNode();
        }
    }

    private static JsonNode json(String body) {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? JSON.createObjectNode() : read;
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    static HttpAnswer accepted(HttpAnswer answer) {
        try {
            return answer.orFault();
        } catch (PartnerFault fault) {
            String text = fault.text() + Refusals.words(answer.body()) + support(answer);
            throw fault.retryAfter()
                    .map(wait -> PartnerFault.throttled(text, wait))
                    .orElseGet(() -> PartnerFault.of(fault.fault(), text, fault));
        }
    }

    /** What Booking.com's support asks for first. */
    static String support(HttpAnswer answer) {
        return SupportId.in(answer.body()).map(id -> " [RUID " + id + "]").orElse("");
    }

    @Override
    public String toString() {
        return "BookingCalls";
    }
}
