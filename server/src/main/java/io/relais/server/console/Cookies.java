package io.relais.server.console;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;

/** The console's cookies: the session, two choices of taste, and the property one works on. None is readable by scripts. */
final class Cookies {
    static final String SESSION = "relais_session";
    static final String LANGUAGE = "relais_language";
    static final String THEME = "relais_theme";
    static final String PROPERTY = "relais_property";
    static final Duration TASTE_LIFE = Duration.ofDays(365);

    private Cookies() {}

    static Optional<String> find(ContainerRequestContext request, String name) {
        return Optional.ofNullable(request.getCookies().get(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank());
    }

    /** A cookie that only our own pages send back. */
    static NewCookie give(ContainerRequestContext request, String name, String value, Duration life) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge((int) life.toSeconds())
                .httpOnly(true)
                .secure(isHttps(request))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    static NewCookie take(ContainerRequestContext request, String name) {
        return give(request, name, "", Duration.ZERO);
    }

    private static boolean isHttps(ContainerRequestContext request) {
        // A proxy that ends TLS says so; believing a false claim only withholds the cookie from plain HTTP.
        return "https".equals(request.getUriInfo().getRequestUri().getScheme())
                || "https".equals(request.getHeaderString("X-Forwarded-Proto"));
    }
}
