package io.relais.connector.bookingcom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import io.relais.connector.Tokens.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookingCallsTest {
    private static final HttpRequest PING = HttpRequest.get("test", "http://secure.test/ping");

    private static void call(FakePartner partner, int times) {
        for (int i = 0; i < times; i++) {
            new BookingCalls(partner.session()).send(PING);
        }
    }

    private static List<String> bearers(FakePartner partner) {
        return partner.requests.stream()
                .filter(request -> request.operation().equals("test"))
                .map(request -> Objects.requireNonNull(request.headers().get("Authorization")))
                .map(header -> header.substring(header.lastIndexOf('.') + 1))
                .toList();
    }

    @Test
    void one_token_serves_all_calls_of_a_machine_account() {
        FakePartner partner = new FakePartner(request -> FakePartner.ok("<ok/>"));
        call(partner, 3);
        assertThat(bearers(partner)).containsExactly("1", "1", "1");
        assertThat(partner.tokens).containsOnlyKeys("booking-com:id-1");
    }

    @Test
    void the_exchange_is_counted_and_kept_out_of_recordings() {
        FakePartner partner = new FakePartner(request -> FakePartner.ok("<ok/>"));
        call(partner, 1);
        HttpRequest exchange = partner.requests.getFirst();
        assertThat(exchange.uri()).hasToString("http://auth.test/token-based-authentication/exchange");
        assertThat(exchange.body()).isEqualTo("{\"client_id\":\"id-1\",\"client_secret\":\"secret-1\"}");
        assertThat(exchange.budget()).isEqualTo("token");
        assertThat(exchange.secretBody()).isTrue();
    }

    @Test
    void a_refused_token_is_replaced_once() {
        FakePartner partner = new FakePartner(request ->
                String.valueOf(request.headers().get("Authorization")).endsWith(".1")
                        ? new HttpAnswer(401, Map.of(), "")
                        : FakePartner.ok("<ok/>"));
        call(partner, 2);
        assertThat(bearers(partner)).containsExactly("1", "2", "2");
    }

    @Test
    void a_second_refusal_is_a_fault_of_our_credentials() {
        FakePartner partner = new FakePartner(request -> new HttpAnswer(401, Map.of(), "<!-- RUID: [cnVpZA] -->"));
        assertThatThrownBy(() -> call(partner, 1)).isInstanceOfSatisfying(PartnerFault.class, fault -> {
            assertThat(fault.fault()).isEqualTo(Fault.AUTH);
            assertThat(fault.text()).contains("RUID cnVpZA");
        });
        assertThat(bearers(partner)).containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"exp\":1795257000}', 2026-11-21T10:30:00Z",
        "'{\"exp\":1795257000,\"iat\":1795256400}', 2026-11-21T10:10:00Z",
        "'{\"exp\":1743761546,\"iat\":1743757946}', 2026-11-21T11:00:00Z",
        "'{\"exp\":1743761546}', 2026-11-21T11:00:00Z",
        "'{}', 2026-11-21T11:00:00Z",
        "'not json', 2026-11-21T11:00:00Z",
    })
    void a_token_ends_when_it_says_or_after_an_hour(String claims, Instant end) {
        FakePartner partner = new FakePartner(request -> FakePartner.ok("<ok/>")).withClaims(claims);
        call(partner, 1);
        assertThat(partner.tokens.values()).extracting(Token::expiresAt).containsExactly(end);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void wrong_credentials_are_asked_for_again(int status) {
        FakePartner partner = new FakePartner(request -> FakePartner.ok("<ok/>"));
        PartnerFault fault = catchThrowableOfType(
                PartnerFault.class,
                () -> new BookingCalls(new Session(
                                partner.session().settings(),
                                request -> new HttpAnswer(status, Map.of(), "{\"ruid\":\"r1\"}"),
                                partner,
                                partner.session().clock()))
                        .send(PING));
        assertThat(fault.fault()).isEqualTo(Fault.AUTH);
        assertThat(fault.text()).contains("RUID r1").doesNotContain("secret-1");
    }

    @Test
    void a_token_answer_without_token_is_a_protocol_fault() {
        FakePartner partner = new FakePartner(request -> FakePartner.ok(""));
        var session = new Session(
                partner.session().settings(),
                request -> FakePartner.ok("{\"token\":\"?\"}"),
                partner,
                partner.session().clock());
        assertThatThrownBy(() -> new BookingCalls(session).send(PING))
                .isInstanceOfSatisfying(
                        PartnerFault.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.PROTOCOL));
    }

    @Test
    void a_refusal_tells_the_partners_words() {
        FakePartner partner = new FakePartner(request -> new HttpAnswer(
                400, Map.of(), "<fault code=\"400\" string=\"version is missing\"/><!-- RUID: [eA] -->"));
        assertThatThrownBy(() -> call(partner, 1))
                .isInstanceOfSatisfying(
                        PartnerFault.class,
                        fault -> assertThat(fault.text()).contains("version is missing", "RUID eA"));
    }
}
