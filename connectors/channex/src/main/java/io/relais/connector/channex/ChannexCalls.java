package io.relais.connector.channex;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What every question to Channex shares: the key in a header, the address, and lists that come in pages. */
final class ChannexCalls {
    static final String API = "/api/v1";

    private static final int PAGE = 100;

    /** Far more than a property may have; without a bound a partner's mistake would loop for ever. */
    private static final int PAGES_MAX = 100;

    private ChannexCalls() {}

    static HttpRequest withKey(Session session, HttpRequest request) {
        return request.header("user-api-key", session.settings().get("apiKey"));
    }

    static String address(Session session, String path) {
        String base = session.settings().get("baseUrl", "https://app.channex.io");
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    /** One pair of a query. Square brackets are percent-encoded: they are not allowed in a query as such. */
    static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The {@code data} of one answer. */
    static JsonNode data(Session session, String operation, String path) {
        return ask(session, operation, path).path("data");
    }

    /** Every element of a list, over all its pages. Half a list is worse than none, so any page that fails fails it all. */
    static List<JsonNode> list(Session session, String operation, String path) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; page <= PAGES_MAX; page++) {
            JsonNode answer = ask(
                    session,
                    operation,
                    path + "&" + pair("pagination[limit]", String.valueOf(PAGE)) + "&"
                            + pair("pagination[page]", String.valueOf(page)));
            JsonNode data = answer.path("data");
            if (!data.isArray()) {
                throw PartnerFault.of(Fault.PROTOCOL, "the answer to " + operation + " holds no list");
            }
            data.forEach(all::add);
            if (data.isEmpty()
                    || all.size() >= answer.path("meta").path("total").asLong(0)) {
                return all;
            }
        }
        return all;
    }

    private static JsonNode ask(Session session, String operation, String path) {
        HttpAnswer answer =
                session.http().send(withKey(session, HttpRequest.get(operation, address(session, API + path))));
        ChannexFaults.check(answer);
        return ChannexJson.find(answer.body())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> PartnerFault.of(Fault.PROTOCOL, "the answer to " + operation + " is not JSON"));
    }
}
