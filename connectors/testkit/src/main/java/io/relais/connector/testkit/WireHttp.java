package io.relais.connector.testkit;

import io.relais.connector.Fault;
import io.relais.connector.Http;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.PartnerFault;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The {@link Http} port for tests: real sockets, no budget, no redaction, and a list of everything that was said. */
public final class WireHttp implements Http, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    @Override
    public HttpAnswer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(toWire(request), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            HttpAnswer answer = new HttpAnswer(response.statusCode(), headers(response), response.body());
            exchanges.add(new Exchange(request, answer));
            return answer;
        } catch (IOException e) {
            throw PartnerFault.of(Fault.UNAVAILABLE, "no answer to " + request.operation(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PartnerFault.of(Fault.UNAVAILABLE, "interrupted while waiting for " + request.operation(), e);
        }
    }

    private static java.net.http.HttpRequest toWire(HttpRequest request) {
        java.net.http.HttpRequest.BodyPublisher body = request.body().isEmpty()
                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                : java.net.http.HttpRequest.BodyPublishers.ofString(request.body());
        java.net.http.HttpRequest.Builder wire = java.net.http.HttpRequest.newBuilder(request.uri())
                .timeout(PATIENCE)
                .method(request.method(), body);
        request.headers().forEach(wire::header);
        return wire.build();
    }

    private static Map<String, String> headers(HttpResponse<String> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return headers;
    }

    /** Every answered call so far, in order. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    @Override
    public void close() {
        client.close();
    }
}
