package io.relais.server.api;

import io.relais.core.guest.GuestDetails;
import io.relais.core.guest.GuestField;
import io.relais.core.guest.Guests;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "GuestInput",
        description =
                "What is known of a guest. In a change, what is left out stays; empty text or an empty list takes it away.")
record GuestBody(
        @Schema(description = "The house's next number when left out", examples = "VIP 7") @Nullable
        String number,

        @Schema(examples = "Anna") @Nullable String firstName,
        @Schema(examples = "Weber") @Nullable String lastName,

        @Schema(description = "At most 10", examples = "[\"anna.weber@example.com\"]") @Nullable
        List<String> emails,

        @Schema(description = "At most 10", examples = "[\"+49 30 1234567\"]") @Nullable
        List<String> phones,

        @Schema(format = "date", description = "ISO date", examples = "1980-02-29") @Nullable
        String birthDate,

        @Schema(description = "IETF tags, the preferred one first", examples = "[\"de\"]") @Nullable
        List<String> languages,

        @Schema(description = "ISO 3166 alpha-2", examples = "DE") @Nullable
        String nationality,

        @Nullable String company,
        @Nullable String address,
        @Nullable String postCode,
        @Schema(examples = "Berlin") @Nullable String city,

        @Schema(description = "ISO 3166 alpha-2", examples = "DE") @Nullable
        String countryCode,

        @Schema(description = "At most 4,000 characters") @Nullable
        String notes) {
    private static final int LIST_MAX = 10;
    private static final int NUMBER_MAX = 40;

    GuestDetails details() {
        return new GuestDetails(values());
    }

    Guests.Edit edit() {
        return new Guests.Edit(number(), values());
    }

    @Override
    public String number() {
        return Params.text("number", number, NUMBER_MAX);
    }

    private Map<GuestField, String> values() {
        Map<GuestField, String> values = new EnumMap<>(GuestField.class);
        put(values, GuestField.FIRST_NAME, firstName);
        put(values, GuestField.LAST_NAME, lastName);
        put(values, GuestField.EMAILS, lines("emails", emails));
        put(values, GuestField.PHONES, lines("phones", phones));
        put(values, GuestField.BIRTH_DATE, birthDate);
        put(values, GuestField.LANGUAGES, lines("languages", languages));
        put(values, GuestField.NATIONALITY, nationality);
        put(values, GuestField.COMPANY, company);
        put(values, GuestField.ADDRESS, address);
        put(values, GuestField.POST_CODE, postCode);
        put(values, GuestField.CITY, city);
        put(values, GuestField.COUNTRY_CODE, countryCode);
        put(values, GuestField.NOTES, notes);
        return values;
    }

    private static void put(Map<GuestField, String> values, GuestField field, @Nullable String value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    private static @Nullable String lines(String name, @Nullable List<String> texts) {
        if (texts == null) {
            return null;
        }
        Params.within(name, texts.size(), 0, LIST_MAX);
        if (texts.stream().anyMatch(text -> text == null || text.contains("\n"))) {
            throw Problem.of(ProblemCode.TEXT_INVALID, name, GuestField.EMAILS.max());
        }
        return String.join("\n", texts);
    }

    @Override
    public String toString() {
        return "GuestBody(redacted)";
    }
}
