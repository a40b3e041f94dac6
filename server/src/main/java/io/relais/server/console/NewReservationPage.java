package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.Offers;
import io.relais.core.reservation.Reservations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A sale at the desk: dates and people, what is free and what it costs, who it is for. One form with two buttons. */
@Page
@SignedIn
@Path("/reservations/new")
@RunOnVirtualThread
class NewReservationPage {
    private static final int UNPROCESSABLE = 422;

    private final Template template;
    private final Pages pages;
    private final Properties properties;
    private final Sales sales;
    private final Clock clock;

    @Inject
    NewReservationPage(
            @Location("console/new-reservation") Template template,
            Pages pages,
            Properties properties,
            Sales sales,
            Clock clock) {
        this.template = template;
        this.pages = pages;
        this.properties = properties;
        this.sales = sales;
        this.clock = clock;
    }

    /** The empty form; dates, people and property may come with the address, as from a calendar. */
    @GET
    public TemplateInstance page(@Context UriInfo address) {
        pages.visit().principal().need(Permission.RESERVATIONS_WRITE);
        SaleForm typed = SaleForm.of(address.getQueryParameters());
        boolean asked = typed.has("arrival") && typed.has("departure");
        Property property = property(typed);
        SaleForm form = typed.withDefaults(defaults(property));
        return asked ? searched(form, property) : form(form, Map.of(), Optional.empty());
    }

    @POST
    public Response save(MultivaluedMap<String, String> typed) {
        pages.visit().principal().need(Permission.RESERVATIONS_WRITE);
        SaleForm form = SaleForm.of(typed);
        Property property = property(form);
        if (!"save".equals(typed.getFirst("step"))) {
            return Response.ok(searched(form, property)).build();
        }
        SaleReading reading = new SaleReading(form, property, pages.visit().texts());
        Optional<NewReservation> sale = reading.sale();
        if (sale.isEmpty()) {
            return wrong(form, property, reading.errors());
        }
        try {
            UUID id = sales.reservations
                    .book(pages.visit().principal(), sale.get())
                    .id();
            return Pages.go("/reservations/" + id);
        } catch (Problem problem) {
            return switch (problem.code().kind()) {
                case CONFLICT, INVALID, UNPROCESSABLE ->
                    wrong(
                            form,
                            property,
                            Map.of(
                                    field(problem.code()),
                                    problem.detail(pages.visit().texts().locale())));
                default -> throw problem;
            };
        }
    }

    private TemplateInstance searched(SaleForm form, Property property) {
        SaleReading reading = new SaleReading(form, property, pages.visit().texts());
        Optional<Offers.Wish> wish = reading.wish();
        return form(form, reading.errors(), wish);
    }

    private Response wrong(SaleForm form, Property property, Map<String, String> errors) {
        Optional<Offers.Wish> wish =
                new SaleReading(form, property, pages.visit().texts()).wish();
        return Response.status(UNPROCESSABLE).entity(form(form, errors, wish)).build();
    }

    private TemplateInstance form(SaleForm form, Map<String, String> errors, Optional<Offers.Wish> wish) {
        Visit visit = pages.visit();
        List<NewReservationView.OfferLine> offers = wish.map(w -> sales.offers.list(visit.principal(), w)).stream()
                .flatMap(List::stream)
                .map(offer -> NewReservationView.line(offer, visit, form.of("offer")))
                .toList();
        List<RegisterView.Choice> choices = properties.list(visit.principal()).stream()
                .map(p -> new RegisterView.Choice(
                        p.id().toString(), p.name(), p.id().toString().equals(form.of("property"))))
                .toList();
        NewReservationView view = new NewReservationView(
                choices, form, errors, wish.isPresent(), wish.isPresent() || form.isStarted(), offers);
        return pages.page(template, visit.texts().of("new.title"), "reservations", view);
    }

    private Property property(SaleForm form) {
        List<Property> visible = properties.list(pages.visit().principal());
        Optional<Property> named = Ids.find(form.of("property"))
                .flatMap(id -> visible.stream().filter(p -> p.id().equals(id)).findFirst());
        return named.or(() -> form.has("property")
                        ? Optional.empty()
                        : visible.stream().findFirst())
                .orElseThrow(() -> Problem.of(ProblemCode.PROPERTY_UNKNOWN, form.of("property")));
    }

    private Map<String, String> defaults(Property property) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), property.timeZone());
        Map<String, String> defaults = new HashMap<>();
        defaults.put("property", property.id().toString());
        defaults.put("arrival", today.toString());
        defaults.put("departure", today.plusDays(1).toString());
        defaults.put("adults", "2");
        defaults.put("children", "0");
        return defaults;
    }

    /** The field that a refusal is about; what concerns unit type, plan or nights stands at the offers. */
    private static String field(ProblemCode code) {
        return switch (code) {
            case ARRIVAL_PAST -> "arrival";
            case OPTION_EXPIRY_INVALID, OPTION_EXPIRY_UNWANTED -> "expires";
            case TOO_MANY_PEOPLE -> "adults";
            default -> "offer";
        };
    }

    /** What can be sold, and selling it. */
    @jakarta.inject.Singleton
    static final class Sales {
        private final Offers offers;
        private final Reservations reservations;

        @Inject
        Sales(Offers offers, Reservations reservations) {
            this.offers = offers;
            this.reservations = reservations;
        }
    }
}
