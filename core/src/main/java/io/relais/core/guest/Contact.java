package io.relais.core.guest;

import io.relais.connector.ContactDetails;
import java.text.Normalizer;
import java.util.Locale;

/** The snapshot of details given for one reservation. It is that reservation's own and never changes a guest. */
public record Contact(ContactDetails details) {
    /** Nothing known. */
    public static final Contact UNKNOWN = new Contact(new ContactDetails("", "", "", "", "", "", "", "", "", ""));

    /** First and last name in one, empty when unknown. */
    public String name() {
        return (details.firstName() + " " + details.lastName()).strip();
    }

    /** Text as the search box compares it: lower case, without accents. */
    public static String searchable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
