package io.relais.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.relais.core.feed.FeedAnswer;
import io.relais.core.feed.FeedAnswer.Cause;
import io.relais.core.feed.FeedRequest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Fetches over real sockets: the loopback is allowed as an operator would allow a network, and names answer as a test wants it. */
final class Fetches {
    static final Vertx VERTX = Vertx.vertx();
    static final InetAddress HERE = InetAddress.getLoopbackAddress();
    static final GuardedFetch.Limits QUICK =
            new GuardedFetch.Limits(Duration.ofSeconds(2), Duration.ofMillis(700), 100_000);
    static final GuardedFetch.Limits PATIENT =
            new GuardedFetch.Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), 100_000);
    static final byte[] CALENDAR = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(UTF_8);
    static final Clock NOON = Clock.fixed(Instant.parse("2027-03-01T12:00:00Z"), ZoneOffset.UTC);

    private Fetches() {}

    static FeedAnswer fetch(FeedRequest request) {
        return fetch(
                        new Guard(
                                allowHere(),
                                name -> List.of(name.matches("[\\d.]+") ? InetAddress.ofLiteral(name) : HERE)),
                        PATIENT,
                        new HttpClientOptions())
                .fetch(request);
    }

    static GuardedFetch fetch(Guard guard, GuardedFetch.Limits limits, HttpClientOptions options) {
        return new GuardedFetch(VERTX, new GuardedFetch.Setup(guard, limits, options), NOON, new SimpleMeterRegistry());
    }

    static Guard.Policy allowHere() {
        return new Guard.Policy(List.of(Network.of("127.0.0.0/8")), Set.of(), false);
    }

    static FeedRequest at(StrangeHost host, String path) {
        return request("http://feeds.test:" + host.port() + path);
    }

    static FeedRequest request(String address) {
        return new FeedRequest(URI.create(address), "", "");
    }

    static FeedAnswer failed(Cause cause) {
        return new FeedAnswer.Failed(cause);
    }

    static FeedAnswer status(int status) {
        return new FeedAnswer.Failed(Cause.STATUS, status, Optional.empty());
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }
}
