package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BookingTokensTest {
    private static final String NEW = "/booking/secure/hotels/ota/OTA_HotelResNotif";
    private final Fixture fixture;

    BookingTokensTest() throws Exception {
        fixture = new Fixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void credentials_become_a_token_of_one_hour() throws Exception {
        String token = fixture.token("test-ota", "not-a-secret");

        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        long now = fixture.clock.instant().getEpochSecond();
        assertThat(claims)
                .contains("\"sub\":\"test-ota\"")
                .contains("\"iss\":\"urn://connectivity-modern-auth/v1\"")
                .contains("\"iat\":" + now)
                .contains("\"exp\":" + (now + 3600));
    }

    @Test
    void wrong_credentials_are_refused() throws Exception {
        assertThat(fixture.exchange("test-ota", "wrong").statusCode()).isEqualTo(401);
        assertThat(fixture.exchange("nobody", "not-a-secret").statusCode()).isEqualTo(401);
    }

    @Test
    void the_thirty_first_token_within_an_hour_is_refused_until_the_first_is_an_hour_old() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(fixture.exchange("test-ota", "not-a-secret").statusCode())
                    .isEqualTo(200);
            fixture.clock.advance(Duration.ofMinutes(1));
        }

        var refused = fixture.exchange("test-ota", "not-a-secret");
        var other = fixture.exchange("test-bxml", "not-a-secret-either");
        fixture.clock.advance(Duration.ofMinutes(31));
        var later = fixture.exchange("test-ota", "not-a-secret");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(later.statusCode()).isEqualTo(200);
    }

    @Test
    void a_call_needs_a_token_that_is_known_whole_and_not_expired() throws Exception {
        String[] bearer = fixture.bearer();
        String[] tampered = {bearer[0], bearer[1] + "x"};

        assertThat(fixture.send("GET", NEW, "").statusCode()).isEqualTo(401);
        assertThat(fixture.send("GET", NEW, "", tampered).statusCode()).isEqualTo(401);
        assertThat(fixture.send("GET", NEW, "", bearer).statusCode()).isEqualTo(200);
        fixture.clock.advance(Duration.ofMinutes(61));
        assertThat(fixture.send("GET", NEW, "", bearer).statusCode()).isEqualTo(401);
    }
}
