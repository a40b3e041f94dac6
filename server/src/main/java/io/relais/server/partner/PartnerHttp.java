package io.relais.server.partner;

import io.micrometer.core.instrument.MeterRegistry;
import io.relais.connector.Fault;
import io.relais.connector.Http;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.PartnerFault;
import io.relais.connector.SupportId;
import io.relais.core.connection.CallBudgets;
import io.relais.core.connection.Exchange;
import io.relais.core.connection.Line;
import io.relais.core.connection.Manifest;
import io.relais.core.connection.Outbound;
import io.relais.core.data.Failures;
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
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP port that connectors get, on the JDK's client. Redirects are not followed: a partner that moved is a setting to change.
 * Nothing is asked again behind our back: what was not answered is a fault, counted and shown, and whoever asked decides.
 */
@Singleton
class PartnerHttp implements Outbound {
    private static final Logger LOG = Logger.getLogger(PartnerHttp.class);
    private static final Duration CONNECT_TIME_OUT = Duration.ofSeconds(5);
    /** Shorter than the courier's hold on a connection, so that a slow partner never makes two of us talk to it. */
    private static final Duration ANSWER_TIME_OUT = Duration.ofSeconds(30);
    /** Larger answers are not read: no partner sends as much. */
    private static final int ANSWER_BYTES_MAX = 32 * 1024 * 1024;

    static {
        // By itself the client asks once more when the line breaks or does not open: a poll too many for the partner,
        // outside its budget and our records.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
    }

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIME_OUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final CallBudgets budgets;
    private final Clock clock;
    private final MeterRegistry meters;

    PartnerHttp(CallBudgets budgets, Clock clock, MeterRegistry meters) {
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
        CallBudgets.Call call = new CallBudgets.Call(request.operation(), request.budget());
        take(line, call);
        Instant start = Instant.now(clock);
        HttpAnswer answer = null;
        String fault = "";
        try {
            answer = exchange(request);
            hear(line, call, answer);
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

    private void take(Line line, CallBudgets.Call call) {
        try {
            budgets.take(line, call);
        } catch (PartnerFault held) {
            meters.counter("relais.partner.waits", "channel", line.channel(), "operation", call.operation())
                    .increment();
            throw held;
        }
    }

    /** The answer is had: that what it says of further calls could not be written down must not lose it. */
    private void hear(Line line, CallBudgets.Call call, HttpAnswer answer) {
        Manifest.Limit limit = line.limits().stream()
                .filter(l -> l.name().equals(call.budget()))
                .findFirst()
                .orElse(null);
        try {
            Allowance.in(answer, limit, Instant.now(clock)).ifPresent(said -> budgets.heard(line, call, said));
        } catch (RuntimeException e) {
            LOG.warnf("what %s said of further calls is not kept: %s", line.channel(), Failures.describe(e));
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
        try {
            request.headers().forEach(builder::header);
            HttpResponse<byte[]> response = client.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = response.body();
            if (body.length > ANSWER_BYTES_MAX) {
                throw PartnerFault.of(Fault.PROTOCOL, "the answer is larger than " + ANSWER_BYTES_MAX + " bytes");
            }
            Map<String, String> headers = new HashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return plain(new HttpAnswer(response.statusCode(), headers, new String(body, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            // Pasted credentials with a line end or a letter that no header can hold; its message would show them.
            throw PartnerFault.of(Fault.CONFIG, "a value of the settings cannot be sent");
        } catch (IOException e) {
            throw PartnerFault.of(
                    Fault.UNAVAILABLE, "no answer: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PartnerFault.of(Fault.UNAVAILABLE, "interrupted while waiting for the answer", e);
        }
    }

    /** Connectors have no clock for it: a date in Retry-After becomes seconds. */
    private HttpAnswer plain(HttpAnswer answer) {
        Instant now = Instant.now(clock);
        return Allowance.retryAfter(answer, now)
                .map(at -> {
                    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                    headers.putAll(answer.headers());
                    headers.put(
                            "Retry-After",
                            Long.toString(Math.ceilDiv(Duration.between(now, at).toMillis(), 1_000)));
                    return new HttpAnswer(answer.status(), headers, answer.body());
                })
                .orElse(answer);
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
