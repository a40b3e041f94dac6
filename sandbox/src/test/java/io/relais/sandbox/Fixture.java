package io.relais.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.relais.sandbox.seed.Seeds;
import io.relais.sandbox.world.BookingRequest;
import io.relais.sandbox.world.Outcome;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateOf;
import io.relais.sandbox.world.Revision;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A sandbox with the test seeds and a client that speaks to it over HTTP. */
final class Fixture implements AutoCloseable {
    static final LocalDate DAY = LocalDate.parse("2027-06-01");
    static final RateOf DOUBLE = new RateOf("90001", "71");
    static final String PROPERTY = "11111111-0000-4000-8000-000000000001";
    static final RateOf CHANNEX_DOUBLE =
            new RateOf("11111111-0000-4000-8000-000000000011", "11111111-0000-4000-8000-000000000021");
    static final Path SEEDS = Path.of("src/test/resources/partners.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    final TestClock clock = new TestClock();
    final Sandbox sandbox;
    private final HttpClient client = HttpClient.newHttpClient();

    Fixture() throws IOException {
        this(settings -> settings);
    }

    Fixture(UnaryOperator<SandboxSettings> change) throws IOException {
        sandbox =
                Sandbox.start(change.apply(SandboxSettings.of(Seeds.read(SEEDS)).withClock(clock)));
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(sandbox.baseUrl().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode api(String method, String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(send(method, "/sandbox/api" + path, body).body());
    }

    String token(String clientId, String secret) throws IOException, InterruptedException {
        return JSON.readTree(exchange(clientId, secret).body()).path("jwt").asText();
    }

    HttpResponse<String> exchange(String clientId, String secret) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("client_id", clientId, "client_secret", secret));
        return send("POST", "/booking/auth/token-based-authentication/exchange", body);
    }

    String[] bearer() throws IOException, InterruptedException {
        return new String[] {"Authorization", "Bearer " + token("test-ota", "not-a-secret")};
    }

    String[] bearerBxml() throws IOException, InterruptedException {
        return new String[] {"Authorization", "Bearer " + token("test-bxml", "not-a-secret-either")};
    }

    HttpResponse<String> channex(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, "/channex/api/v1/" + path, body, "user-api-key", "test-key");
    }

    JsonNode channexJson(String method, String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(channex(method, path, body).body());
    }

    /** Opens rooms for the whole of June. */
    void open(Partner partner, RateOf rate, int count) {
        partner.stock().setCount(rate.roomId(), Range.days(DAY, 30), count, 1);
    }

    Revision book(BookingRequest request) {
        return sandbox.booking().guests().book(request).revisionOrThrow();
    }

    /** Two nights in the double from the first day. */
    Revision book() {
        return book(BookingRequest.of("900", DOUBLE, DAY, 2));
    }

    Revision bookChannex() {
        return sandbox.channex()
                .guests()
                .book(BookingRequest.of(PROPERTY, CHANNEX_DOUBLE, DAY, 2))
                .revisionOrThrow();
    }

    static String refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> "done";
            case Outcome.Refused refused -> refused.code();
        };
    }

    @Override
    public void close() {
        sandbox.close();
        client.close();
    }
}
