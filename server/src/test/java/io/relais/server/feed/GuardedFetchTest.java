package io.relais.server.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.feed.FeedAnswer;
import io.relais.core.feed.FeedAnswer.Cause;
import io.relais.core.feed.FeedRequest;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes back, however strange it is. */
@Timeout(60)
class GuardedFetchTest {
    @Test
    void a_calendar_comes_with_what_lets_it_be_asked_for_again() {
        try (StrangeHost host = StrangeHost.start(StrangeHost.body(
                Fetches.CALENDAR,
                "Content-Type: text/calendar",
                "ETag: \"v1\"",
                "Last-Modified: Mon, 01 Mar 2027 10:00:00 GMT"))) {
            FeedAnswer answer = Fetches.fetch(Fetches.at(host, "/a.ics?s=1"));

            assertThat(answer).isInstanceOfSatisfying(FeedAnswer.Body.class, body -> {
                assertThat(body.bytes()).isEqualTo(Fetches.CALENDAR);
                assertThat(body.etag()).isEqualTo("\"v1\"");
                assertThat(body.lastModified()).isEqualTo("Mon, 01 Mar 2027 10:00:00 GMT");
            });
            String head = host.requests().getFirst();
            assertThat(head).startsWith("GET /a.ics?s=1 HTTP/1.1");
            assertThat(StrangeHost.header(head, "Host")).isEqualTo("feeds.test:" + host.port());
            assertThat(StrangeHost.header(head, "User-Agent")).startsWith("Relais/");
        }
    }

    @Test
    void what_did_not_change_is_not_sent_again() {
        try (StrangeHost host = StrangeHost.start((head, out) -> out.write(
                "\"v1\"".equals(StrangeHost.header(head, "If-None-Match"))
                                && "Mon, 01 Mar 2027 10:00:00 GMT".equals(StrangeHost.header(head, "If-Modified-Since"))
                        ? StrangeHost.response(304, new byte[0])
                        : StrangeHost.response(200, Fetches.CALENDAR)))) {
            FeedAnswer again = Fetches.fetch(
                    new FeedRequest(Fetches.at(host, "/").address(), "\"v1\"", "Mon, 01 Mar 2027 10:00:00 GMT"));

            assertThat(again).isEqualTo(new FeedAnswer.Unchanged());
        }
    }

    @Test
    void unchanged_is_no_answer_to_somebody_who_has_nothing() {
        try (StrangeHost host = StrangeHost.start((head, out) -> out.write(StrangeHost.response(304, new byte[0])))) {
            assertThat(Fetches.fetch(Fetches.at(host, "/"))).isEqualTo(Fetches.status(304));
        }
    }

    @Test
    void a_redirect_is_followed_and_checked_like_the_address_itself() {
        try (StrangeHost there = StrangeHost.start(StrangeHost.body(Fetches.CALENDAR));
                StrangeHost moved =
                        StrangeHost.start(StrangeHost.redirect("http://other.test:" + there.port() + "/b.ics"));
                StrangeHost relative = StrangeHost.start((head, out) -> out.write(
                        head.startsWith("GET /b.ics ")
                                ? StrangeHost.response(200, Fetches.CALENDAR)
                                : StrangeHost.response(301, new byte[0], "Location: ../b.ics")));
                StrangeHost evil = StrangeHost.start(StrangeHost.redirect("http://169.254.169.254/latest/meta-data/"));
                StrangeHost file = StrangeHost.start(StrangeHost.redirect("file:///etc/passwd"));
                StrangeHost broken = StrangeHost.start(StrangeHost.redirect("http://[nonsense"))) {
            assertThat(Fetches.fetch(Fetches.at(moved, "/"))).isInstanceOf(FeedAnswer.Body.class);
            assertThat(StrangeHost.header(there.requests().getFirst(), "Host")).isEqualTo("other.test:" + there.port());
            assertThat(Fetches.fetch(Fetches.at(relative, "/x/a.ics"))).isInstanceOf(FeedAnswer.Body.class);
            assertThat(Fetches.fetch(Fetches.at(evil, "/"))).isEqualTo(Fetches.failed(Cause.REFUSED_ADDRESS));
            assertThat(Fetches.fetch(Fetches.at(file, "/"))).isEqualTo(Fetches.failed(Cause.REFUSED_ADDRESS));
            assertThat(Fetches.fetch(Fetches.at(broken, "/"))).isEqualTo(Fetches.status(302));
        }
    }

    @Test
    void the_fourth_redirect_is_one_too_many() {
        try (StrangeHost host = StrangeHost.start(StrangeHost.redirect("/again"))) {
            assertThat(Fetches.fetch(Fetches.at(host, "/"))).isEqualTo(Fetches.failed(Cause.REDIRECTS));
            assertThat(host.requests()).hasSize(4);
        }
    }

    @Test
    void packed_bodies_are_unpacked_up_to_the_limit() {
        try (StrangeHost good =
                        StrangeHost.start(StrangeHost.body(Fetches.gzip(Fetches.CALENDAR), "Content-Encoding: gzip"));
                StrangeHost bomb = StrangeHost.start(
                        StrangeHost.body(Fetches.gzip(new byte[50_000_000]), "Content-Encoding: gzip"));
                StrangeHost liar = StrangeHost.start(StrangeHost.body(Fetches.CALENDAR, "Content-Encoding: gzip"));
                StrangeHost other = StrangeHost.start(StrangeHost.body(Fetches.CALENDAR, "Content-Encoding: br"))) {
            assertThat(Fetches.fetch(Fetches.at(good, "/")))
                    .isInstanceOfSatisfying(
                            FeedAnswer.Body.class,
                            body -> assertThat(body.bytes()).isEqualTo(Fetches.CALENDAR));
            assertThat(Fetches.fetch(Fetches.at(bomb, "/"))).isEqualTo(Fetches.failed(Cause.TOO_LARGE));
            assertThat(Fetches.fetch(Fetches.at(liar, "/"))).isEqualTo(Fetches.failed(Cause.UNREACHABLE));
            assertThat(Fetches.fetch(Fetches.at(other, "/"))).isEqualTo(Fetches.failed(Cause.UNREACHABLE));
        }
    }

    @Test
    void a_body_without_end_is_not_read_to_it() {
        try (StrangeHost announced = StrangeHost.start((head, out) ->
                        out.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n".getBytes(UTF_8)));
                StrangeHost endless = StrangeHost.start((head, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
                    for (int i = 0; i < 100_000; i++) {
                        out.write(new byte[10_000]);
                    }
                })) {
            assertThat(Fetches.fetch(Fetches.at(announced, "/"))).isEqualTo(Fetches.failed(Cause.TOO_LARGE));
            assertThat(Fetches.fetch(Fetches.at(endless, "/"))).isEqualTo(Fetches.failed(Cause.TOO_LARGE));
        }
    }

    @Test
    void who_takes_too_long_is_given_up_and_disturbs_nobody() throws Exception {
        try (StrangeHost silent = StrangeHost.start((head, out) -> Thread.sleep(30_000));
                StrangeHost dripping = StrangeHost.start((head, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(UTF_8));
                    for (int i = 0; i < 1_000; i++) {
                        out.write('x');
                        out.flush();
                        Thread.sleep(50);
                    }
                });
                StrangeHost good = StrangeHost.start(StrangeHost.body(Fetches.CALENDAR))) {
            GuardedFetch fetch = Fetches.fetch(
                    new Guard(Fetches.allowHere(), name -> List.of(Fetches.HERE)),
                    Fetches.QUICK,
                    new HttpClientOptions());
            CompletableFuture<FeedAnswer> first =
                    CompletableFuture.supplyAsync(() -> fetch.fetch(Fetches.at(silent, "/")));
            CompletableFuture<FeedAnswer> second =
                    CompletableFuture.supplyAsync(() -> fetch.fetch(Fetches.at(dripping, "/")));

            assertThat(fetch.fetch(Fetches.at(good, "/"))).isInstanceOf(FeedAnswer.Body.class);
            assertThat(first.get()).isEqualTo(Fetches.failed(Cause.TIMEOUT));
            assertThat(second.get()).isEqualTo(Fetches.failed(Cause.TIMEOUT));
        }
    }

    @Test
    void refusals_are_told_with_the_time_to_wait() {
        try (StrangeHost busy = StrangeHost.start(
                        (head, out) -> out.write(StrangeHost.response(429, new byte[0], "Retry-After: 120")));
                StrangeHost down = StrangeHost.start((head, out) -> out.write(
                        StrangeHost.response(503, new byte[0], "Retry-After: Mon, 01 Mar 2027 13:00:00 GMT")));
                StrangeHost gone =
                        StrangeHost.start((head, out) -> out.write(StrangeHost.response(404, Fetches.CALENDAR)))) {
            assertThat(Fetches.fetch(Fetches.at(busy, "/")))
                    .isEqualTo(new FeedAnswer.Failed(Cause.STATUS, 429, Optional.of(Duration.ofMinutes(2))));
            assertThat(Fetches.fetch(Fetches.at(down, "/")))
                    .isEqualTo(new FeedAnswer.Failed(Cause.STATUS, 503, Optional.of(Duration.ofHours(1))));
            assertThat(Fetches.fetch(Fetches.at(gone, "/"))).isEqualTo(Fetches.status(404));
        }
    }

    @Test
    void an_answer_that_breaks_off_is_none() {
        try (StrangeHost cut = StrangeHost.start((head, out) ->
                        out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nBEGIN:VCALENDAR".getBytes(UTF_8)));
                StrangeHost noise = StrangeHost.start((head, out) -> out.write("SSH-2.0-x\r\n\r\n".getBytes(UTF_8)));
                StrangeHost mute = StrangeHost.start((head, out) -> {})) {
            assertThat(Fetches.fetch(Fetches.at(cut, "/"))).isEqualTo(Fetches.failed(Cause.UNREACHABLE));
            assertThat(Fetches.fetch(Fetches.at(noise, "/"))).isEqualTo(Fetches.failed(Cause.UNREACHABLE));
            assertThat(Fetches.fetch(Fetches.at(mute, "/"))).isEqualTo(Fetches.failed(Cause.UNREACHABLE));
        }
    }
}
