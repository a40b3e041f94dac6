package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.People;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** The way in and the way out. */
@Page
@Path("/")
@RunOnVirtualThread
class SignInPage {
    /** The form as it was filled in. The error names no reason that would help a guesser. */
    public record View(String email, String to, String error, String language, String theme) {}

    private final Template template;
    private final People people;
    private final SignInLimit limit;

    @Inject
    SignInPage(@Location("console/sign-in") Template template, People people, SignInLimit limit) {
        this.template = template;
        this.people = people;
        this.limit = limit;
    }

    @GET
    @Path("sign-in")
    public TemplateInstance page(
            @Context ContainerRequestContext request, @QueryParam("to") @DefaultValue(LocalPath.HOME) String to) {
        return form(request, "", to, "");
    }

    @POST
    @Path("sign-in")
    public Response signIn(
            @Context ContainerRequestContext request,
            @Context HttpServerRequest connection,
            @FormParam("email") @DefaultValue("") String email,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("to") @DefaultValue(LocalPath.HOME) String to) {
        Texts texts = Texts.in(Tastes.language(request));
        String address = String.valueOf(connection.remoteAddress().hostAddress());
        OptionalLong wait = limit.attempt(email, address);
        if (wait.isPresent()) {
            return Response.status(Response.Status.TOO_MANY_REQUESTS)
                    .header("Retry-After", wait.getAsLong())
                    .entity(form(request, email, to, texts.of("sign-in.slow", wait.getAsLong())))
                    .build();
        }
        Optional<String> session = people.signIn(email, password);
        if (session.isEmpty()) {
            return Response.status(422)
                    .entity(form(request, email, to, texts.of("sign-in.wrong")))
                    .build();
        }
        limit.forget(email, address);
        keepLanguage(request, session.get());
        return Response.seeOther(URI.create(LocalPath.safe(to)))
                .cookie(Cookies.give(request, Cookies.SESSION, session.get(), People.SESSION_LIFE))
                .build();
    }

    @POST
    @Path("sign-out")
    public Response signOut(@Context ContainerRequestContext request) {
        Cookies.find(request, Cookies.SESSION).ifPresent(people::signOut);
        return Response.seeOther(URI.create("/sign-in"))
                .cookie(Cookies.take(request, Cookies.SESSION))
                .build();
    }

    /** A language chosen at the door is the person's choice from now on. */
    private void keepLanguage(ContainerRequestContext request, String session) {
        Cookies.find(request, Cookies.LANGUAGE)
                .filter(Texts.LANGUAGES::contains)
                .ifPresent(language -> people.findBySession(session)
                        .filter(person -> !person.language().equals(language))
                        .ifPresent(person -> people.chooseLanguage(person.id(), language)));
    }

    private TemplateInstance form(ContainerRequestContext request, String email, String to, String error) {
        String language = Tastes.language(request);
        View view = new View(email, LocalPath.safe(to), error, language, Tastes.theme(request));
        return template.data("view", view).data("t", Texts.in(language));
    }
}
