package io.relais.server.console;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Addresses within this console. Nobody is ever redirected elsewhere. */
final class LocalPath {
    static final String HOME = "/";

    private LocalPath() {}

    /** Path and query of an address. */
    static String of(URI address) {
        String query = address.getRawQuery();
        return safe(address.getRawPath() + (query == null ? "" : "?" + query));
    }

    /** Path and query of the page a fragment was asked from, as the browser tells it. */
    static String ofPage(@Nullable String address) {
        if (address == null) {
            return HOME;
        }
        try {
            return of(URI.create(address));
        } catch (IllegalArgumentException unreadable) {
            return HOME;
        }
    }

    /** The same page about another property, where its address names one. */
    static String about(String path, String property) {
        return safe(path).replaceAll("([?&]property=)[^&#]*", "$1" + property);
    }

    /** The path if it is local, else the first page. "//host" and "/\host" would leave this site. */
    static String safe(@Nullable String path) {
        if (path == null || !path.startsWith("/") || path.startsWith("//") || path.indexOf('\\') >= 0) {
            return HOME;
        }
        return path.chars().anyMatch(c -> c < ' ' || c == 0x7f) ? HOME : path;
    }
}
