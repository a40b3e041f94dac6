package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;

/** Every component of the console in both themes and languages, to see at a glance that they belong together. */
@Page
@SignedIn
@Path("/design")
@RunOnVirtualThread
class DesignPage {
    /** The same specimens once for each language and theme. */
    public record View(List<Specimen> specimens) {}

    private final Template whole;
    private final Pages pages;
    private final Clock clock;

    @Inject
    DesignPage(@Location("console/design") Template whole, Pages pages, Clock clock) {
        this.whole = whole;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    public TemplateInstance page() {
        List<Specimen> specimens = Texts.LANGUAGES.stream()
                .flatMap(language ->
                        List.of("light", "dark").stream().map(theme -> Specimen.of(Texts.in(language), theme, clock)))
                .toList();
        return pages.page(whole, pages.visit().texts().of("design.title"), "", new View(specimens));
    }
}
