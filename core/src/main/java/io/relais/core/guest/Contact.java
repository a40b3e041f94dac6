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
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .strip();
        StringBuilder folded = new StringBuilder(plain.length());
        plain.chars().forEach(letter -> folded.append(fold((char) letter)));
        return folded.toString();
    }

    /** Letters that are typed without their stroke or in two, though Unicode does not take them apart. */
    private static String fold(char letter) {
        return switch (letter) {
            case 'ø' -> "o";
            case 'đ', 'ð' -> "d";
            case 'ł' -> "l";
            case 'ħ' -> "h";
            case 'ı' -> "i";
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'þ' -> "th";
            default -> String.valueOf(letter);
        };
    }
}
