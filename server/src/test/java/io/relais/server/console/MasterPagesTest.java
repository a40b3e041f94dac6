package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Another system is let in to keep a property's calendar, gets a key that is shown once, and is sent away again. */
@QuarkusTest
class MasterPagesTest {
    private static final Pattern KEY = Pattern.compile("rlm_[A-Za-z0-9_-]+");

    @Inject
    ConsoleHouses houses;

    private static Response open(Client client, String page, String key) {
        return client.request()
                .formParam("channel", "channex-open")
                .formParam("settings.apiKey", key)
                .formParam("settings.providerCode", "")
                .post(page);
    }

    private static String key(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        Matcher key = KEY.matcher(answer.asString());
        assertThat(key.find()).isTrue();
        return key.group();
    }

    @Test
    void a_key_is_shown_once_renewed_and_ended() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        String page = "/channels/open?property=" + house.property();
        assertThat(client.page(page)).contains("API key for bookings", "Let it in and show its key");

        Response refused = open(client, page, "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("API key for bookings is required")
                .containsPattern("id=\"settings.apiKey\"[^>]*aria-invalid");
        String first = key(open(client, page, "theirs"));
        assertThat(client.page(page))
                .contains("Waits for its first call", "/open/channex-open/", "Last called", "never")
                .doesNotContain(first);
        assertThat(client.page("/channels")).contains("Channex Open Channel", "/channels/open?property=");

        String query = "?property=" + house.property();
        assertThat(key(client.request().post("/channels/open/key" + query))).isNotEqualTo(first);
        client.post("/channels/open/close" + query);
        assertThat(client.page(page)).contains("Let it in and show its key");
    }

    @Test
    void the_calendar_of_others_is_not_given_away() {
        ConsoleHouse house = houses.build("EUR");
        Client stranger = Client.signedIn(houses.build("EUR"));
        String page = "/channels/open?property=" + house.property();
        assertThat(stranger.request().get(page).statusCode()).isEqualTo(404);
        assertThat(open(stranger, page, "k").statusCode()).isEqualTo(404);
    }
}
