package io.relais.server.edge;

import io.relais.server.settings.Settings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts {@code /mcp} answers for. MCP, "Security Warning" of the Streamable HTTP transport: servers must check Origin
 * against DNS rebinding; the Host header is the same attack seen from the other side.
 */
@Singleton
final class Hosts {
    private final Set<String> allowed = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]", "::1"));

    @Inject
    Hosts(Settings settings) {
        settings.mcp().allowedHosts().orElse(List.of()).stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .forEach(allowed::add);
        settings.publicUrl().map(URI::getHost).ifPresent(allowed::add);
    }

    boolean allow(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        String origin = request.getHeader("Origin");
        return authority != null && allows(authority.host()) && (origin == null || allows(hostOf(origin)));
    }

    private boolean allows(@Nullable String host) {
        return host != null && allowed.contains(host.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String hostOf(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
