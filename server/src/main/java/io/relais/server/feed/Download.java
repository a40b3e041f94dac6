package io.relais.server.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One request to one address, given up at a deadline and never larger in memory than what is wanted. */
final class Download {
    private static final int OK = 200;

    private final int bytesMax;
    private final CompletableFuture<Raw> done = new CompletableFuture<>();
    private final Buffer body = Buffer.buffer();
    private volatile @Nullable HttpClientRequest running;

    Download(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** An answer as it came: its body only where the status is 200, still packed. */
    record Raw(int status, Map<String, String> headers, Buffer body) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** The body grew beyond what is wanted. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("too large", null, false, false);
        }
    }

    /**
     * The answer.
     *
     * @throws TimeoutException when it is not complete in time; the connection is closed
     * @throws ExecutionException with {@link TooLarge}, or with what went wrong on the way
     */
    Raw run(HttpClient client, RequestOptions options, Duration time)
            throws TimeoutException, ExecutionException, InterruptedException {
        client.request(options).onFailure(done::completeExceptionally).onSuccess(this::send);
        try {
            return done.get(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        } finally {
            done.cancel(false);
            stop();
        }
    }

    private void send(HttpClientRequest request) {
        running = request;
        if (done.isDone()) {
            stop();
            return;
        }
        request.exceptionHandler(done::completeExceptionally);
        request.response().onFailure(done::completeExceptionally).onSuccess(this::receive);
        request.end();
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(done::completeExceptionally);
        if (response.statusCode() != OK) {
            finish(response);
            return;
        }
        if (announced(response) > bytesMax) {
            done.completeExceptionally(new TooLarge());
            return;
        }
        response.handler(this::add);
        response.endHandler(end -> finish(response));
    }

    private void add(Buffer piece) {
        if (done.isDone()) {
            return;
        }
        if (body.length() + piece.length() > bytesMax) {
            done.completeExceptionally(new TooLarge());
            stop();
        } else {
            body.appendBuffer(piece);
        }
    }

    private void finish(HttpClientResponse response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach((name, value) -> headers.putIfAbsent(name, value));
        done.complete(new Raw(response.statusCode(), headers, body));
    }

    private static long announced(HttpClientResponse response) {
        String length = response.getHeader("Content-Length");
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    /** Closes the connection, whatever still comes over it. */
    private void stop() {
        HttpClientRequest request = running;
        if (request != null) {
            request.reset();
        }
    }
}
