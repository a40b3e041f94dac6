package io.relais.connector;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to a partner. Secrets belong in headers or the body, never in the address.
 *
 * @param operation what it is for, as {@code reservations.pull}; shown to people, label of metrics
 * @param method HTTP method
 * @param uri absolute address
 * @param headers header names and values
 * @param body the body, empty for none
 * @param budget name of the rate budget it counts against (a limit in {@code connector.yaml}); empty for none
 * @param secretBody true when the body holds a secret as a whole and must not be recorded
 */
public record HttpRequest(
        String operation,
        String method,
        URI uri,
        Map<String, String> headers,
        String body,
        String budget,
        boolean secretBody) {
    public HttpRequest {
        headers = Map.copyOf(headers);
    }

    public static HttpRequest get(String operation, String uri) {
        return new HttpRequest(operation, "GET", URI.create(uri), Map.of(), "", "", false);
    }

    public static HttpRequest post(String operation, String uri, String contentType, String body) {
        return new HttpRequest(
                operation, "POST", URI.create(uri), Map.of("Content-Type", contentType), body, "", false);
    }

    public HttpRequest header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new HttpRequest(operation, method, uri, all, body, budget, secretBody);
    }

    public HttpRequest countedAs(String limit) {
        return new HttpRequest(operation, method, uri, headers, body, limit, secretBody);
    }

    public HttpRequest withSecretBody() {
        return new HttpRequest(operation, method, uri, headers, body, budget, true);
    }

    @Override
    public String toString() {
        return operation + " " + method + " " + uri.getPath();
    }
}
