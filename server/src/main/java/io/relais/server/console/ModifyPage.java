package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.quote.Rules;
import io.relais.core.reservation.Modifications;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Seen;
import io.relais.core.reservation.SheetStay;
import io.relais.core.reservation.Source;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Changes a reservation: the form at the left, old and new price at the right. Comparing is a plain GET of the same form, so it
 * works without a script and can be gone back from.
 */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class ModifyPage {
    private static final List<String> MEALS =
            List.of("room-only", "breakfast", "half-board", "full-board", "all-inclusive");

    private final Template template;
    private final Pages pages;
    private final SheetViews views;
    private final House house;
    private final Modifications modifications;

    @Inject
    ModifyPage(
            @Location("console/modify") Template template,
            Pages pages,
            SheetViews views,
            House house,
            Modifications modifications) {
        this.template = template;
        this.pages = pages;
        this.views = views;
        this.house = house;
        this.modifications = modifications;
    }

    @GET
    @Path("reservations/{id}/modify")
    public TemplateInstance ask(@PathParam("id") String id, @Context UriInfo address) {
        return page(form(id, address.getQueryParameters()), "");
    }

    @POST
    @Path("reservations/{id}/modify")
    public Response save(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        ModifyForm form = form(id, typed);
        Principal principal = pages.visit().principal();
        try {
            modifications.apply(
                    principal, new Seen(form.sheet().id(), form.version()), form.modification(), form.priceChoice());
        } catch (Problem problem) {
            return refused(form, problem);
        }
        return Pages.go("/reservations/" + form.sheet().id());
    }

    private Response refused(ModifyForm form, Problem problem) {
        return switch (problem.code().kind()) {
            case CONFLICT, INVALID, UNPROCESSABLE, STALE ->
                Response.status(Response.Status.CONFLICT)
                        .entity(page(form, problem.detail(pages.visit().texts().locale())))
                        .build();
            case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LIMITED, BUG -> throw problem;
        };
    }

    private ModifyForm form(String id, MultivaluedMap<String, String> typed) {
        UUID reservation = Ids.get(id, ProblemCode.RESERVATION_UNKNOWN);
        Principal principal = pages.visit().principal();
        ReservationSheet sheet = house.reservations.get(principal, reservation);
        return new ModifyForm(
                sheet, typed, house.rules.get(principal, sheet.row().propertyId()));
    }

    private TemplateInstance page(ModifyForm form, String error) {
        Visit visit = pages.visit();
        ReservationSheet sheet = form.sheet();
        String problem = error;
        ModifyView.Comparison comparison = null;
        if (form.isFilled()) {
            try {
                comparison = ModifyView.Comparison.of(
                        modifications.preview(visit.principal(), sheet.id(), form.modification()), visit);
            } catch (Problem refusal) {
                problem = problem.isEmpty() ? refusal.detail(visit.texts().locale()) : problem;
            }
        }
        SheetView view = views.sheet(sheet.id(), visit);
        boolean channel = sheet.row().source() == Source.CHANNEL;
        ModifyView filled = new ModifyView(
                view,
                sheet.version(),
                sheet.stays().stream().map(stay -> stay(form, stay)).toList(),
                form.remarks(),
                comparison,
                channel && "take".equals(form.choice()) ? "keep" : form.choice(),
                form.price(),
                form.reason(),
                channel
                        ? visit.texts().of("modify.save-channel", view.source().name())
                        : visit.texts().of("modify.save"),
                problem);
        return pages.page(template, visit.texts().of("modify.title"), "reservations", filled);
    }

    private ModifyView.StayForm stay(ModifyForm form, SheetStay stay) {
        UUID property = form.sheet().row().propertyId();
        UUID type = stay.unitTypeId();
        Texts texts = pages.visit().texts();
        return new ModifyView.StayForm(
                stay.id().toString(),
                stay.unitType(),
                form.arrival(stay),
                form.departure(stay),
                house.properties.listUnitTypes(property).stream()
                        .map(t -> choice(t.id().toString(), t.name(), form.unitType(stay)))
                        .toList(),
                house.properties.listRatePlans(property).stream()
                        .map(p -> choice(p.id().toString(), p.name(), form.ratePlan(stay)))
                        .toList(),
                type == null
                        ? List.of()
                        : house.properties.listUnits(type).stream()
                                .map(u -> choice(u.id().toString(), u.name(), form.unit(stay)))
                                .toList(),
                form.adults(stay),
                form.children(stay),
                form.ages(stay),
                form.people(stay),
                form.options(stay, texts),
                Stream.of(MEALS)
                        .flatMap(List::stream)
                        .map(meal -> choice(meal, texts.orElse("meal." + meal, meal), form.meals(stay)))
                        .toList());
    }

    private static RegisterView.Choice choice(String value, String name, String chosen) {
        return new RegisterView.Choice(value, name, value.equals(chosen));
    }

    /** The reservation and what can be chosen for it. */
    @Singleton
    static final class House {
        private final Reservations reservations;
        private final Properties properties;
        private final Rules rules;

        @Inject
        House(Reservations reservations, Properties properties, Rules rules) {
            this.reservations = reservations;
            this.properties = properties;
            this.rules = rules;
        }
    }
}
