package io.relais.server.partner;

import io.micrometer.core.instrument.MeterRegistry;
import io.relais.connector.Fault;
import io.relais.connector.Http;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.PartnerFault;
import io.relais.connector.SupportId;
import io.relais.core.connection.Exchange;
import io.relais.core.connection.Line;
import io.relais.core.connection.Outbound;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The HTTP port that connectors get, on the JDK's client. Redirects are not followed: a partner that moved is a setting to change. */
@Singleton
class PartnerHttp implements Outbound {
    private static final Duration CONNECT_TIME_OUT = Duration.ofSeconds(5);
    /** Shorter than the courier's hold on a connection, so that a slow partner never makes two of us talk to it. */
    private static final Duration ANSWER_TIME_OUT = Duration.ofSeconds(30);
    /** Larger answers are not read: no partner sends as much. */
    private static final int ANSWER_BYTES_MAX = 32 * 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIME_OUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Budgets budgets;
    private final Clock clock;
    private final MeterRegistry meters;

    PartnerHttp(Budgets budgets, Clock clock, MeterRegistry meters) {
        this.budgets = budgets;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Http open(Line line) {
        return request -> send(line, request);
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    private HttpAnswer send(Line line, HttpRequest request) {
        budgets.take(line, request.budget());
        Instant start = Instant.now(clock);
        HttpAnswer answer = null;
        String fault = "";
        try {
            answer = exchange(request);
            return answer;
        } catch (PartnerFault e) {
            fault = e.fault().name();
            throw e;
        } finally {
            Duration took = Duration.between(start, Instant.now(clock));
            line.heard().accept(record(request, start, took, answer, fault));
            meters.timer(
                            "relais.partner.calls",
                            "channel",
                            line.channel(),
                            "operation",
                            request.operation(),
                            "status",
                            answer == null ? "none" : Integer.toString(answer.status()))
                    .record(took);
        }
    }

    private HttpAnswer exchange(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(request.uri())
                .timeout(ANSWER_TIME_OUT)
                .method(
                        request.method(),
                        request.body().isEmpty()
                                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                : java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        try {
            HttpResponse<byte[]> response = client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = response.body();
            if (body.length > ANSWER_BYTES_MAX) {
                throw PartnerFault.of(Fault.PROTOCOL, "the answer is larger than " + ANSWER_BYTES_MAX + " bytes");
            }
            Map<String, String> headers = new HashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new HttpAnswer(response.statusCode(), headers, new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw PartnerFault.of(
                    Fault.UNAVAILABLE, "no answer: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PartnerFault.of(Fault.UNAVAILABLE, "interrupted while waiting for the answer", e);
        }
    }

    private static Exchange record(
            HttpRequest request, Instant at, Duration took, @Nullable HttpAnswer answer, String fault) {
        String address = request.uri().getScheme() + "://" + request.uri().getAuthority()
                + request.uri().getPath();
        return new Exchange(
                at,
                request.operation(),
                request.method(),
                address,
                request.secretBody() ? "•••" : Redaction.of(request.body()),
                answer == null ? OptionalInt.empty() : OptionalInt.of(answer.status()),
                answer == null ? "" : request.secretBody() ? "•••" : Redaction.of(answer.body()),
                answer == null ? "" : SupportId.in(answer.body()).orElse(""),
                (int) took.toMillis(),
                fault);
    }
}
