package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.Fault;
import io.relais.connector.HttpRequest;
import io.relais.connector.PartnerFault;
import io.relais.connector.Tokens.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts of the kit that stand on their own. */
class PartnerTest {
    @Test
    void a_scenario_is_played_and_everything_said_is_kept() {
        try (Partner partner = Partner.open("kit").play("greeting");
                WireHttp http = new WireHttp()) {
            assertThat(http.send(hello(partner)).body()).isEqualTo("bonjour");
            assertThat(http.send(HttpRequest.get("other", partner.url() + "/other"))
                            .status())
                    .isEqualTo(404);
            assertThat(partner.unexpected()).containsExactly("GET /other");
            assertThat(http.exchanges()).hasSize(2);
            assertThat(http.exchanges().getFirst().toString()).doesNotContain("bonjour");
        }
    }

    @Test
    void a_failure_comes_before_the_scenario() {
        try (Partner partner = Partner.open("kit").play("greeting").answerAll(503, Map.of("X-Why", "rest"), "no");
                WireHttp http = new WireHttp()) {
            assertThat(http.send(hello(partner)).status()).isEqualTo(503);
            assertThat(http.send(hello(partner)).header("x-why")).contains("rest");
            partner.hangUp();
            assertThatThrownBy(() -> http.send(hello(partner)))
                    .isInstanceOfSatisfying(
                            PartnerFault.class,
                            fault -> assertThat(fault.fault()).isEqualTo(Fault.UNAVAILABLE));
        }
    }

    @Test
    void what_is_recorded_can_be_played(@TempDir Path folder) throws IOException {
        try (Partner real = Partner.open("kit").play("greeting");
                Partner recorder = Partner.open("kit");
                WireHttp http = new WireHttp()) {
            recorder.record(real.url());
            assertThat(http.send(hello(recorder)).body()).isEqualTo("bonjour");
            recorder.save(folder.resolve("recorded"));
        }
        assertThat(Files.readString(folder.resolve("recorded/01.json")))
                .contains("/hello")
                .contains("bonjour");
    }

    @Test
    void a_token_is_asked_for_once_until_it_is_about_to_expire_or_forgotten() {
        TestClock clock = TestClock.at(Stage.NOW);
        MemoryTokens tokens = new MemoryTokens(clock);
        for (int call = 0; call < 3; call++) {
            tokens.get("main", () -> new Token("t", clock.instant().plusSeconds(3_600)));
        }
        assertThat(tokens.exchanges()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(3_545));
        tokens.get("main", () -> new Token("t", clock.instant().plusSeconds(3_600)));
        assertThat(tokens.exchanges()).isEqualTo(2);
        tokens.forget("main");
        tokens.get("main", () -> new Token("t", clock.instant().plusSeconds(3_600)));
        assertThat(tokens.exchanges()).isEqualTo(3);
    }

    private static HttpRequest hello(Partner partner) {
        return HttpRequest.get("greeting", partner.url() + "/hello");
    }
}
