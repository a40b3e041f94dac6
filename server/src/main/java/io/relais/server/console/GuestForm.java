package io.relais.server.console;

import io.relais.core.guest.Guest;
import io.relais.core.guest.GuestDetails;
import io.relais.core.guest.GuestField;
import io.relais.core.guest.Guests;
import io.relais.core.problem.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A guest's details as they are typed.
 *
 * @param id the guest's, empty for a new one
 * @param version as it was when the form was opened
 * @param error what is wrong as a whole, empty when it is said beside a field or nothing is
 */
public record GuestForm(String id, String number, String numberError, int version, List<Field> fields, String error) {
    /**
     * One field.
     *
     * @param kind text, date or lines
     */
    public record Field(String code, String label, String hint, String kind, String value, String error) {}

    static GuestForm of(Guest guest, Texts texts) {
        return new GuestForm(
                guest.id().toString(), guest.number(), "", guest.version(), fields(guest.details(), "", texts), "");
    }

    static GuestForm empty(Texts texts) {
        return new GuestForm("", "", "", 0, fields(GuestDetails.NONE, "", texts), "");
    }

    /** The form as it was sent, with what is wrong beside its field. */
    static GuestForm again(String id, MultivaluedMap<String, String> sent, Problem problem, Texts texts) {
        String detail = problem.detail(texts.locale());
        boolean number = detail.matches("(?s).*\\bnumber\\b.*")
                || "guest-number-taken".equals(problem.code().code());
        List<Field> fields = fields(details(sent), detail, texts);
        boolean said =
                number || fields.stream().anyMatch(field -> !field.error().isEmpty());
        return new GuestForm(id, text(sent, "number"), number ? detail : "", version(sent), fields, said ? "" : detail);
    }

    static int version(MultivaluedMap<String, String> sent) {
        String text = text(sent, "version");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    static Guests.Edit edit(MultivaluedMap<String, String> sent) {
        Map<GuestField, String> values = new EnumMap<>(GuestField.class);
        for (GuestField field : GuestField.values()) {
            if (sent.containsKey(field.code())) {
                values.put(field, text(sent, field.code()));
            }
        }
        return new Guests.Edit(text(sent, "number"), values);
    }

    static GuestDetails details(MultivaluedMap<String, String> sent) {
        return new GuestDetails(edit(sent).values());
    }

    static String text(MultivaluedMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }

    private static List<Field> fields(GuestDetails details, String problem, Texts texts) {
        List<Field> fields = new ArrayList<>();
        for (GuestField field : GuestField.values()) {
            String kind = switch (field) {
                case BIRTH_DATE -> "date";
                case EMAILS, PHONES, LANGUAGES, ADDRESS, NOTES -> "lines";
                case FIRST_NAME, LAST_NAME, NATIONALITY, COMPANY, POST_CODE, CITY, COUNTRY_CODE, BLOCKED -> "text";
            };
            fields.add(new Field(
                    field.code(),
                    texts.of("field.guest." + field.code()),
                    field.isList() ? texts.of("guests.one-per-line") : texts.orElse("guests.hint." + field.code(), ""),
                    kind,
                    details.get(field),
                    problem.matches("(?s).*\\b" + field.code() + "\\b.*") ? problem : ""));
        }
        return fields;
    }
}
