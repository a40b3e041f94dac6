package io.relais.core.guest;

import io.relais.connector.ContactDetails;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything known of a guest, field by field. Printing it shows nobody. */
public record GuestDetails(Map<GuestField, String> values) {
    /** Nothing known. */
    public static final GuestDetails NONE = new GuestDetails(Map.of());

    public GuestDetails {
        Map<GuestField, String> kept = new EnumMap<>(GuestField.class);
        values.forEach((field, value) -> {
            if (!value.isEmpty()) {
                kept.put(field, value);
            }
        });
        values = Collections.unmodifiableMap(kept);
    }

    /** What a reservation's contact tells, as the beginning of a guest. */
    public static GuestDetails of(ContactDetails contact) {
        Map<GuestField, String> values = new EnumMap<>(GuestField.class);
        values.put(GuestField.FIRST_NAME, line(contact.firstName()));
        values.put(GuestField.LAST_NAME, line(contact.lastName()));
        values.put(GuestField.EMAILS, line(contact.email()));
        values.put(GuestField.PHONES, line(contact.phone()));
        values.put(GuestField.LANGUAGES, line(contact.language()));
        values.put(GuestField.COMPANY, line(contact.company()));
        values.put(GuestField.ADDRESS, line(contact.address()));
        values.put(GuestField.POST_CODE, line(contact.postCode()));
        values.put(GuestField.CITY, line(contact.city()));
        values.put(GuestField.COUNTRY_CODE, contact.countryCode().length() == 2 ? contact.countryCode() : "");
        values.replaceAll((field, value) -> value.length() <= field.max() ? value : value.substring(0, field.max()));
        return new GuestDetails(values);
    }

    private static String line(String text) {
        return text.replace("\u0000", "").replace('\n', ' ').replace('\r', ' ').strip();
    }

    public String get(GuestField field) {
        return values.getOrDefault(field, "");
    }

    /** The values of a list; of another field its value, nothing when there is none. */
    public List<String> list(GuestField field) {
        return get(field).lines().filter(line -> !line.isBlank()).toList();
    }

    public Optional<LocalDate> birthDate() {
        return get(GuestField.BIRTH_DATE).isEmpty()
                ? Optional.empty()
                : Optional.of(LocalDate.parse(get(GuestField.BIRTH_DATE)));
    }

    /** First and last name in one, empty when unknown. */
    public String name() {
        return (get(GuestField.FIRST_NAME) + " " + get(GuestField.LAST_NAME)).strip();
    }

    public boolean isBlocked() {
        return !get(GuestField.BLOCKED).isEmpty();
    }

    /** The same with one field otherwise. */
    public GuestDetails with(GuestField field, String value) {
        Map<GuestField, String> changed = new EnumMap<>(GuestField.class);
        changed.putAll(values);
        changed.put(field, value);
        return new GuestDetails(changed);
    }

    /** The fields that differ, in their order. */
    public List<GuestField> differences(GuestDetails other) {
        List<GuestField> differences = new ArrayList<>();
        for (GuestField field : GuestField.values()) {
            if (!get(field).equals(other.get(field))) {
                differences.add(field);
            }
        }
        return differences;
    }

    /** The values of both lists, ours first, each once however it is written. */
    static String union(String ours, String theirs) {
        LinkedHashSet<String> seen = new LinkedHashSet<>();
        List<String> lines = new ArrayList<>();
        (ours + "\n" + theirs).lines().filter(line -> !line.isBlank()).forEach(line -> {
            if (seen.add(key(line))) {
                lines.add(line);
            }
        });
        return String.join("\n", lines);
    }

    /** A telephone number is one with and without its country's prefix. */
    private static String key(String line) {
        return line.matches("[+()\\d .\\-/]+")
                ? IdentityKey.phone(line).map(IdentityKey::value).orElse(line)
                : Contact.searchable(line);
    }

    @Override
    public String toString() {
        return "GuestDetails(redacted)";
    }
}
