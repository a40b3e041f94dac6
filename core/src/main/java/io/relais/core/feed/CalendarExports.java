package io.relais.core.feed;

import io.relais.connector.CalendarSheet;
import io.relais.connector.WritesCalendars;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connectors;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Calendars that we publish, each at an address that only its reader knows and that can be taken back. */
@Singleton
public final class CalendarExports {
    /** The connector that writes calendars. */
    private static final String WRITER = "ical";

    private static final int LIST_MAX = 1_000;
    private static final int TOKEN_MAX = 100;

    private final Database database;
    private final FeedDesk desk;
    private final ExportRows rows;
    private final Sheets sheets;
    private final Chronicle chronicle;

    @Inject
    CalendarExports(Database database, FeedDesk desk, ExportRows rows, Sheets sheets, Chronicle chronicle) {
        this.database = database;
        this.desk = desk;
        this.rows = rows;
        this.sheets = sheets;
        this.chronicle = chronicle;
    }

    /** A published calendar with the token of its address, told once and never again. */
    public record Issued(CalendarExport export, String token) {
        @Override
        public String toString() {
            return "the address of " + export.id();
        }
    }

    /**
     * Publishes a calendar at a new address.
     *
     * @throws Problem PROPERTY_UNKNOWN, VALUE_MISSING without a unit where one is needed, UNIT_UNKNOWN, FEED_UNKNOWN when it is not
     *     the unit's, CALENDAR_NAMES when names are wanted in a partner's calendar
     */
    public Issued issue(Principal principal, NewExport wanted) {
        principal.need(Permission.SYNC_WRITE);
        desk.check(principal, wanted.propertyId());
        NewExport valid = valid(wanted);
        UUID id = chronicle.moment.ids().next();
        Issued issued = database.write(handle -> {
            checkPlace(handle, principal, valid);
            String token = rows.insert(handle, id, valid);
            CalendarExport export = rows.find(handle, id).orElseThrow().export();
            chronicle.tell(handle, principal, export, EventType.CALENDAR_ISSUED);
            return new Issued(export, token);
        });
        chronicle.moment.wakeups().wake(Topic.CHANNELS);
        return issued;
    }

    /** The calendars of a property that can be fetched, those of the whole property first, then by unit and name. */
    public List<CalendarExport> list(Principal principal, UUID propertyId) {
        principal.need(Permission.SYNC_READ);
        desk.check(principal, propertyId);
        return database.read(handle -> rows.list(handle, propertyId, LIST_MAX).stream()
                .map(ExportRows.Row::export)
                .toList());
    }

    /**
     * Takes an address back at once.
     *
     * @throws Problem CALENDAR_UNKNOWN
     */
    public void revoke(Principal principal, UUID exportId) {
        principal.need(Permission.SYNC_WRITE);
        database.write(handle -> {
            CalendarExport export = rows.find(handle, exportId)
                    .filter(row -> row.organisationId().equals(principal.organisationId()))
                    .map(ExportRows.Row::export)
                    .filter(it -> principal.sees(it.propertyId()))
                    .orElseThrow(() -> Problem.of(ProblemCode.CALENDAR_UNKNOWN));
            rows.revoke(handle, exportId);
            chronicle.tell(handle, principal, export, EventType.CALENDAR_REVOKED);
            return true;
        });
        chronicle.moment.wakeups().wake(Topic.CHANNELS);
    }

    /**
     * The calendar at an address, for whoever knows it. What it showed is remembered, so that it is known when it comes back. Whatever
     * else is thrown, the caller must not answer an empty calendar: readers would free every night.
     *
     * @throws Problem CALENDAR_UNKNOWN when there is none, or no longer
     */
    public ServedCalendar serve(String token) {
        if (token.length() > TOKEN_MAX) {
            throw Problem.of(ProblemCode.CALENDAR_UNKNOWN);
        }
        return database.write(handle -> {
            ExportRows.Row row =
                    rows.findByToken(handle, token).orElseThrow(() -> Problem.of(ProblemCode.CALENDAR_UNKNOWN));
            CalendarSheet sheet = sheets.of(handle, row);
            byte[] bytes =
                    chronicle.connectors.get(WRITER, WritesCalendars.class).write(sheet);
            String digest = digest(bytes);
            if (rows.fetched(handle, row, digest) && row.export().kind() == ExportKind.OCCUPANCY) {
                rows.remember(handle, row.export().id(), ranges(sheet));
            }
            return new ServedCalendar(bytes, digest);
        });
    }

    private static Set<NightRange> ranges(CalendarSheet sheet) {
        return sheet.items().stream()
                .map(item -> new NightRange(item.first(), item.end().minusDays(1)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static NewExport valid(NewExport wanted) {
        String name = Limits.required("name", wanted.name(), Feeds.NAME_MAX);
        boolean ofUnit = wanted.kind() == ExportKind.OCCUPANCY;
        if (ofUnit && wanted.unitId() == null) {
            throw Problem.of(ProblemCode.VALUE_MISSING, "unit");
        }
        if (wanted.withNames() && wanted.feedId() != null) {
            throw Problem.of(ProblemCode.CALENDAR_NAMES);
        }
        return new NewExport(
                wanted.propertyId(),
                wanted.kind(),
                ofUnit ? wanted.unitId() : null,
                ofUnit ? wanted.feedId() : null,
                name,
                wanted.withNames());
    }

    private void checkPlace(Handle handle, Principal principal, NewExport wanted) {
        UUID unit = wanted.unitId();
        if (unit == null) {
            return;
        }
        boolean known = chronicle.properties.listUnitTypes(wanted.propertyId()).stream()
                .flatMap(type -> chronicle.properties.listUnits(type.id()).stream())
                .anyMatch(it -> it.id().equals(unit));
        if (!known) {
            throw Problem.of(ProblemCode.UNIT_UNKNOWN, unit);
        }
        UUID feed = wanted.feedId();
        if (feed != null
                && !desk.visible(handle, principal, feed).place().unitId().equals(unit)) {
            throw Problem.of(ProblemCode.FEED_UNKNOWN, feed);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Fills calendars. */
    @Singleton
    static final class Sheets {
        private final Occupancy occupancy;
        private final Agenda agenda;

        @Inject
        Sheets(Occupancy occupancy, Agenda agenda) {
            this.occupancy = occupancy;
            this.agenda = agenda;
        }

        /** Partners want no name in it; a telephone shows it. */
        private CalendarSheet of(Handle handle, ExportRows.Row row) {
            return switch (row.export().kind()) {
                case OCCUPANCY ->
                    new CalendarSheet(
                            row.export().withNames() ? row.export().unitName() : "", occupancy.items(handle, row));
                case ARRIVALS -> new CalendarSheet(row.propertyName(), agenda.arrivals(handle, row));
                case TASKS -> new CalendarSheet(row.propertyName(), agenda.tasks(handle, row));
            };
        }
    }

    /** What there is to publish of, how it is written, and the history. */
    @Singleton
    static final class Chronicle {
        private final Properties properties;
        private final Connectors connectors;
        private final Events events;
        private final Moment moment;

        @Inject
        Chronicle(Properties properties, Connectors connectors, Events events, Moment moment) {
            this.properties = properties;
            this.connectors = connectors;
            this.events = events;
            this.moment = moment;
        }

        private void tell(Handle handle, Principal principal, CalendarExport export, EventType type) {
            events.append(
                    handle,
                    List.of(new Event(
                            moment.ids().next(),
                            export.propertyId(),
                            null,
                            moment.now(),
                            type,
                            principal.actor(),
                            List.of(
                                    new Event.Change("calendar", "", export.name()),
                                    new Event.Change("unit", "", export.unitName())),
                            Trace.current())));
        }
    }
}
