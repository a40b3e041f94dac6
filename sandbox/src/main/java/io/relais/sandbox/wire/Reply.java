package io.relais.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back: status, headers and body. {@code refused} marks an answer that says no inside a 200; {@code dropped} means that the
 * connection is cut instead of answering.
 */
public record Reply(int status, Map<String, String> headers, String body, boolean refused, boolean dropped) {

    public static Reply xml(int status, String body) {
        return of(status, "application/xml; charset=utf-8", body);
    }

    public static Reply json(int status, String body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    public static Reply html(String body) {
        return of(200, "text/html; charset=utf-8", body);
    }

    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType), body, status >= 400, false);
    }

    public Reply with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Reply(status, all, body, refused, dropped);
    }

    public Reply asRefused() {
        return new Reply(status, headers, body, true, dropped);
    }

    public Reply asDropped() {
        return new Reply(status, headers, body, refused, true);
    }
}
