package io.relais.server.console;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who looks at the page of this request; filled by {@link SessionGuard} before any page class runs. */
@RequestScoped
class Visitor {
    private @Nullable Visit visit;

    void enter(Visit newVisit) {
        this.visit = newVisit;
    }

    Visit visit() {
        if (visit == null) {
            throw new IllegalStateException("a page that reads the visitor must be marked @SignedIn");
        }
        return visit;
    }
}
