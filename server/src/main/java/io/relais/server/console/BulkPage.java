package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.delivery.Channels;
import io.relais.core.delivery.ConnectionHealth;
import io.relais.core.inventory.BulkChanges;
import io.relais.core.inventory.BulkUndone;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.quote.Tariff;
import io.relais.server.console.RateField.Choice;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prices and restrictions of many nights at once: the form at the left, what it would do at the right, then made, then undone. */
@Page
@SignedIn
@Path("/rates/bulk")
@RunOnVirtualThread
class BulkPage {
    /** One value of the form as it was previewed. */
    public record Hidden(String name, String value) {}

    /**
     * The page.
     *
     * @param preview null while nothing was asked for, or what was cannot be
     * @param left what the last undo left alone
     */
    public record View(
            String property,
            List<Choice> properties,
            List<RateField> where,
            List<RateField> price,
            List<RateField> restriction,
            String error,
            BulkLines.@Nullable Preview preview,
            List<Hidden> hidden,
            List<BulkLines.Done> done,
            boolean mayWrite,
            String saved,
            List<BulkLines.Line> left) {}

    private static final String[] NOT_TYPED = {"property", "token", "made", "undone"};

    private final Template whole;
    private final Pages pages;
    private final RatesAsk ask;
    private final BulkChanges bulk;
    private final Channels channels;

    @Inject
    BulkPage(@Location("console/bulk") Template whole, Pages pages, RatesAsk ask, BulkChanges bulk, Channels channels) {
        this.channels = channels;
        this.whole = whole;
        this.pages = pages;
        this.ask = ask;
        this.bulk = bulk;
    }

    @GET
    public TemplateInstance page(@Context UriInfo address) {
        MultivaluedMap<String, String> asked = address.getQueryParameters();
        Tariff tariff = ask.tariff(pages.visit(), RatesAsk.one(asked, "property"));
        return page(tariff, RatesAsk.typed(asked, NOT_TYPED), null, new Past(asked));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response apply(MultivaluedMap<String, String> form) {
        Tariff tariff = ask.tariff(pages.visit(), RatesAsk.one(form, "property"));
        Map<String, List<String>> typed = RatesAsk.typed(form, NOT_TYPED);
        UUID property = tariff.property().id();
        try {
            UUID made = bulk.apply(
                            pages.visit().principal(),
                            property,
                            new BulkForm(typed, tariff).wish(),
                            RatesAsk.one(form, "token"))
                    .id();
            return Pages.go("/rates/bulk?property=" + property + "&made=" + made);
        } catch (Problem problem) {
            return Response.status(Response.Status.CONFLICT)
                    .entity(page(tariff, typed, RatesAsk.mendable(problem), Past.NONE))
                    .build();
        }
    }

    @POST
    @Path("/{change}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@PathParam("change") String change, @FormParam("property") String property) {
        Tariff tariff = ask.tariff(pages.visit(), property);
        UUID id = Ids.get(change, ProblemCode.BULK_UNKNOWN);
        bulk.undo(pages.visit().principal(), tariff.property().id(), id);
        return Pages.go("/rates/bulk?property=" + tariff.property().id() + "&undone=" + id);
    }

    /** What was just done, as the address tells it. */
    private record Past(String made, String undone) {
        static final Past NONE = new Past("", "");

        Past(MultivaluedMap<String, String> asked) {
            this(RatesAsk.one(asked, "made"), RatesAsk.one(asked, "undone"));
        }
    }

    private TemplateInstance page(
            Tariff tariff, Map<String, List<String>> typed, @Nullable Problem refused, Past past) {
        Visit visit = pages.visit();
        boolean mayWrite = visit.principal().may(Permission.INVENTORY_WRITE);
        BulkLines lines = new BulkLines(visit, tariff);
        Problem problem = refused;
        BulkLines.Preview preview = null;
        if (mayWrite && !RatesAsk.one(typed, "from").isEmpty()) {
            try {
                preview = lines.preview(
                        bulk.preview(visit.principal(), tariff.property().id(), new BulkForm(typed, tariff).wish()));
            } catch (Problem impossible) {
                problem = problem == null ? RatesAsk.mendable(impossible) : problem;
            }
        }
        RateFields form = new RateFields(visit.texts(), tariff, typed, problem);
        List<RateField> where = BulkForm.whereFields(form, mine(tariff));
        List<RateField> price = BulkForm.priceFields(form);
        List<RateField> restriction = BulkForm.restrictionFields(form);
        BulkUndone undone = left(past, tariff);
        List<BulkLines.Line> left = undone == null ? List.of() : lines.conflicts(undone);
        View view = new View(
                tariff.property().id().toString(),
                ask.properties(visit, tariff),
                where,
                price,
                restriction,
                form.error(Stream.of(where, price, restriction)
                        .flatMap(List::stream)
                        .toList()),
                preview,
                hidden(typed),
                bulk.list(visit.principal(), tariff.property().id()).stream()
                        .limit(10)
                        .map(lines::done)
                        .toList(),
                mayWrite,
                said(past, undone),
                left);
        return pages.page(whole, visit.texts().of("bulk.title"), "rates", view);
    }

    /** The channels of the property that the reader may make rules for. */
    private List<ConnectionHealth> mine(Tariff tariff) {
        Principal reader = pages.visit().principal();
        return reader.may(Permission.SYNC_WRITE)
                ? channels.list(reader).stream()
                        .filter(channel ->
                                channel.propertyId().equals(tariff.property().id()))
                        .toList()
                : List.of();
    }

    private @Nullable BulkUndone left(Past past, Tariff tariff) {
        return Ids.find(past.undone())
                .map(id ->
                        bulk.left(pages.visit().principal(), tariff.property().id(), id))
                .orElse(null);
    }

    private String said(Past past, @Nullable BulkUndone undone) {
        Texts texts = pages.visit().texts();
        if (!past.made().isEmpty()) {
            return texts.of("bulk.made");
        }
        if (undone == null) {
            return "";
        }
        if (undone.rulesLeft() > 0) {
            return texts.of("bulk.undone.rules-left", undone.rulesLeft());
        }
        return undone.conflicts().isEmpty()
                ? texts.of("bulk.undone.all")
                : texts.of("bulk.undone.left", undone.conflicts().size());
    }

    /** Every value of a form, to be sent on unseen. */
    static List<Hidden> hidden(Map<String, List<String>> typed) {
        return typed.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Hidden(entry.getKey(), value)))
                .toList();
    }
}
