package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.connector.AriChange;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.MappingSheet;
import io.relais.core.delivery.FirstPush;
import io.relais.core.delivery.Mappings;
import io.relais.core.delivery.Rehearsal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.FirstActivation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Before a connection begins: what will be sent first, and in which order things happen. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class ActivationPage {
    /** What will be sent about one product. */
    public record Line(String product, String what, String nights, String cells) {}

    /**
     * The page.
     *
     * @param begun what was just begun, empty when nothing was
     * @param ready every product is decided
     */
    public record View(
            String id,
            String channel,
            boolean preparing,
            boolean ready,
            boolean mayWrite,
            String summary,
            List<Line> lines,
            String error,
            String begun) {}

    private final Template whole;
    private final Pages pages;
    private final Mappings mappings;
    private final FirstPush push;
    private final FirstActivation activation;

    @Inject
    ActivationPage(
            @Location("console/activation") Template whole,
            Pages pages,
            Mappings mappings,
            FirstPush push,
            FirstActivation activation) {
        this.whole = whole;
        this.pages = pages;
        this.mappings = mappings;
        this.push = push;
        this.activation = activation;
    }

    @GET
    @Path("channels/{id}/activation")
    public TemplateInstance page(
            @PathParam("id") String id, @QueryParam("imported") @DefaultValue("") String imported) {
        String begun = imported.matches("\\d{1,7}")
                ? pages.visit().texts().of("activation.begun", Integer.parseInt(imported))
                : "";
        return page(id(id), "", begun);
    }

    @POST
    @Path("channels/{id}/activation")
    public Response activate(@PathParam("id") String id) {
        UUID connection = id(id);
        try {
            int imported = activation.activate(principal(), connection).fresh();
            return Pages.go("/channels/" + connection + "/activation?imported=" + imported);
        } catch (Problem problem) {
            String error =
                    RatesAsk.mendable(problem).detail(pages.visit().texts().locale());
            return Form.again(page(connection, error, ""));
        }
    }

    private TemplateInstance page(UUID id, String error, String begun) {
        Visit visit = pages.visit();
        MappingSheet sheet = mappings.get(visit.principal(), id);
        Rehearsal.Push effect = push.preview(visit.principal(), id);
        View view = new View(
                id.toString(),
                sheet.channelName(),
                sheet.state().equals("preparing"),
                sheet.isMapped() && !sheet.isOpen(),
                visit.principal().may(Permission.SYNC_WRITE),
                visit.texts().of("activation.summary", effect.cells(), effect.messages()),
                lines(sheet, effect.changes(), visit),
                error,
                begun);
        return pages.page(whole, visit.texts().of("activation.title", sheet.channelName()), "channels", view);
    }

    private record Kind(String product, String what) {}

    private record Reach(LocalDate first, LocalDate last, int cells) {
        Reach with(AriChange change) {
            LocalDate from = change.nights().first();
            LocalDate to = change.nights().last();
            return new Reach(
                    from.isBefore(first) ? from : first,
                    to.isAfter(last) ? to : last,
                    cells + change.nights().count());
        }
    }

    private static List<Line> lines(MappingSheet sheet, List<AriChange> changes, Visit visit) {
        Map<Kind, Reach> reaches = new LinkedHashMap<>();
        for (AriChange change : changes) {
            Kind kind = kind(sheet, change, visit.texts());
            Reach reach = reaches.getOrDefault(
                    kind, new Reach(change.nights().first(), change.nights().last(), 0));
            reaches.put(kind, reach.with(change));
        }
        List<Line> lines = new ArrayList<>();
        reaches.forEach((kind, reach) -> lines.add(new Line(
                kind.product(),
                kind.what(),
                visit.formats().days(reach.first(), reach.last()),
                visit.formats().number(reach.cells()))));
        return lines;
    }

    private static Kind kind(MappingSheet sheet, AriChange change, Texts texts) {
        return switch (change) {
            case AriChange.Availability a -> new Kind(room(sheet, a.roomId()), texts.of("activation.availability"));
            case AriChange.Price p -> new Kind(product(sheet, p.roomId(), p.rateId()), texts.of("activation.prices"));
            case AriChange.Stays s -> new Kind(product(sheet, s.roomId(), s.rateId()), texts.of("activation.prices"));
            case AriChange.Restricted r ->
                new Kind(product(sheet, r.roomId(), r.rateId()), texts.of("activation.restrictions"));
        };
    }

    private static String room(MappingSheet sheet, String room) {
        return sheet.lines().stream()
                .filter(line -> line.product().roomId().equals(room))
                .map(line -> line.product().roomName())
                .findFirst()
                .orElse(room);
    }

    private static String product(MappingSheet sheet, String room, String rate) {
        return room(sheet, room) + " · "
                + sheet.lines().stream()
                        .filter(line -> line.product().roomId().equals(room)
                                && line.product().rateId().equals(rate))
                        .map(line -> line.product().rateName())
                        .findFirst()
                        .orElse(rate);
    }

    private Principal principal() {
        return pages.visit().principal();
    }

    private static UUID id(String text) {
        return Ids.get(text, ProblemCode.CONNECTION_UNKNOWN);
    }
}
