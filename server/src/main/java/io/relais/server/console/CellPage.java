package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.connection.MappingSheet;
import io.relais.core.delivery.AsOf;
import io.relais.core.delivery.CellAsk;
import io.relais.core.delivery.Explain;
import io.relais.core.delivery.Explanation;
import io.relais.core.delivery.Mappings;
import io.relais.core.problem.Limits;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/** Why a channel is told what it is told about one cell, down to its own answer, and what it believed at any moment. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class CellPage {
    /**
     * The page.
     *
     * @param steps from what was typed or counted here to the partner's answer
     * @param at the moment asked about as it was typed, empty for none
     * @param believed what was believed then, or why the moment cannot be read
     */
    public record View(
            String id,
            String channel,
            String product,
            String what,
            String night,
            String month,
            List<ChainWords.Step> steps,
            List<String> closed,
            List<ChainWords.Line> history,
            String room,
            String rate,
            String facet,
            String date,
            String at,
            String believed) {}

    private static final int NUMBER_MAX = 200;

    private final Template whole;
    private final Pages pages;
    private final Mappings mappings;
    private final Books books;
    private final Properties properties;

    /** Who knows about cells. */
    @jakarta.inject.Singleton
    static final class Books {
        private final Explain explain;
        private final AsOf asOf;

        @Inject
        Books(Explain explain, AsOf asOf) {
            this.explain = explain;
            this.asOf = asOf;
        }
    }

    @Inject
    CellPage(
            @Location("console/cell") Template whole,
            Pages pages,
            Mappings mappings,
            Books books,
            Properties properties) {
        this.whole = whole;
        this.pages = pages;
        this.mappings = mappings;
        this.books = books;
        this.properties = properties;
    }

    @GET
    @Path("channels/{id}/cell")
    public TemplateInstance page(
            @PathParam("id") String id,
            @QueryParam("room") @DefaultValue("") String room,
            @QueryParam("rate") @DefaultValue("") String rate,
            @QueryParam("facet") @DefaultValue("availability") String facet,
            @QueryParam("night") @DefaultValue("") String night,
            @QueryParam("at") @DefaultValue("") String at) {
        Visit visit = pages.visit();
        UUID connection = Ids.get(id, ProblemCode.CONNECTION_UNKNOWN);
        MappingSheet sheet = mappings.get(visit.principal(), connection);
        CellAsk ask = new CellAsk(
                connection,
                Limits.text("room", room, NUMBER_MAX),
                Limits.text("rate", rate, NUMBER_MAX),
                facet,
                TypedText.date("night", night));
        Explanation explained = books.explain.explain(visit.principal(), ask);
        Property property = properties.get(visit.principal(), sheet.connection().propertyId());
        CalendarRows rows = new CalendarRows(visit, sheet, explained.currency(), explained.totals());
        ChainWords words = new ChainWords(visit, rows, explained, property);
        View view = new View(
                connection.toString(),
                sheet.channelName(),
                rows.name(ask.roomId(), ask.rateId()),
                rows.facet(facet),
                visit.formats().day(ask.night()),
                ask.night().toString().substring(0, "2026-01".length()),
                words.steps(sheet.channelName()),
                words.closed(),
                words.history(),
                ask.roomId(),
                ask.rateId(),
                facet,
                ask.night().toString(),
                at,
                at.isEmpty() ? "" : believed(ask, at, words, property));
        return pages.page(whole, visit.texts().of("explain.title", sheet.channelName()), "channels", view);
    }

    private String believed(CellAsk ask, String at, ChainWords words, Property property) {
        Visit visit = pages.visit();
        Instant moment;
        try {
            LocalDateTime typed = LocalDateTime.parse(at);
            Limits.date("at", typed.toLocalDate());
            moment = typed.atZone(property.timeZone()).toInstant();
        } catch (DateTimeException | io.relais.core.problem.Problem unreadable) {
            return visit.texts().of("explain.at.wrong");
        }
        return words.believed(books.asOf.believed(visit.principal(), ask, moment));
    }
}
