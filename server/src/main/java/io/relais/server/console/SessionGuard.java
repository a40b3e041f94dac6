package io.relais.server.console;

import io.relais.core.access.People;
import io.relais.core.access.Person;
import io.relais.core.access.Principal;
import io.relais.core.property.Properties;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** Lets nobody without a session see a page; whoever has none is led to the sign-in page and afterwards back. */
@SignedIn
@Provider
@Priority(Priorities.AUTHENTICATION)
class SessionGuard implements ContainerRequestFilter {
    private final People people;
    private final Properties properties;
    private final Visitor visitor;
    private final Clock clock;

    @Inject
    SessionGuard(People people, Properties properties, Visitor visitor, Clock clock) {
        this.people = people;
        this.properties = properties;
        this.visitor = visitor;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Person> person = Cookies.find(request, Cookies.SESSION).flatMap(people::findBySession);
        if (person.isEmpty()) {
            request.abortWith(toTheDoor(request));
            return;
        }
        Texts texts = Texts.in(person.get().language());
        visitor.enter(new Visit(
                person.get(),
                person.get().principal(),
                texts,
                new Formats(texts.locale(), clock),
                Tastes.theme(request),
                LocalPath.of(request.getUriInfo().getRequestUri()),
                property(request, person.get().principal())));
    }

    /** The property chosen on this device, if this person sees it. */
    private String property(ContainerRequestContext request, Principal principal) {
        return Cookies.find(request, Cookies.PROPERTY)
                .filter(chosen -> properties.list(principal).stream()
                        .anyMatch(property -> property.id().toString().equals(chosen)))
                .orElse("");
    }

    private static Response toTheDoor(ContainerRequestContext request) {
        boolean fragment = request.getHeaderString("HX-Request") != null;
        String back = fragment
                ? LocalPath.ofPage(request.getHeaderString("HX-Current-URL"))
                : LocalPath.of(request.getUriInfo().getRequestUri());
        boolean asked = "GET".equals(request.getMethod()) && !"/".equals(back) && !back.startsWith("/console/");
        String door = asked ? "/sign-in?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8) : "/sign-in";
        if (fragment) {
            return Response.status(Response.Status.UNAUTHORIZED)
                    .header("HX-Redirect", door)
                    .build();
        }
        if (back.startsWith("/console/")) {
            // A stream cannot follow a redirect to a page; this answer makes the browser give up.
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        return Response.seeOther(URI.create(door)).build();
    }
}
