package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.connection.MappingSheet;
import io.relais.core.delivery.ChannelCalendar;
import io.relais.core.delivery.Mappings;
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
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.UUID;

/** What a channel ought to believe and what it is known to hold: products by nights of a month, what differs marked by a word. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class ChannelCalendarPage {
    /** One night's heading. */
    public record Head(int day, String weekday, String date, boolean weekend) {}

    /**
     * The page.
     *
     * @param differing how many cells are not the same there, in words
     */
    public record View(
            String id,
            String channel,
            String property,
            String month,
            String monthName,
            String before,
            String after,
            List<Head> heads,
            List<CalendarRows.Product> products,
            String differing,
            boolean any) {}

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int SATURDAY = 6;

    private final Template whole;
    private final Pages pages;
    private final Mappings mappings;
    private final ChannelCalendar calendar;
    private final Properties properties;

    @Inject
    ChannelCalendarPage(
            @Location("console/channel-calendar") Template whole,
            Pages pages,
            Mappings mappings,
            ChannelCalendar calendar,
            Properties properties) {
        this.whole = whole;
        this.pages = pages;
        this.mappings = mappings;
        this.calendar = calendar;
        this.properties = properties;
    }

    @GET
    @Path("channels/{id}/calendar")
    public TemplateInstance page(@PathParam("id") String id, @QueryParam("month") @DefaultValue("") String asked) {
        Visit visit = pages.visit();
        UUID connection = Ids.get(id, ProblemCode.CONNECTION_UNKNOWN);
        MappingSheet sheet = mappings.get(visit.principal(), connection);
        Property property = properties.get(visit.principal(), sheet.connection().propertyId());
        YearMonth month = month(asked, visit.formats().today(property.timeZone()));
        ChannelCalendar.Month read = calendar.month(visit.principal(), connection, month);
        CalendarRows rows = new CalendarRows(visit, sheet, read.currency(), read.totals());
        List<ChannelCalendar.Row> found = read.rows();
        View view = new View(
                connection.toString(),
                sheet.channelName(),
                property.name(),
                month.toString(),
                DateTimeFormatter.ofPattern("LLLL yyyy", visit.texts().locale()).format(month),
                month.minusMonths(1).toString(),
                month.plusMonths(1).toString(),
                heads(month, visit),
                rows.products(found),
                visit.texts().of("calendar.differing", CalendarRows.differing(found)),
                !found.isEmpty());
        return pages.page(whole, visit.texts().of("calendar.title", sheet.channelName()), "channels", view);
    }

    private static YearMonth month(String text, LocalDate today) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) {
                return month;
            }
        } catch (DateTimeException notAMonth) {
            // an address typed by hand: this month is as good
        }
        return YearMonth.from(today);
    }

    private static List<Head> heads(YearMonth month, Visit visit) {
        return month.atDay(1)
                .datesUntil(month.atEndOfMonth().plusDays(1))
                .map(date -> new Head(
                        date.getDayOfMonth(),
                        date.getDayOfWeek()
                                .getDisplayName(TextStyle.SHORT, visit.texts().locale()),
                        date.toString(),
                        date.getDayOfWeek().getValue() >= SATURDAY))
                .toList();
    }
}
