package io.relais.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.feed.FeedAnswer;
import io.relais.core.feed.FeedAnswer.Cause;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where a fetch connects to, whatever the name says. */
@Timeout(60)
class FetchAddressTest {
    @Test
    void the_loopback_is_refused_unless_an_operator_allows_it() {
        try (StrangeHost host = StrangeHost.start(StrangeHost.body(Fetches.CALENDAR))) {
            GuardedFetch strict = Fetches.fetch(
                    new Guard(Guard.Policy.STRICT, Addresses::of), Fetches.PATIENT, new HttpClientOptions());

            for (String name : List.of("localhost", "127.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]")) {
                assertThat(strict.fetch(Fetches.request("https://" + name + ":443/")))
                        .as(name)
                        .isEqualTo(Fetches.failed(Cause.REFUSED_ADDRESS));
                assertThat(strict.fetch(Fetches.request("http://" + name + ":" + host.port() + "/")))
                        .as(name)
                        .isEqualTo(Fetches.failed(Cause.REFUSED_ADDRESS));
            }
            assertThat(host.requests()).isEmpty();
        }
    }

    @Test
    void a_name_that_answers_differently_the_second_time_gains_nothing() {
        try (StrangeHost meant = StrangeHost.start(StrangeHost.body(Fetches.CALENDAR))) {
            AtomicInteger asked = new AtomicInteger();
            // The second answer would be refused, were anybody to ask again while connecting.
            Function<String, List<InetAddress>> rebinding = name ->
                    List.of(asked.incrementAndGet() == 1 ? Fetches.HERE : InetAddress.ofLiteral("169.254.169.254"));
            GuardedFetch fetch =
                    Fetches.fetch(new Guard(Fetches.allowHere(), rebinding), Fetches.PATIENT, new HttpClientOptions());

            assertThat(fetch.fetch(Fetches.at(meant, "/"))).isInstanceOf(FeedAnswer.Body.class);
            assertThat(asked).hasValue(1);
            assertThat(fetch.fetch(Fetches.at(meant, "/"))).isEqualTo(Fetches.failed(Cause.REFUSED_ADDRESS));
            assertThat(meant.requests()).hasSize(1);
        }
    }

    @Test
    void a_name_server_that_does_not_answer_is_given_up_too() {
        GuardedFetch fetch = Fetches.fetch(
                new Guard(Fetches.allowHere(), name -> {
                    try {
                        Thread.sleep(30_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of(Fetches.HERE);
                }),
                Fetches.QUICK,
                new HttpClientOptions());

        assertThat(fetch.fetch(Fetches.request("http://feeds.test/"))).isEqualTo(Fetches.failed(Cause.TIMEOUT));
    }

    @Test
    void the_certificate_must_be_of_the_name_although_the_address_is_connected_to(@TempDir Path folder)
            throws Exception {
        Certificates own = Certificates.of("feeds.test", folder);
        HttpClientOptions trusting = new HttpClientOptions()
                .setTrustOptions(
                        new PfxOptions().setPath(own.store().toString()).setPassword(own.password()));
        try (StrangeHost host = StrangeHost.startTls(own.context(), StrangeHost.body(Fetches.CALENDAR))) {
            GuardedFetch fetch = Fetches.fetch(
                    new Guard(Fetches.allowHere(), name -> List.of(Fetches.HERE)), Fetches.PATIENT, trusting);
            GuardedFetch usual = Fetches.fetch(
                    new Guard(Fetches.allowHere(), name -> List.of(Fetches.HERE)),
                    Fetches.PATIENT,
                    new HttpClientOptions());

            assertThat(fetch.fetch(Fetches.request("https://feeds.test:" + host.port() + "/")))
                    .isInstanceOf(FeedAnswer.Body.class);
            assertThat(fetch.fetch(Fetches.request("https://other.test:" + host.port() + "/")))
                    .isEqualTo(Fetches.failed(Cause.UNREACHABLE));
            assertThat(usual.fetch(Fetches.request("https://feeds.test:" + host.port() + "/")))
                    .isEqualTo(Fetches.failed(Cause.UNREACHABLE));
        }
    }

    @Test
    void a_host_with_an_address_nobody_answers_at_is_reached_at_its_other() {
        try (StrangeHost host = StrangeHost.start(StrangeHost.body(Fetches.CALENDAR))) {
            GuardedFetch fetch = Fetches.fetch(
                    new Guard(Fetches.allowHere(), name -> List.of(InetAddress.ofLiteral("127.0.0.99"), Fetches.HERE)),
                    Fetches.PATIENT,
                    new HttpClientOptions());

            assertThat(fetch.fetch(Fetches.at(host, "/"))).isInstanceOf(FeedAnswer.Body.class);
        }
    }
}
