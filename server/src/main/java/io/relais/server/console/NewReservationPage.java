package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.quote.QuoteRefusal;
import io.relais.core.quote.Rules;
import io.relais.core.quote.Tariff;
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
        Tariff tariff = tariff(typed);
        SaleForm form = typed.withDefaults(defaults(tariff.property())).withPeople(tariff);
        return asked ? searched(form, tariff) : form(form, tariff, Map.of(), Optional.empty());
    }

    @POST
    public Response save(MultivaluedMap<String, String> typed) {
        pages.visit().principal().need(Permission.RESERVATIONS_WRITE);
        SaleForm sent = SaleForm.of(typed);
        Tariff tariff = tariff(sent);
        SaleForm form = sent.withPeople(tariff);
        if (!"save".equals(typed.getFirst("step"))) {
            return Response.ok(searched(form, tariff)).build();
        }
        SaleReading reading = new SaleReading(form, tariff, pages.visit().texts());
        Optional<NewReservation> sale = reading.sale();
        if (sale.isEmpty()) {
            return wrong(form, tariff, reading.errors());
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
                            tariff,
                            Map.of(
                                    field(problem, tariff),
                                    problem.detail(pages.visit().texts().locale())));
                default -> throw problem;
            };
        }
    }

    private TemplateInstance searched(SaleForm form, Tariff tariff) {
        SaleReading reading = new SaleReading(form, tariff, pages.visit().texts());
        Optional<Offers.Wish> wish = reading.wish();
        return form(form, tariff, reading.errors(), wish);
    }

    private Response wrong(SaleForm form, Tariff tariff, Map<String, String> errors) {
        Optional<Offers.Wish> wish = new SaleReading(form, tariff, pages.visit().texts()).wish();
        return Response.status(UNPROCESSABLE)
                .entity(form(form, tariff, errors, wish))
                .build();
    }

    private TemplateInstance form(SaleForm form, Tariff tariff, Map<String, String> told, Optional<Offers.Wish> wish) {
        Visit visit = pages.visit();
        List<Offers.Offer> found =
                wish.map(w -> sales.offers.list(visit.principal(), w)).orElse(List.of());
        Map<String, String> errors = new HashMap<>(everywhere(found, tariff));
        errors.putAll(told);
        List<NewReservationView.OfferLine> offers = found.stream()
                .map(offer -> NewReservationView.line(offer, visit, form.of("offer")))
                .toList();
        List<RegisterView.Choice> choices = properties.list(visit.principal()).stream()
                .map(p -> new RegisterView.Choice(
                        p.id().toString(), p.name(), p.id().toString().equals(form.of("property"))))
                .toList();
        NewReservationView view = new NewReservationView(
                choices,
                form,
                CountField.people(tariff, form::of, errors),
                CountField.options(tariff, form::of, errors, visit.texts()),
                errors,
                wish.isPresent(),
                wish.isPresent() || form.isStarted(),
                offers);
        return pages.page(template, visit.texts().of("new.title"), "reservations", view);
    }

    /** What keeps every offer from being sold in the same way is a mistake in its field, and is told there. */
    private Map<String, String> everywhere(List<Offers.Offer> offers, Tariff tariff) {
        Map<String, String> errors = new HashMap<>();
        for (Offers.Offer offer : offers) {
            if (!(offer.answer() instanceof QuoteRefusal refusal)) {
                return Map.of();
            }
            Problem problem = refusal.toProblem();
            String field = field(problem, tariff);
            if (!field.equals("offer")) {
                errors.put(field, problem.detail(pages.visit().texts().locale()));
            }
        }
        return errors.size() == 1 ? errors : Map.of();
    }

    private Tariff tariff(SaleForm form) {
        return sales.rules.get(pages.visit().principal(), property(form).id());
    }

    private Property property(SaleForm form) {
        List<Property> visible = properties.list(pages.visit().principal());
        String chosen =
                form.has("property") ? form.of("property") : pages.visit().property();
        Optional<Property> named = Ids.find(chosen)
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
        return defaults;
    }

    /** The field that a refusal is about; what concerns unit type, plan or nights stands at the offers. */
    private static String field(Problem problem, Tariff tariff) {
        return switch (problem.code()) {
            case ARRIVAL_PAST -> "arrival";
            case OPTION_EXPIRY_INVALID, OPTION_EXPIRY_UNWANTED -> "expires";
            case PROMOTION_UNKNOWN, PROMOTION_EXPIRED -> "promotion";
            case TOO_MANY_PEOPLE ->
                tariff.ageCategories().isEmpty()
                        ? "adults"
                        : CountField.AGE + tariff.ageCategories().getFirst().code();
            case OPTION_UNKNOWN -> CountField.OPTION + problem.arguments().getFirst();
            default -> "offer";
        };
    }

    /** What can be sold, and selling it. */
    @jakarta.inject.Singleton
    static final class Sales {
        private final Offers offers;
        private final Reservations reservations;
        private final Rules rules;

        @Inject
        Sales(Offers offers, Reservations reservations, Rules rules) {
            this.offers = offers;
            this.reservations = reservations;
            this.rules = rules;
        }
    }
}
