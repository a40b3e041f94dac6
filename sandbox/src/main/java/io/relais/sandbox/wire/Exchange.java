package io.relais.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request as received: path without query, decoded query parameters (last one wins), headers on demand and the raw body. */
public final class Exchange {
    private final String method;
    private final String path;
    private final Map<String, String> query;
    private final Function<String, @Nullable String> headers;
    private final byte[] body;

    private Exchange(
            String method,
            String path,
            Map<String, String> query,
            Function<String, @Nullable String> headers,
            byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /** Reads an exchange from a request target such as {@code /a/b?x=1}. */
    public static Exchange of(String method, String target, Function<String, @Nullable String> headers, byte[] body) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        return new Exchange(method, path, mark < 0 ? Map.of() : parse(target.substring(mark + 1)), headers, body);
    }

    /** The same exchange seen from below a path prefix. */
    public Exchange below(String prefix) {
        return new Exchange(method, path.substring(prefix.length()), query, headers, body);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** The raw body; not to be changed. */
    public byte[] body() {
        return body;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    public Optional<String> param(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    /** A whole number parameter, or the given value when absent or unreadable. */
    public int number(String name, int otherwise) {
        try {
            return param(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Map<String, String> parse(String query) {
        var params = new LinkedHashMap<String, String>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            params.put(decode(name), decode(value));
        }
        return params;
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return value;
        }
    }
}
