package io.relais.server.console;

import io.relais.core.connection.Connectors;
import io.relais.core.property.Property;
import io.relais.core.reservation.Conflict;
import io.relais.core.reservation.RegisterRow;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Source;
import io.relais.core.reservation.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One reservation as it is read.
 *
 * @param conflict what is wrong, what follows and what to do; null when nothing is
 * @param contact what is known of the booker, label and value
 * @param mayCancel whether the reader may cancel it here
 * @param cancelElsewhere where it must be cancelled instead, empty when it may be here or is cancelled
 * @param mayAssign whether the reader may assign units
 * @param price every line of the price up to the balance
 * @param version what a change made from here is made for
 */
public record SheetView(
        String id,
        String number,
        Badge state,
        @Nullable Notice conflict,
        Mark source,
        String externalId,
        String property,
        String guest,
        String dates,
        String nights,
        String total,
        String commission,
        String guarantee,
        String madeAt,
        List<Pair> contact,
        List<StayView> stays,
        List<StayView.ExtraLine> extras,
        String remarks,
        boolean mayCancel,
        String cancelElsewhere,
        boolean mayAssign,
        PriceView price,
        List<String> tags,
        int version) {

    /** A label and its value. */
    public record Pair(String label, String value) {}

    static SheetView of(ReservationSheet sheet, Property property, List<StayView> stays, Reader reader) {
        RegisterRow row = sheet.row();
        Visit visit = reader.visit();
        Texts texts = visit.texts();
        Formats formats = visit.formats();
        Mark source = Mark.of(row, texts, reader.connectors());
        boolean open = row.status() != Status.CANCELLED && row.status() != Status.NO_SHOW;
        boolean ours = row.source() != Source.CHANNEL;
        return new SheetView(
                row.id().toString(),
                row.confirmationNumber(),
                Badge.of(row.status(), texts),
                notice(row.conflict(), texts),
                source,
                row.externalId(),
                row.propertyName(),
                row.guestName().isBlank() ? texts.of("guest.unknown") : row.guestName(),
                row.arrival() == null
                        ? texts.of("sheet.no-dates")
                        : formats.day(row.arrival()) + " → " + formats.day(row.departure()),
                row.arrival() == null ? "" : texts.of("nights", row.nights()),
                formats.money(row.total()),
                sheet.commission().minor() == 0 ? "" : formats.money(sheet.commission()),
                texts.orElse("guarantee." + sheet.guarantee(), sheet.guarantee()),
                made(row.createdAt(), property, formats),
                contact(sheet, texts),
                stays,
                StayView.extras(sheet.extras(), formats),
                sheet.remarks(),
                open && ours && reader.mayWrite(),
                open && !ours ? source.name() : "",
                open && reader.mayWrite(),
                PriceView.of(sheet, visit, source.name()),
                sheet.terms().tags(),
                sheet.version());
    }

    /** Who reads, and the words for what they read. */
    record Reader(Visit visit, Connectors connectors, boolean mayWrite) {}

    private static String made(Instant at, Property property, Formats formats) {
        return formats.full(at, property.timeZone());
    }

    private static @Nullable Notice notice(Conflict conflict, Texts texts) {
        if (conflict == Conflict.NONE) {
            return null;
        }
        String key = "conflict." + conflict.code();
        String tone = Badge.of(Status.CONFIRMED, conflict, texts).tone();
        return new Notice(tone, texts.of(key + ".title"), texts.of(key + ".consequence"), texts.of(key + ".remedy"));
    }

    private static List<Pair> contact(ReservationSheet sheet, Texts texts) {
        var details = sheet.contact().details();
        List<Pair> pairs = new ArrayList<>();
        add(pairs, texts.of("contact.name"), sheet.contact().name());
        add(pairs, texts.of("contact.email"), details.email());
        add(pairs, texts.of("contact.phone"), details.phone());
        add(pairs, texts.of("contact.company"), details.company());
        add(pairs, texts.of("contact.address"), address(details.address(), details.postCode() + " " + details.city()));
        add(pairs, texts.of("contact.country"), country(details.countryCode(), texts));
        add(pairs, texts.of("contact.language"), language(details.language(), texts));
        return pairs;
    }

    private static void add(List<Pair> pairs, String label, String value) {
        if (!value.isBlank()) {
            pairs.add(new Pair(label, value.strip()));
        }
    }

    private static String address(String street, String place) {
        return street.isBlank() || place.isBlank() ? (street + place).strip() : street + ", " + place.strip();
    }

    private static String country(String code, Texts texts) {
        return code.isBlank() ? "" : Locale.of("", code).getDisplayCountry(texts.locale());
    }

    private static String language(String tag, Texts texts) {
        return tag.isBlank() ? "" : Locale.forLanguageTag(tag).getDisplayLanguage(texts.locale());
    }
}
