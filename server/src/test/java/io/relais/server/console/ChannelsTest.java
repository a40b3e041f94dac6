package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChannelsTest {
    @Inject
    ConsoleHouses houses;

    @Inject
    LiveFeed feed;

    @Test
    void a_connection_tells_its_state_in_words_and_can_be_paused_and_resumed() {
        ConsoleHouse house = houses.build("EUR");
        Client reader = Client.signedIn(house);
        String path = "/channels/" + house.connection();

        assertThat(reader.page("/channels"))
                .contains("Nordlys", "Camping du Lac", "Last received", "Exposure p95", "may oversell", "Fetch now");
        assertThat(reader.post(path + "/pause", "to", "/channels")).endsWith("/channels");

        assertThat(reader.page("/channels")).contains("Paused by a person", "everything missed is sent at once");
        assertThat(reader.page("/")).contains("Nordlys, Camping du Lac: Paused by a person");
        reader.post(path + "/resume");
        assertThat(reader.page(path)).doesNotContain("Paused by a person");
    }

    @Test
    void fetching_now_is_possible_from_both_pages_and_never_leads_elsewhere() {
        ConsoleHouse house = houses.build("EUR");
        Client reader = Client.signedIn(house);
        String fetch = "/channels/" + house.connection() + "/fetch";

        assertThat(reader.post(fetch, "to", "/channels")).endsWith("/channels");
        assertThat(reader.post(fetch)).endsWith("/channels/" + house.connection());
        assertThat(URI.create(reader.post(fetch, "to", "https://evil.example/x"))
                        .getPath())
                .isEqualTo("/");
    }

    @Test
    void an_exchange_shows_request_answer_number_and_outcome() {
        ConsoleHouse house = houses.build("EUR");
        houses.exchange(house, "<warning>rate closed</warning>", "REJECTED");

        String page = Client.signedIn(house).page("/channels/" + house.connection());

        assertThat(page)
                .contains("Send availability", "200 · refused", "142 ms", "RUID-77", "trace-1")
                .contains("POST https://partner.example/availability")
                .contains("&lt;update rooms=&quot;2&quot;/&gt;", "&lt;warning&gt;rate closed&lt;/warning&gt;")
                .contains("12 Jun 10:30");
    }

    @Test
    void a_parked_message_tells_cause_and_consequence_and_can_be_tried_again() {
        ConsoleHouse house = houses.build("EUR");
        houses.receive(house, "unreadable");
        Client reader = Client.signedIn(house);
        String page = reader.page("/parked");

        assertThat(page)
                .contains("A message could not be read", "arrival", "that stay is not in the register")
                .contains("Nordlys", "Main");
        String form = PagesTest.attribute(page, "action=\"(/parked/[^\"]*/replay)\"");
        String done = reader.post(form);

        assertThat(reader.page(done.substring(done.indexOf("/parked")))).contains("It is being read again");
    }

    @Test
    void an_open_page_hears_of_a_reservation_the_moment_it_is_kept() throws Exception {
        ConsoleHouse house = houses.build("EUR");
        Client reader = Client.signedIn(house);
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpClient client = HttpClient.newHttpClient();
        try {
            HttpResponse<java.io.InputStream> stream = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/console/live"))
                            .header("Cookie", Cookies.SESSION + "=" + reader.session())
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            BlockingQueue<String> lines = listen(stream.body());
            assertThat(lines.poll(20, TimeUnit.SECONDS)).startsWith(":");
            assertThat(feed.size()).isPositive();

            houses.receive(house, "NL-1|NEW|1|lodge|2030-07-10|2|9000|EUR|Ole Bull");

            assertThat(heard(lines, "event:register")).isTrue();
        } finally {
            // Not close(): it would wait for the open stream, for ever when the test has failed.
            client.shutdownNow();
        }
    }

    private static BlockingQueue<String> listen(java.io.InputStream body) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException closed) {
                lines.add("closed");
            }
        });
        return lines;
    }

    /** True when the line comes; hints about the connection come in between. */
    private static boolean heard(BlockingQueue<String> lines, String wanted) throws InterruptedException {
        for (String line = lines.poll(20, TimeUnit.SECONDS); line != null; line = lines.poll(20, TimeUnit.SECONDS)) {
            if (line.replace(" ", "").equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
