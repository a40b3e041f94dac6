package io.relais.bench.intake;

import io.relais.connector.Http;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import io.relais.connector.Settings;
import io.relais.connector.Tokens;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the partner answers to one poll of an account: its two queues. The connector asks for them, splits and reads them as always;
 * only the network is left out.
 *
 * @param account the account's number
 * @param fresh the queue of new reservations
 * @param changes the queue of modifications
 */
record Pull(int account, String fresh, String changes) {
    private static final Settings SETTINGS = new Settings(Map.of("clientId", "bench", "clientSecret", "bench"));
    private static final Tokens TOKENS = new Tokens() {
        @Override
        public String get(String name, Supplier<Token> exchange) {
            return "bench";
        }

        @Override
        public void forget(String name) {
            throw PartnerFault.of(io.relais.connector.Fault.AUTH, "the benchmark's token was refused");
        }
    };

    Session session() {
        return new Session(SETTINGS, http(), TOKENS, Clock.systemUTC());
    }

    private Http http() {
        return request -> new HttpAnswer(200, Map.of("Content-Type", "application/xml"), body(request));
    }

    private String body(HttpRequest request) {
        return request.uri().getPath().endsWith("OTA_HotelResModifyNotif") ? changes : fresh;
    }
}
