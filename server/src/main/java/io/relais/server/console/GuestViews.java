package io.relais.server.console;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.event.Event;
import io.relais.core.event.OrganisationEvent;
import io.relais.core.guest.Guest;
import io.relais.core.guest.GuestField;
import io.relais.core.guest.GuestMerge;
import io.relais.core.guest.GuestMerges;
import io.relais.core.guest.GuestPage;
import io.relais.core.guest.GuestQuery;
import io.relais.core.guest.Guests;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.reservation.GuestStay;
import io.relais.core.reservation.GuestStays;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Asks for guests and makes them readable. */
@Singleton
final class GuestViews {
    private static final int ROWS = 50;
    private static final UUID NO_PROPERTY = new UUID(0, 0);

    private final Guests guests;
    private final GuestMerges merges;
    private final GuestStays stays;
    private final Properties properties;

    @Inject
    GuestViews(Guests guests, GuestMerges merges, GuestStays stays, Properties properties) {
        this.guests = guests;
        this.merges = merges;
        this.stays = stays;
        this.properties = properties;
    }

    /**
     * The list as it is read.
     *
     * @param similar nobody is called so, these are called nearly so
     * @param moreHref the following page, empty on the last
     */
    public record ListView(
            String q, boolean blockedOnly, boolean similar, List<Row> rows, String moreHref, boolean mayWrite) {}

    /** One guest in a list. */
    public record Row(
            String id, String number, String name, String email, String phone, String country, boolean blocked) {}

    /** One stay in a list. */
    public record StayRow(
            String id, String number, String property, String dates, String nights, String total, Badge state) {}

    /** One merge in a list. */
    public record MergeRow(String id, String sentence, String when, String state, boolean mayUndo) {}

    /** A guest as it is read. */
    public record Sheet(
            String id,
            String number,
            String name,
            String blocked,
            boolean erased,
            List<SheetView.Pair> details,
            String notes,
            List<StayRow> stays,
            String figures,
            String moreHref,
            List<HistoryView.Line> history,
            List<MergeRow> merges,
            boolean mayWrite,
            boolean mayErase) {}

    ListView list(Visit visit, String q, boolean blockedOnly, String cursor) {
        String text = q.strip();
        GuestPage page = guests.search(
                visit.principal(),
                new GuestQuery(text.substring(0, Math.min(100, text.length())), blockedOnly, cursor, ROWS));
        String next = page.nextCursor().isEmpty()
                ? ""
                : "/guests?q=" + encode(q) + (blockedOnly ? "&blocked=true" : "") + "&cursor="
                        + encode(page.nextCursor());
        return new ListView(
                q,
                blockedOnly,
                page.similar(),
                page.guests().stream().map(guest -> row(guest, visit)).toList(),
                next,
                visit.principal().may(Permission.GUESTS_WRITE));
    }

    Row row(Guest guest, Visit visit) {
        List<String> emails = guest.details().list(GuestField.EMAILS);
        List<String> phones = guest.details().list(GuestField.PHONES);
        return new Row(
                guest.id().toString(),
                guest.number(),
                name(guest, visit.texts()),
                emails.isEmpty() ? "" : emails.getFirst(),
                phones.isEmpty() ? "" : phones.getFirst(),
                value(GuestField.COUNTRY_CODE, guest.details().get(GuestField.COUNTRY_CODE), visit),
                guest.isBlocked());
    }

    Sheet sheet(Visit visit, UUID id, String cursor) {
        Principal principal = visit.principal();
        Guest guest = guests.get(principal, id);
        GuestStays.Page page = stays.list(principal, guest.id(), cursor, ROWS);
        ZoneId zone = properties.list(principal).stream()
                .map(Property::timeZone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
        boolean mayWrite = principal.may(Permission.GUESTS_WRITE) && !guest.erased();
        return new Sheet(
                guest.id().toString(),
                guest.number(),
                name(guest, visit.texts()),
                guest.details().get(GuestField.BLOCKED),
                guest.erased(),
                details(guest, visit),
                guest.details().get(GuestField.NOTES),
                page.rows().stream().map(stay -> stay(stay, visit)).toList(),
                figures(page, visit),
                page.nextCursor().isEmpty() ? "" : "/guests/" + guest.id() + "?cursor=" + encode(page.nextCursor()),
                history(guests.history(principal, guest.id()), zone, visit),
                merges.list(principal, guest.id()).stream()
                        .map(merge -> merge(merge, zone, visit, mayWrite))
                        .toList(),
                mayWrite,
                principal.may(Permission.GUESTS_ERASE) && !guest.erased());
    }

    Guest get(Visit visit, UUID id) {
        return guests.get(visit.principal(), id);
    }

    static String name(Guest guest, Texts texts) {
        String name = guest.name().isEmpty() ? guest.details().get(GuestField.COMPANY) : guest.name();
        return name.isEmpty() ? texts.of("guest.unknown") : name;
    }

    /** A value as it is read: countries, languages and dates by their names. */
    static String value(GuestField field, String value, Visit visit) {
        if (value.isEmpty()) {
            return "";
        }
        Locale locale = visit.texts().locale();
        return switch (field) {
            case NATIONALITY, COUNTRY_CODE -> Locale.of("", value).getDisplayCountry(locale);
            case LANGUAGES ->
                String.join(
                        ", ",
                        value.lines()
                                .map(tag -> Locale.forLanguageTag(tag).getDisplayLanguage(locale))
                                .toList());
            case BIRTH_DATE -> visit.formats().day(LocalDate.parse(value));
            case EMAILS, PHONES -> String.join(", ", value.lines().toList());
            case FIRST_NAME, LAST_NAME, COMPANY, ADDRESS, POST_CODE, CITY, NOTES, BLOCKED -> value;
        };
    }

    private static List<SheetView.Pair> details(Guest guest, Visit visit) {
        List<SheetView.Pair> pairs = new ArrayList<>();
        for (GuestField field : GuestField.values()) {
            String value = value(field, guest.details().get(field), visit);
            if (!value.isEmpty() && field != GuestField.NOTES && field != GuestField.BLOCKED) {
                pairs.add(new SheetView.Pair(visit.texts().of("field.guest." + field.code()), value));
            }
        }
        return pairs;
    }

    private static StayRow stay(GuestStay stay, Visit visit) {
        return new StayRow(
                stay.reservationId().toString(),
                stay.confirmationNumber(),
                stay.propertyName(),
                stay.arrival() == null
                        ? visit.texts().of("sheet.no-dates")
                        : visit.formats().day(stay.arrival()) + " → "
                                + visit.formats().day(stay.departure()),
                visit.texts().of("nights.short", stay.nights()),
                visit.formats().money(stay.total()),
                Badge.of(stay.status(), visit.texts()));
    }

    private static String figures(GuestStays.Page page, Visit visit) {
        List<String> parts = new ArrayList<>();
        parts.add(visit.texts().of("guests.stays", page.stays()));
        parts.add(visit.texts().of("nights", page.nights()));
        page.totals().forEach(total -> parts.add(visit.formats().money(total)));
        return String.join(" · ", parts);
    }

    private static List<HistoryView.Line> history(List<OrganisationEvent> told, ZoneId zone, Visit visit) {
        // A merge is told of both guests; seen from the kept one it is one line.
        List<Event> events = told.stream()
                .map(event -> new Event(
                        NO_PROPERTY, NO_PROPERTY, null, event.at(), event.type(), event.actor(), event.changes(), ""))
                .distinct()
                .toList();
        return HistoryView.of(events, zone, visit, "").lines();
    }

    private static MergeRow merge(GuestMerge merge, ZoneId zone, Visit visit, boolean mayWrite) {
        Texts texts = visit.texts();
        return new MergeRow(
                merge.id().toString(),
                texts.of(
                        "guests.merge.line",
                        name(merge.absorbed(), texts) + " " + merge.absorbed().number(),
                        name(merge.kept(), texts) + " " + merge.kept().number()),
                visit.formats().moment(merge.at(), zone) + " · " + merge.by(),
                merge.undone() ? texts.of("guests.merge.undone") : "",
                mayWrite && !merge.undone());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
