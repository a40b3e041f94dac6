package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.inventory.Calendar;
import io.relais.core.inventory.Product;
import io.relais.core.problem.Problem;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.core.quote.RateCalendar;
import io.relais.core.quote.RateNight;
import io.relais.core.quote.Tariff;
import io.relais.server.console.RateField.Choice;
import io.relais.vocabulary.NightRange;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prices and restrictions of one unit type under one plan, month by month, and the forms to change a range of nights. */
@Page
@SignedIn
@Path("/rates")
@RunOnVirtualThread
class RatesPage {
    /** The page. */
    public record View(
            String property,
            List<Choice> properties,
            List<Choice> types,
            List<Choice> plans,
            String type,
            String plan,
            String month,
            String monthName,
            String before,
            String after,
            List<String> weekdays,
            List<List<RateDay>> weeks,
            String follows,
            List<RateField> price,
            List<RateField> restriction,
            String error,
            boolean mayWrite,
            String saved) {}

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final Template whole;
    private final Pages pages;
    private final RatesAsk ask;
    private final RateCalendar rates;
    private final Calendar calendar;

    @Inject
    RatesPage(
            @Location("console/rates") Template whole,
            Pages pages,
            RatesAsk ask,
            RateCalendar rates,
            Calendar calendar) {
        this.whole = whole;
        this.pages = pages;
        this.ask = ask;
        this.rates = rates;
        this.calendar = calendar;
    }

    /** Where on the page: of an empty text the first is meant. */
    private record Place(Tariff tariff, String type, String plan, YearMonth month) {
        Product product() {
            return new Product(typeOf(tariff, type), planOf(tariff, plan));
        }
    }

    @GET
    public TemplateInstance page(
            @QueryParam("property") @DefaultValue("") String property,
            @QueryParam("type") @DefaultValue("") String type,
            @QueryParam("plan") @DefaultValue("") String plan,
            @QueryParam("month") @DefaultValue("") String month,
            @QueryParam("saved") @DefaultValue("") String saved) {
        Tariff tariff = ask.tariff(pages.visit(), property);
        return page(place(tariff, type, plan, month), Map.of(), null, saved);
    }

    @POST
    @Path("/prices")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response price(MultivaluedMap<String, String> form) {
        Place place = place(form);
        RateForm typed = new RateForm(form, place.tariff());
        return save(
                place,
                form,
                () -> calendar.setPrice(
                        pages.visit().principal(), place.product(), typed.days(), typed.people(), typed.price()));
    }

    @POST
    @Path("/restrictions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restrict(MultivaluedMap<String, String> form) {
        Place place = place(form);
        RateForm typed = new RateForm(form, place.tariff());
        return save(
                place,
                form,
                () -> calendar.restrict(pages.visit().principal(), place.product(), typed.days(), typed.restriction()));
    }

    /** Returns how many nights changed. */
    @FunctionalInterface
    private interface Change {
        int run();
    }

    private Response save(Place place, Map<String, List<String>> form, Change change) {
        int changed;
        try {
            changed = change.run();
        } catch (Problem problem) {
            return Response.status(Response.Status.CONFLICT)
                    .entity(page(place, RatesAsk.typed(form), RatesAsk.mendable(problem), ""))
                    .build();
        }
        return Pages.go("/rates?property=" + place.tariff().property().id() + "&type="
                + place.product().unitTypeId() + "&plan=" + place.product().ratePlanId() + "&month=" + place.month()
                + "&saved=" + changed);
    }

    private Place place(MultivaluedMap<String, String> form) {
        return place(
                ask.tariff(pages.visit(), RatesAsk.one(form, "property")),
                RatesAsk.one(form, "type"),
                RatesAsk.one(form, "plan"),
                RatesAsk.one(form, "month"));
    }

    private Place place(Tariff tariff, String type, String plan, String month) {
        return new Place(tariff, type, plan, month(month, tariff));
    }

    private YearMonth month(String text, Tariff tariff) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) {
                return month;
            }
        } catch (DateTimeException notAMonth) {
            // an address typed by hand: this month is as good
        }
        return YearMonth.from(pages.visit().formats().today(tariff.property().timeZone()));
    }

    private TemplateInstance page(
            Place place, Map<String, List<String>> typed, @Nullable Problem problem, String saved) {
        Visit visit = pages.visit();
        Texts texts = visit.texts();
        Tariff tariff = place.tariff();
        if (tariff.unitTypes().isEmpty() || tariff.ratePlans().isEmpty()) {
            return pages.page(whole, texts.of("nav.rates"), "rates", empty(place));
        }
        Product product = place.product();
        YearMonth month = place.month();
        RateFields form = new RateFields(texts, tariff, typed, problem);
        List<RateField> price = RateForm.priceFields(form);
        List<RateField> restriction = RateForm.restrictionFields(form);
        View view = new View(
                tariff.property().id().toString(),
                ask.properties(visit, tariff),
                types(tariff, product),
                plans(tariff, product),
                product.unitTypeId().toString(),
                product.ratePlanId().toString(),
                month.toString(),
                DateTimeFormatter.ofPattern("LLLL yyyy", texts.locale()).format(month),
                month.minusMonths(1).toString(),
                month.plusMonths(1).toString(),
                weekdays(texts),
                weeks(place),
                follows(tariff, product),
                price,
                restriction,
                form.error(price),
                visit.principal().may(Permission.INVENTORY_WRITE),
                saved);
        return pages.page(whole, texts.of("nav.rates"), "rates", view);
    }

    private List<List<RateDay>> weeks(Place place) {
        Visit visit = pages.visit();
        Tariff tariff = place.tariff();
        YearMonth month = place.month();
        LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        UUID property = tariff.property().id();
        List<RateNight> nights = rates.list(visit.principal(), property, place.product(), new NightRange(first, last));
        return RateDay.weeks(visit, tariff, month, nights);
    }

    private static List<Choice> types(Tariff tariff, Product product) {
        return tariff.unitTypes().stream()
                .map(t -> new Choice(t.id().toString(), t.name(), t.id().equals(product.unitTypeId())))
                .toList();
    }

    private static List<Choice> plans(Tariff tariff, Product product) {
        return tariff.ratePlans().stream()
                .map(p -> new Choice(p.id().toString(), p.name(), p.id().equals(product.ratePlanId())))
                .toList();
    }

    /** The name of the plan that it follows, empty when its prices are its own. */
    private static String follows(Tariff tariff, Product product) {
        return Optional.ofNullable(tariff.planRule(product.ratePlanId()).parentId())
                .flatMap(tariff::ratePlan)
                .map(RatePlan::name)
                .orElse("");
    }

    private View empty(Place place) {
        List<Choice> none = List.of();
        return new View(
                place.tariff().property().id().toString(),
                ask.properties(pages.visit(), place.tariff()),
                none,
                none,
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                "",
                false,
                "");
    }

    private static List<String> weekdays(Texts texts) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.SHORT, texts.locale()))
                .toList();
    }

    private static UUID typeOf(Tariff tariff, String type) {
        return Ids.find(type)
                .flatMap(tariff::unitType)
                .or(() -> tariff.unitTypes().stream().findFirst())
                .map(UnitType::id)
                .orElseThrow();
    }

    private static UUID planOf(Tariff tariff, String plan) {
        return Ids.find(plan)
                .flatMap(tariff::ratePlan)
                .or(() -> tariff.ratePlans().stream().findFirst())
                .map(RatePlan::id)
                .orElseThrow();
    }
}
