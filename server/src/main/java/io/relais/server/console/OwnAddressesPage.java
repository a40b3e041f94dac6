package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.guest.OwnAddresses;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The house's own e-mail addresses, by which no guest is recognised. */
@Page
@SignedIn
@Path("/settings/addresses")
@RunOnVirtualThread
class OwnAddressesPage {
    /** One property's list, as kept or as typed. */
    public record House(String id, String name, String addresses, String error) {}

    /** Every property's list. */
    public record View(List<House> houses) {}

    private final Template template;
    private final Pages pages;
    private final Properties properties;
    private final OwnAddresses addresses;

    @Inject
    OwnAddressesPage(
            @Location("console/addresses") Template template,
            Pages pages,
            Properties properties,
            OwnAddresses addresses) {
        this.template = template;
        this.pages = pages;
        this.properties = properties;
        this.addresses = addresses;
    }

    @GET
    public TemplateInstance page() {
        return page("", "", "");
    }

    @POST
    @Path("{id}")
    public Response save(@PathParam("id") String id, @FormParam("addresses") @DefaultValue("") String typed) {
        try {
            addresses.save(
                    pages.visit().principal(),
                    Ids.get(id, ProblemCode.PROPERTY_UNKNOWN),
                    typed.lines().toList());
            return Pages.go("/settings/addresses");
        } catch (Problem problem) {
            if (problem.code().kind() != ProblemCode.Kind.INVALID) {
                throw problem;
            }
            return Response.status(422)
                    .entity(page(id, typed, problem.detail(pages.visit().texts().locale())))
                    .build();
        }
    }

    private TemplateInstance page(String id, String typed, String error) {
        Visit visit = pages.visit();
        visit.principal().need(Permission.SETTINGS_WRITE);
        List<House> houses = properties.list(visit.principal()).stream()
                .map(property -> {
                    boolean wrong = property.id().toString().equals(id);
                    return new House(
                            property.id().toString(),
                            property.name(),
                            wrong ? typed : String.join("\n", addresses.list(visit.principal(), property.id())),
                            wrong ? error : "");
                })
                .toList();
        return pages.page(template, visit.texts().of("settings.addresses"), "settings", new View(houses));
    }
}
