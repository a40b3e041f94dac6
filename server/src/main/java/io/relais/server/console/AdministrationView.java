package io.relais.server.console;

import io.relais.connector.ContactDetails;
import io.relais.core.access.Permission;
import io.relais.core.payment.PaymentMethod;
import io.relais.core.property.CustomField;
import io.relais.core.property.Property;
import io.relais.core.reservation.Administration;
import io.relais.core.reservation.CustomValue;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the desk writes beside a reservation, as forms.
 *
 * @param contact of this reservation alone
 * @param birthDate ISO date as told for this reservation, empty when it was not
 * @param keeps whether a change of the contact protects it from the channel's next message
 * @param suggestions tags of the property
 */
public record AdministrationView(
        List<RegisterView.Choice> methods,
        List<RegisterView.Choice> languages,
        String arrivalTime,
        String invoiceNotes,
        String plates,
        String tags,
        List<String> suggestions,
        List<Field> fields,
        List<NoteLine> notes,
        ContactDetails contact,
        String birthDate,
        boolean keeps,
        boolean mayWrite) {
    /**
     * A field of the property's own.
     *
     * @param type of the input: text, number, date, boolean, choice
     * @param asked false for one that is retired: shown, not asked
     */
    public record Field(
            String code,
            String label,
            String type,
            String value,
            boolean required,
            boolean asked,
            List<String> choices) {}

    /** An internal note. */
    public record NoteLine(
            String id, String text, boolean pinned, String when, String fullWhen, String author, boolean edited) {}

    static AdministrationView of(
            ReservationSheet sheet, Property property, Visit visit, List<String> suggestions, String birthDate) {
        Texts texts = visit.texts();
        Administration kept = sheet.desk().administration();
        var time = kept.arrivalTime();
        return new AdministrationView(
                Stream.of(PaymentMethod.values())
                        .map(method -> new RegisterView.Choice(
                                method.code(),
                                texts.of("method." + method.code()),
                                method.code().equals(kept.paymentMethod())))
                        .toList(),
                languages(kept.language(), property, texts),
                time == null ? "" : time.toString(),
                kept.invoiceNotes(),
                String.join("\n", kept.plates()),
                String.join(", ", sheet.terms().tags()),
                suggestions,
                sheet.desk().values().stream().map(value -> field(value, texts)).toList(),
                sheet.desk().notes().stream()
                        .map(note -> new NoteLine(
                                note.id().toString(),
                                note.text(),
                                note.pinned(),
                                visit.formats().moment(note.at(), property.timeZone()),
                                visit.formats().full(note.at(), property.timeZone()),
                                note.author(),
                                note.editedAt() != null))
                        .toList(),
                sheet.contact().details(),
                birthDate,
                sheet.row().source() == Source.CHANNEL,
                visit.principal().may(Permission.RESERVATIONS_WRITE));
    }

    private static Field field(CustomValue value, Texts texts) {
        CustomField field = value.field();
        return new Field(
                field.code(),
                field.labelIn(texts.language()),
                field.type().code(),
                value.value(),
                field.required(),
                field.isAsked(),
                field.choices());
    }

    /** The property's languages, the most usual ones, and the one that is kept. */
    private static List<RegisterView.Choice> languages(String kept, Property property, Texts texts) {
        List<String> tags = new ArrayList<>(property.languages());
        tags.addAll(List.of("en", "fr", "de", "nl", "es", "it"));
        tags.add(kept);
        return tags.stream()
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .map(tag -> new RegisterView.Choice(
                        tag, Locale.forLanguageTag(tag).getDisplayLanguage(texts.locale()), tag.equals(kept)))
                .toList();
    }
}
