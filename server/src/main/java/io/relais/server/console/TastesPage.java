package io.relais.server.console;

import io.relais.core.access.People;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** Switches of language and theme, which work before signing in as well, and of the property. */
@Page
@Path("/")
@RunOnVirtualThread
class TastesPage {
    private final People people;

    @Inject
    TastesPage(People people) {
        this.people = people;
    }

    @POST
    @Path("console/language")
    public Response language(
            @Context ContainerRequestContext request,
            @FormParam("language") @DefaultValue("") String language,
            @FormParam("to") @DefaultValue(LocalPath.HOME) String to) {
        if (!Texts.LANGUAGES.contains(language)) {
            return Pages.go(LocalPath.safe(to));
        }
        Cookies.find(request, Cookies.SESSION)
                .flatMap(people::findBySession)
                .ifPresent(person -> people.chooseLanguage(person.id(), language));
        return keep(request, Cookies.LANGUAGE, language, to);
    }

    @POST
    @Path("console/theme")
    public Response theme(
            @Context ContainerRequestContext request,
            @FormParam("theme") @DefaultValue("") String theme,
            @FormParam("to") @DefaultValue(LocalPath.HOME) String to) {
        return Tastes.THEMES.contains(theme) ? keep(request, Cookies.THEME, theme, to) : Pages.go(LocalPath.safe(to));
    }

    /** The property to work on; nothing is checked here, because a choice of something unseen has no effect. */
    @POST
    @Path("console/property")
    public Response property(
            @Context ContainerRequestContext request,
            @FormParam("property") @DefaultValue("") String property,
            @FormParam("to") @DefaultValue(LocalPath.HOME) String to) {
        String id = Ids.find(property).map(UUID::toString).orElse("");
        return keep(request, Cookies.PROPERTY, id, LocalPath.about(to, id));
    }

    private static Response keep(ContainerRequestContext request, String cookie, String value, String to) {
        return Response.seeOther(URI.create(LocalPath.safe(to)))
                .cookie(Cookies.give(request, cookie, value, Cookies.TASTE_LIFE))
                .build();
    }
}
