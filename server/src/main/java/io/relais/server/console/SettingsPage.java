package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Where the rules of the house are set. */
@Page
@SignedIn
@Path("/settings")
@RunOnVirtualThread
class SettingsPage {
    /** One part of the settings. */
    public record Entry(String href, String title, String text) {}

    /** The parts that the reader may open. */
    public record View(List<Entry> entries) {}

    private final Template template;
    private final Pages pages;

    @Inject
    SettingsPage(@Location("console/settings") Template template, Pages pages) {
        this.template = template;
        this.pages = pages;
    }

    @GET
    public TemplateInstance page() {
        Texts texts = pages.visit().texts();
        List<Entry> entries = pages.visit().principal().may(Permission.SETTINGS_WRITE)
                ? List.of(
                        new Entry("/settings/people", texts.of("settings.people"), texts.of("settings.people.text")),
                        new Entry(
                                "/settings/addresses",
                                texts.of("settings.addresses"),
                                texts.of("settings.addresses.text")))
                : List.of();
        return pages.page(template, texts.of("nav.settings"), "settings", new View(entries));
    }
}
