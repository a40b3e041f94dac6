package io.relais.connector.ical;

import io.relais.connector.CalendarEntry.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words by which calendars say what took a night. English and French are attested in real feeds (Vrbo/Abritel, OwnerRez, Smoobu); the
 * same words of the other languages in which these sites exist are their translations.
 */
final class Vocabulary {
    private static final Map<Kind, List<String>> WORDS = new LinkedHashMap<>();

    static {
        // In this order: "not available" is found before "available" could mean anything else.
        WORDS.put(
                Kind.TENTATIVE,
                List.of(
                        "tentative",
                        "provisoire",
                        "provisional",
                        "provisorisch",
                        "vorläufig",
                        "provvisori",
                        "voorlopig",
                        "pending"));
        WORDS.put(
                Kind.BLOCK,
                List.of(
                        "blocked",
                        "unavailable",
                        "not available",
                        "closed",
                        "owner",
                        "indisponible",
                        "bloqué",
                        "fermé",
                        "bloqueado",
                        "no disponible",
                        "blockiert",
                        "nicht verfügbar",
                        "bloccato",
                        "non disponibile",
                        "geblokkeerd",
                        "niet beschikbaar",
                        "bloqueada",
                        "indisponível"));
        WORDS.put(
                Kind.BOOKING,
                List.of(
                        "reserved",
                        "booked",
                        "booking",
                        "reservation",
                        "réservé",
                        "réservation",
                        "reservado",
                        "reservada",
                        "reserva",
                        "reserviert",
                        "gebucht",
                        "buchung",
                        "prenotat",
                        "prenotazione",
                        "gereserveerd",
                        "geboekt",
                        "reservering"));
    }

    private Vocabulary() {}

    /** What a summary says by its first words; null when it says nothing that we know. */
    static @Nullable Kind kind(String summary) {
        String lower = summary.toLowerCase(Locale.ROOT);
        for (Map.Entry<Kind, List<String>> words : WORDS.entrySet()) {
            for (String word : words.getValue()) {
                if (lower.startsWith(word)) {
                    return words.getKey();
                }
            }
        }
        return null;
    }

    /** Whether the text is nothing but one of the words, or a channel's name: then it names no guest. */
    static boolean isNoName(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return kind(text) != null
                || List.of("vrbo", "homeaway", "abritel", "airbnb", "booking.com", "smoobu", "guest", "client", "gast")
                        .contains(lower);
    }
}
