package io.relais.server.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.relais.core.feed.FeedAnswer;
import io.relais.core.feed.FeedAnswer.Cause;
import io.relais.core.feed.FeedDoor;
import io.relais.core.feed.FeedRequest;
import io.relais.server.settings.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Fetches calendars from addresses that strangers gave us. It connects only to addresses that {@link Guard} checked, also after each
 * redirect, while the certificate must be of the name; it is patient for so long and reads so much, and tells the log of hosts only,
 * because the rest of a calendar's address is its secret.
 */
@Singleton
class GuardedFetch implements FeedDoor {
    private static final Logger LOG = Logger.getLogger(GuardedFetch.class);
    private static final String AGENT = "Relais/0.1 (calendar import)";
    /** Redirects that are followed, each checked like the address itself. */
    private static final int REDIRECTS_MAX = 3;
    /** Addresses of one name that are tried, for hosts with an address that we cannot reach from here. */
    private static final int ADDRESSES_MAX = 3;

    private static final int HEADERS_MAX = 64 * 1024;
    private static final int UNCHANGED = 304;
    private static final int OK = 200;

    private final Guard guard;
    private final Limits limits;
    private final HttpClient client;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ExecutorService resolving = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * How long and how much.
     *
     * @param connect until the connection stands
     * @param total until the last byte, redirects included
     * @param bytesMax of a body, unpacked
     */
    record Limits(Duration connect, Duration total, int bytesMax) {
        static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), 5 * 1024 * 1024);
    }

    /** What is decided outside: where, how much, and whose certificates. */
    record Setup(Guard guard, Limits limits, HttpClientOptions options) {}

    @Inject
    GuardedFetch(Vertx vertx, Settings settings, Clock clock, MeterRegistry meters) {
        this(
                vertx,
                new Setup(
                        new Guard(FeedPolicy.of(settings.feeds()), Addresses::of),
                        Limits.USUAL,
                        new HttpClientOptions()),
                clock,
                meters);
    }

    GuardedFetch(Vertx vertx, Setup setup, Clock clock, MeterRegistry meters) {
        this.guard = setup.guard();
        this.limits = setup.limits();
        HttpClientOptions options = setup.options()
                .setKeepAlive(false)
                .setMaxHeaderSize(HEADERS_MAX)
                .setDecompressionSupported(false)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setConnectTimeout((int) limits.connect().toMillis())
                .setSslHandshakeTimeout(limits.connect().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        this.client = vertx.httpClientBuilder()
                .with(options)
                // What goes wrong on a connection is told by the answer; Vert.x would log it as an error of ours too.
                .withConnectHandler(connection -> connection.exceptionHandler(gone -> {}))
                .build();
        this.clock = clock;
        this.meters = meters;
    }

    @PreDestroy
    void close() {
        resolving.shutdownNow();
        client.close();
    }

    @Override
    public FeedAnswer fetch(FeedRequest request) {
        Instant start = Instant.now(clock);
        long deadline = System.nanoTime() + limits.total().toNanos();
        FeedAnswer answer = follow(Guard.plain(request.address()), request, deadline);
        String outcome = outcome(answer);
        LOG.debugf("calendar at %s: %s", request.address().getHost(), outcome);
        meters.timer("relais.feed.fetches", "outcome", outcome).record(Duration.between(start, Instant.now(clock)));
        return answer;
    }

    private FeedAnswer follow(URI first, FeedRequest request, long deadline) {
        URI address = first;
        for (int redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
            Step step = step(address, request, deadline);
            if (step.next().isEmpty()) {
                return step.answer();
            }
            address = step.next().get();
        }
        return failed(Cause.REDIRECTS);
    }

    /** Where an answer sends us; else the answer itself. */
    private record Step(FeedAnswer answer, Optional<URI> next) {
        static Step end(FeedAnswer answer) {
            return new Step(answer, Optional.empty());
        }
    }

    private Step step(URI address, FeedRequest request, long deadline) {
        try {
            Guard.Checked checked = CompletableFuture.supplyAsync(() -> guard.check(address), resolving)
                    .get(left(deadline).toMillis(), TimeUnit.MILLISECONDS);
            if (checked.target().isEmpty()) {
                return Step.end(failed(checked.known() ? Cause.REFUSED_ADDRESS : Cause.UNREACHABLE));
            }
            return read(address, request, ask(checked.target().get(), request, deadline));
        } catch (TimeoutException e) {
            return Step.end(failed(Cause.TIMEOUT));
        } catch (ExecutionException e) {
            return Step.end(failed(e.getCause() instanceof Download.TooLarge ? Cause.TOO_LARGE : Cause.UNREACHABLE));
        } catch (IOException e) {
            return Step.end(failed(Cause.UNREACHABLE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Step.end(failed(Cause.UNREACHABLE));
        }
    }

    private Download.Raw ask(Target target, FeedRequest request, long deadline)
            throws TimeoutException, ExecutionException, InterruptedException {
        int last = Math.min(ADDRESSES_MAX, target.addresses().size()) - 1;
        for (int i = 0; i < last; i++) {
            try {
                return download(target, target.addresses().get(i), request, deadline);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof ConnectException)) {
                    throw e;
                }
            }
        }
        return download(target, target.addresses().get(last), request, deadline);
    }

    private Download.Raw download(Target target, InetAddress address, FeedRequest request, long deadline)
            throws TimeoutException, ExecutionException, InterruptedException {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.isSecure())
                .setURI(target.path())
                .setFollowRedirects(false)
                .putHeader("User-Agent", AGENT)
                .putHeader("Accept", "text/calendar, */*;q=0.1")
                .putHeader("Accept-Encoding", "gzip");
        if (!request.etag().isEmpty()) {
            options.putHeader("If-None-Match", request.etag());
        }
        if (!request.lastModified().isEmpty()) {
            options.putHeader("If-Modified-Since", request.lastModified());
        }
        return new Download(limits.bytesMax()).run(client, options, left(deadline));
    }

    private Step read(URI address, FeedRequest request, Download.Raw raw) throws IOException {
        if (raw.status() == OK) {
            return Step.end(body(raw));
        }
        boolean asked = !request.etag().isEmpty() || !request.lastModified().isEmpty();
        if (raw.status() == UNCHANGED && asked) {
            return Step.end(new FeedAnswer.Unchanged());
        }
        Optional<URI> next =
                raw.status() / 100 == 3 ? raw.header("Location").flatMap(to -> resolve(address, to)) : Optional.empty();
        Optional<Duration> wait = raw.header("Retry-After").flatMap(text -> RetryAfter.of(text, Instant.now(clock)));
        return new Step(new FeedAnswer.Failed(Cause.STATUS, raw.status(), wait), next);
    }

    private FeedAnswer body(Download.Raw raw) throws IOException {
        Optional<byte[]> bytes = Unpacking.of(
                raw.body().getBytes(), raw.header("Content-Encoding").orElse(""), limits.bytesMax());
        return bytes.isEmpty()
                ? failed(Cause.TOO_LARGE)
                : new FeedAnswer.Body(bytes.get(), validator(raw, "ETag"), validator(raw, "Last-Modified"));
    }

    /** What is sent back the next time must fit into a header. */
    private static String validator(Download.Raw raw, String name) {
        return raw.header(name)
                .filter(value -> value.length() <= 200 && value.chars().allMatch(c -> c >= ' ' && c < 0x7f))
                .orElse("");
    }

    private static Optional<URI> resolve(URI address, String location) {
        try {
            return Optional.of(Guard.plain(address.resolve(location.strip())));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }

    private static FeedAnswer failed(Cause cause) {
        return new FeedAnswer.Failed(cause);
    }

    private static String outcome(FeedAnswer answer) {
        return switch (answer) {
            case FeedAnswer.Unchanged() -> "unchanged";
            case FeedAnswer.Body body -> "body";
            case FeedAnswer.Failed failed -> failed.cause().name().toLowerCase(Locale.ROOT);
        };
    }
}
