package io.relais.sandbox.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.seed.Seeds.Account;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.world.Switches.BookingSwitches;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Machine accounts and their tokens: JWTs signed HS256, valid one hour, at most 30 an hour and account as the partner documents. The key is
 * derived from the accounts, so that tokens outlive a restart of the sandbox as they outlive one of the partner's servers.
 */
final class Tokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, ArrayDeque<Instant>> issued = new HashMap<>();
    private final Supplier<BookingSwitches> switches;
    private final Clock clock;
    private final SecretKeySpec key;

    Tokens(List<Account> all, Supplier<BookingSwitches> switches, Clock clock) {
        all.forEach(account -> accounts.put(account.clientId(), account));
        this.switches = switches;
        this.clock = clock;
        this.key = new SecretKeySpec(("sandbox" + all).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** What an exchange of credentials gave. */
    sealed interface Answer {
        record Issued(String token) implements Answer {}

        record WrongCredentials() implements Answer {}

        record TooMany(long retryAfterSeconds) implements Answer {}
    }

    synchronized Answer exchange(String clientId, String clientSecret) {
        Account account = accounts.get(clientId);
        if (account == null || !same(account.clientSecret(), clientSecret)) {
            return new Answer.WrongCredentials();
        }
        Instant now = clock.instant();
        var lastHour = issued.computeIfAbsent(clientId, id -> new ArrayDeque<>());
        Instant hourAgo = now.minus(Duration.ofHours(1));
        while (!lastHour.isEmpty() && !lastHour.getFirst().isAfter(hourAgo)) {
            lastHour.removeFirst();
        }
        if (lastHour.size() >= switches.get().tokensPerHour()) {
            return new Answer.TooMany(
                    Duration.between(hourAgo, lastHour.getFirst()).toSeconds() + 1);
        }
        lastHour.addLast(now);
        return new Answer.Issued(token(clientId, now));
    }

    /** The account of a valid, unexpired token. */
    Optional<Account> find(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 0 || !same(signature(token.substring(0, dot)), token.substring(dot + 1))) {
            return Optional.empty();
        }
        String payload = token.substring(token.indexOf('.') + 1, dot);
        return Json.read(Base64.getUrlDecoder().decode(payload))
                .filter(claims -> claims.path("exp").asLong() > clock.instant().getEpochSecond())
                .flatMap(claims ->
                        Optional.ofNullable(accounts.get(claims.path("sub").asText())));
    }

    synchronized void reset() {
        issued.clear();
    }

    private String token(String clientId, Instant now) {
        ObjectNode claims = Json.object()
                .put("sub", clientId)
                .put("aud", "urn://connectivity-supply")
                .put("iss", "urn://connectivity-modern-auth/v1")
                .put("iat", now.getEpochSecond())
                .put("exp", now.getEpochSecond() + switches.get().tokenLifetimeSeconds());
        String signed = HEADER + "." + encoded(claims.toString());
        return signed + "." + signature(signed);
    }

    private String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean same(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }
}
