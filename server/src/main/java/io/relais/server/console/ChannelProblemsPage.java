package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.connection.MappingSheet;
import io.relais.core.delivery.AsOf;
import io.relais.core.delivery.CellAsk;
import io.relais.core.delivery.CellEntry;
import io.relais.core.delivery.ChannelCalendar;
import io.relais.core.delivery.Mappings;
import io.relais.core.delivery.ProductPauses;
import io.relais.core.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a channel refused and what it says that it does not have: its words, our advice, and once more. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class ChannelProblemsPage {
    /** A value that was refused. */
    public record Refused(
            String product, String what, String night, String value, String words, String advice, String link) {}

    /** A product of which nothing is told. */
    public record Paused(String roomId, String rateId, String name, String words, String since) {}

    /**
     * The page.
     *
     * @param more true when there are more refused values than are shown
     */
    public record View(
            String id,
            String channel,
            List<Refused> refused,
            boolean more,
            List<Paused> paused,
            boolean mayAct,
            String said) {}

    private static final int SHOWN_MAX = 40;

    private final Template whole;
    private final Pages pages;
    private final Mappings mappings;
    private final Books books;

    /** Who knows about refusals. */
    @Singleton
    static final class Books {
        private final ChannelCalendar calendar;
        private final AsOf asOf;
        private final ProductPauses pauses;

        @Inject
        Books(ChannelCalendar calendar, AsOf asOf, ProductPauses pauses) {
            this.calendar = calendar;
            this.asOf = asOf;
            this.pauses = pauses;
        }
    }

    @Inject
    ChannelProblemsPage(
            @Location("console/channel-problems") Template whole, Pages pages, Mappings mappings, Books books) {
        this.whole = whole;
        this.pages = pages;
        this.mappings = mappings;
        this.books = books;
    }

    @GET
    @Path("channels/{id}/problems")
    public TemplateInstance page(@PathParam("id") String id, @QueryParam("again") @DefaultValue("") String again) {
        Visit visit = pages.visit();
        UUID connection = id(id);
        MappingSheet sheet = mappings.get(visit.principal(), connection);
        List<CellAsk> cells = books.calendar.refused(visit.principal(), connection);
        Map<CellAsk, CellEntry> last = new HashMap<>();
        cells.stream()
                .limit(SHOWN_MAX)
                .forEach(cell -> books.asOf.history(visit.principal(), cell).stream()
                        .findFirst()
                        .ifPresent(entry -> last.put(cell, entry)));
        Set<Long> values = last.values().stream().map(CellEntry::value).collect(Collectors.toSet());
        CalendarRows rows = new CalendarRows(
                visit, sheet, sheet.currency(), books.asOf.totals(visit.principal(), connection, values));
        View view = new View(
                connection.toString(),
                sheet.channelName(),
                cells.stream()
                        .limit(SHOWN_MAX)
                        .map(cell -> refused(cell, last.get(cell), rows))
                        .toList(),
                cells.size() > SHOWN_MAX,
                books.pauses.list(visit.principal(), connection).stream()
                        .map(pause -> new Paused(
                                pause.roomId(),
                                pause.rateId(),
                                rows.name(pause.roomId(), pause.rateId()),
                                pause.reason(),
                                visit.formats()
                                        .day(pause.pausedAt()
                                                .atZone(java.time.ZoneOffset.UTC)
                                                .toLocalDate())))
                        .toList(),
                visit.principal().may(Permission.SYNC_WRITE),
                again.matches("\\d{1,6}") ? visit.texts().of("problems.again", Integer.parseInt(again)) : "");
        return pages.page(whole, visit.texts().of("problems.title", sheet.channelName()), "channels", view);
    }

    @POST
    @Path("channels/{id}/problems/retry")
    public Response retry(@PathParam("id") String id) {
        int again = books.calendar.retry(pages.visit().principal(), id(id));
        return Pages.go("/channels/" + id(id) + "/problems?again=" + again);
    }

    @POST
    @Path("channels/{id}/problems/resume")
    public Response resume(
            @PathParam("id") String id,
            @FormParam("room") @DefaultValue("") String room,
            @FormParam("rate") @DefaultValue("") String rate) {
        books.pauses.resume(
                pages.visit().principal(), id(id), TypedText.text("room", room), TypedText.text("rate", rate));
        return Pages.go("/channels/" + id(id) + "/problems");
    }

    private Refused refused(CellAsk cell, @Nullable CellEntry last, CalendarRows rows) {
        Visit visit = pages.visit();
        return new Refused(
                rows.name(cell.roomId(), cell.rateId()),
                rows.facet(cell.facet()),
                visit.formats().day(cell.night()),
                last == null ? "" : rows.value(cell.facet(), last.value()),
                last == null ? "" : last.note(),
                last == null || last.advice().isEmpty() ? "" : visit.texts().of("explain.advice." + last.advice()),
                rows.link(cell.roomId(), cell.rateId(), cell.facet(), cell.night()));
    }

    private static UUID id(String text) {
        return Ids.get(text, ProblemCode.CONNECTION_UNKNOWN);
    }
}
