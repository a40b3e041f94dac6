package io.relais.server.feed;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Where a request may go. Printing it shows the host only: the rest of a calendar's address is its secret.
 *
 * @param uri as asked for: its host is what a certificate must name
 * @param addresses that were checked, and so the only ones to connect to
 */
record Target(URI uri, List<InetAddress> addresses) {
    private static final int TLS_PORT = 443;
    private static final int PLAIN_PORT = 80;

    boolean isSecure() {
        return "https".equals(uri.getScheme());
    }

    /** Without the brackets that an IPv6 address has in a URI. */
    String host() {
        return host(uri);
    }

    int port() {
        return port(uri);
    }

    /** Path and query as they were written. */
    String path() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    static String host(URI uri) {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? TLS_PORT : PLAIN_PORT;
    }

    @Override
    public String toString() {
        return "Target(" + host() + ")";
    }
}
