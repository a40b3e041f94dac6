package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.payment.CashDrawers;
import io.relais.core.payment.CashMovement;
import io.relais.core.payment.CashRegisters;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The cash registers of a property: opened and closed with a count, and the journal of what was taken. */
@Page
@SignedIn
@Path("/settings/registers")
@RunOnVirtualThread
class CashRegistersPage {
    private final Template whole;
    private final Pages pages;
    private final CashRegisters registers;
    private final CashDrawers drawers;
    private final CashViews views;

    @Inject
    CashRegistersPage(
            @Location("console/settings-registers") Template whole,
            Pages pages,
            CashRegisters registers,
            CashDrawers drawers,
            CashViews views) {
        this.whole = whole;
        this.pages = pages;
        this.registers = registers;
        this.drawers = drawers;
        this.views = views;
    }

    @GET
    public TemplateInstance page(
            @QueryParam("property") @DefaultValue("") String property,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to) {
        return page(property, new CashViews.Days(from, to), Form.NONE);
    }

    /** The journal as a table for a spreadsheet. */
    @GET
    @Path("journal.csv")
    @Produces("text/csv;charset=UTF-8")
    public Response csv(
            @QueryParam("property") @DefaultValue("") String property,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to) {
        SettingsHouse house = views.house(pages.visit(), property);
        return Response.ok(views.csv(house, pages.visit(), new CashViews.Days(from, to)))
                .header("Content-Disposition", "attachment; filename=\"journal.csv\"")
                .build();
    }

    @POST
    public Response add(
            @QueryParam("property") @DefaultValue("") String property, MultivaluedMap<String, String> typed) {
        Form form = Form.of("new", typed);
        return save(property, form, house -> registers.add(pages.visit().principal(), house.uuid(), form.text("name")));
    }

    @POST
    @Path("{register}/{what}")
    public Response change(
            @PathParam("register") String register,
            @PathParam("what") String what,
            @QueryParam("property") @DefaultValue("") String property,
            MultivaluedMap<String, String> typed) {
        Form form = Form.of(register + what, typed);
        return save(property, form, house -> {
            CashRegisters.Place place =
                    new CashRegisters.Place(house.uuid(), Ids.get(register, ProblemCode.CASH_REGISTER_UNKNOWN));
            Visit visit = pages.visit();
            String currency = registers.get(visit.principal(), place).currency();
            switch (what) {
                case "rename" -> registers.rename(visit.principal(), place, form.text("name"));
                case "close-down" -> registers.closeDown(visit.principal(), place);
                case "open" -> count(form, currency).ifPresent(count -> drawers.open(visit.principal(), place, count));
                case "close" ->
                    count(form, currency).ifPresent(count -> drawers.close(visit.principal(), place, count));
                case "move" -> move(form, currency).ifPresent(move -> drawers.move(visit.principal(), place, move));
                default -> throw Problem.of(ProblemCode.NOT_FOUND);
            }
        });
    }

    private Optional<CashDrawers.Count> count(Form form, String currency) {
        Optional<Money> counted =
                Typed.money(form, "counted", currency, pages.visit().texts());
        return counted.map(money -> new CashDrawers.Count(money.minor(), form.text("note")));
    }

    private Optional<CashDrawers.Move> move(Form form, String currency) {
        Texts texts = pages.visit().texts();
        Optional<Money> amount = Typed.money(form, "amount", currency, texts);
        Optional<CashMovement.Kind> kind = CashMovement.Kind.find(form.text("kind"));
        if (kind.isEmpty()) {
            form.blame("kind", texts.of("form.choose"));
        }
        return amount.isEmpty() || kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new CashDrawers.Move(kind.get(), amount.get().minor(), form.text("note")));
    }

    @FunctionalInterface
    private interface Save {
        void run(SettingsHouse house);
    }

    private Response save(String property, Form form, Save work) {
        Visit visit = pages.visit();
        SettingsHouse house = views.house(visit, property);
        Form refused = form;
        try {
            work.run(house);
        } catch (Problem problem) {
            refused = form.refused(problem, visit.texts());
        }
        return refused.isGood() && refused.error().isEmpty()
                ? Pages.go("/settings/registers?property=" + house.id())
                : Form.again(page(property, new CashViews.Days("", ""), refused));
    }

    private TemplateInstance page(String property, CashViews.Days days, Form form) {
        SettingsHouse house = views.house(pages.visit(), property);
        CashView view = views.view(house, pages.visit(), days, form);
        return pages.page(whole, pages.visit().texts().of("settings.registers"), "settings", view);
    }
}
