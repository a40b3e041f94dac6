package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.problem.Problem;
import io.relais.core.property.Properties;
import io.relais.core.property.PropertyTags;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What can be set up, and the tags that the property's people are offered. */
@Page
@SignedIn
@Path("/settings")
@RunOnVirtualThread
class SettingsPage {
    /** One part of the settings. */
    public record Entry(String href, String icon, String title, String text) {}

    /** The parts of the settings. */
    public record Index(List<Entry> entries) {}

    /** The tags of one property. */
    public record View(SettingsHouse house, List<String> tags, Form form, boolean mayWrite) {}

    private final Template index;
    private final Template tagsPage;
    private final Pages pages;
    private final Properties properties;
    private final PropertyTags tags;

    @Inject
    SettingsPage(
            @Location("console/settings") Template index,
            @Location("console/settings-tags") Template tagsPage,
            Pages pages,
            Properties properties,
            PropertyTags tags) {
        this.index = index;
        this.tagsPage = tagsPage;
        this.pages = pages;
        this.properties = properties;
        this.tags = tags;
    }

    @GET
    public TemplateInstance index() {
        Texts texts = pages.visit().texts();
        List<Entry> entries = List.of(
                new Entry(
                        "/settings/people", "settings", texts.of("settings.people"), texts.of("settings.people.text")),
                new Entry(
                        "/settings/addresses",
                        "settings",
                        texts.of("settings.addresses"),
                        texts.of("settings.addresses.text")),
                new Entry(
                        "/settings/registers",
                        "money",
                        texts.of("settings.registers"),
                        texts.of("settings.registers.text")),
                new Entry(
                        "/settings/custom-fields",
                        "reservations",
                        texts.of("settings.fields"),
                        texts.of("settings.fields.text")),
                new Entry("/settings/tags", "search", texts.of("settings.tags"), texts.of("settings.tags.text")));
        return pages.page(index, texts.of("nav.settings"), "settings", new Index(entries));
    }

    @GET
    @Path("tags")
    public TemplateInstance tags(@QueryParam("property") @DefaultValue("") String property) {
        return tags(property, Form.NONE);
    }

    @POST
    @Path("tags")
    public Response addTag(
            @QueryParam("property") @DefaultValue("") String property, MultivaluedMap<String, String> typed) {
        Form form = Form.of("tag", typed);
        Visit visit = pages.visit();
        SettingsHouse house = SettingsHouse.of(properties, visit, property);
        try {
            tags.add(visit.principal(), house.uuid(), form.text("name"));
        } catch (Problem problem) {
            return Form.again(tags(property, form.refused(problem, visit.texts())));
        }
        return Pages.go("/settings/tags?property=" + house.id());
    }

    @POST
    @Path("tags/remove")
    public Response removeTag(
            @QueryParam("property") @DefaultValue("") String property, MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit();
        SettingsHouse house = SettingsHouse.of(properties, visit, property);
        tags.remove(visit.principal(), house.uuid(), Form.of("remove", typed).text("name"));
        return Pages.go("/settings/tags?property=" + house.id());
    }

    private TemplateInstance tags(String property, Form form) {
        Visit visit = pages.visit();
        SettingsHouse house = SettingsHouse.of(properties, visit, property);
        View view = new View(
                house,
                tags.list(visit.principal(), house.uuid()),
                form,
                visit.principal().may(Permission.SETTINGS_WRITE));
        return pages.page(tagsPage, visit.texts().of("settings.tags"), "settings", view);
    }
}
