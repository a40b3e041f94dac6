package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInTest {
    @Inject
    ConsoleHouses houses;

    @Test
    void a_page_asked_without_a_session_leads_to_sign_in_and_back() {
        Response door = Client.anonymous().get("/reservations?q=dupont");

        assertThat(door.statusCode()).isEqualTo(303);
        assertThat(path(door)).isEqualTo("/sign-in?to=%2Freservations%3Fq%3Ddupont");

        Response in = signIn(houses.build("EUR"), ConsoleHouse.PASSWORD, "/reservations?q=dupont");
        assertThat(path(in)).isEqualTo("/reservations?q=dupont");
        assertThat(in.getHeader("Set-Cookie")).contains("relais_session=", "HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void a_fragment_asked_without_a_session_makes_the_browser_load_the_sign_in_page() {
        Response door = Client.anonymous()
                .header("HX-Request", "true")
                .header("HX-Current-URL", "http://localhost/channels?x=1")
                .get("/console/channels");

        assertThat(door.statusCode()).isEqualTo(401);
        assertThat(door.getHeader("HX-Redirect")).isEqualTo("/sign-in?to=%2Fchannels%3Fx%3D1");
    }

    @Test
    void the_stream_refuses_strangers_without_sending_them_elsewhere() {
        assertThat(Client.anonymous().get("/console/live").statusCode()).isEqualTo(401);
    }

    @Test
    void a_wrong_password_gives_the_form_back_filled_with_the_error_at_its_field() {
        ConsoleHouse house = houses.build("EUR");

        Response answer = signIn(house, "wrong", "/channels");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("value=\"" + house.owner().email() + "\"")
                .contains("value=\"/channels\"")
                .contains("aria-invalid=\"true\"")
                .contains("E-mail or password is not right")
                .doesNotContain("value=\"wrong\"");
        assertThat(answer.getCookies()).doesNotContainKey(Cookies.SESSION);
    }

    @Test
    void nobody_is_led_to_another_site_after_signing_in() {
        ConsoleHouse house = houses.build("EUR");

        for (String elsewhere : new String[] {"https://evil.example/", "//evil.example", "/\\evil.example", ""}) {
            assertThat(path(signIn(house, ConsoleHouse.PASSWORD, elsewhere))).isEqualTo("/");
        }
    }

    @Test
    void guessing_is_slowed_down_and_says_how_long_to_wait() {
        ConsoleHouse house = houses.build("EUR");
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(house, "guess " + i, "/").statusCode()).isEqualTo(422);
        }

        Response refused = signIn(house, ConsoleHouse.PASSWORD, "/");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 30);
        assertThat(refused.asString()).contains("Too many attempts");
    }

    @Test
    void signing_out_ends_the_session_for_good() {
        Client client = Client.signedIn(houses.build("EUR"));

        assertThat(client.post("/sign-out")).endsWith("/sign-in");

        assertThat(client.request().get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void a_form_sent_from_another_site_is_refused() {
        Client client = Client.signedIn(houses.build("EUR"));

        Response bySite = io.restassured.RestAssured.given()
                .cookie(Cookies.SESSION, client.session())
                .header("Sec-Fetch-Site", "cross-site")
                .post("/sign-out");
        Response byOrigin = io.restassured.RestAssured.given()
                .cookie(Cookies.SESSION, client.session())
                .header("Origin", "https://evil.example")
                .post("/sign-out");

        assertThat(bySite.statusCode()).isEqualTo(403);
        assertThat(byOrigin.statusCode()).isEqualTo(403);
        assertThat(client.request().get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void pages_forbid_the_browser_what_they_do_not_need() {
        Response page = Client.anonymous().get("/sign-in");

        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(page.getHeader("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    }

    @Test
    void the_language_chosen_at_the_door_is_kept_for_the_person() {
        ConsoleHouse house = houses.build("EUR");
        Response chosen = Client.anonymous()
                .formParam("language", "fr")
                .formParam("to", "/sign-in")
                .post("/console/language");
        String language = chosen.getCookie(Cookies.LANGUAGE);

        assertThat(Client.anonymous()
                        .cookie(Cookies.LANGUAGE, language)
                        .get("/sign-in")
                        .asString())
                .contains("Mot de passe")
                .contains("lang=\"fr\"");
        Client.anonymous()
                .cookie(Cookies.LANGUAGE, language)
                .formParam("email", house.owner().email())
                .formParam("password", ConsoleHouse.PASSWORD)
                .post("/sign-in");

        assertThat(Client.signedIn(house).page("/")).contains("Aujourd’hui");
    }

    private static Response signIn(ConsoleHouse house, String password, String to) {
        return Client.anonymous()
                .formParam("email", house.owner().email())
                .formParam("password", password)
                .formParam("to", to)
                .post("/sign-in");
    }

    private static String path(Response answer) {
        return LocalPath.of(URI.create(answer.getHeader("Location")));
    }
}
