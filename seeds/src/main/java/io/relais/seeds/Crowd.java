package io.relais.seeds;

import io.relais.connector.ContactDetails;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Invented guests; a third of them come again and again. */
final class Crowd {
    private static final int GUESTS = 7_000;
    private static final int REGULARS = 900;

    private record Country(String code, String language, List<String> first, List<String> last) {}

    private static final List<Country> COUNTRIES = List.of(
            new Country(
                    "FR",
                    "fr",
                    List.of(
                            "Zoé",
                            "Hélène",
                            "François",
                            "Noël",
                            "Maëlle",
                            "Gérard",
                            "Aurélie",
                            "Loïc",
                            "Chloé",
                            "Benoît",
                            "Inès"),
                    List.of(
                            "Martin",
                            "Lefèvre",
                            "Dubois",
                            "Béranger",
                            "Château",
                            "Pélissier",
                            "Gauthier",
                            "Hervé",
                            "Riou")),
            new Country(
                    "DE",
                    "de",
                    List.of("Jürgen", "Anna", "Björn", "Käthe", "Sören", "Lena", "Günther", "Heike", "Uwe"),
                    List.of("Müller", "Großmann", "Weber", "Schäfer", "Köhler", "Weiß", "Jäger", "Böhm")),
            new Country(
                    "NL",
                    "nl",
                    List.of("Sanne", "Daan", "Femke", "Joost", "Maartje", "Wouter"),
                    List.of("de Vries", "van den Berg", "Bakker", "Visser", "Smit", "Meijer")),
            new Country(
                    "GB",
                    "en",
                    List.of("Oliver", "Emily", "Harry", "Charlotte", "Siobhán", "Rhys"),
                    List.of("Smith", "Jones", "O’Connor", "Taylor", "Brown", "Davies")),
            new Country(
                    "ES",
                    "es",
                    List.of("José", "Begoña", "Íñigo", "Lucía", "Andrés", "Nuria"),
                    List.of("García", "Muñoz", "Ibáñez", "Núñez", "López", "Peña")),
            new Country(
                    "PL",
                    "pl",
                    List.of("Paweł", "Agnieszka", "Łukasz", "Małgorzata", "Wojciech"),
                    List.of("Kowalski", "Wiśniewska", "Wójcik", "Zając", "Dąbrowski")));

    private final Random random;

    Crowd(Random random) {
        this.random = random;
    }

    /** Somebody: one of the regulars, or somebody of the crowd. */
    ContactDetails next() {
        return guest(random.nextInt(3) == 0 ? random.nextInt(REGULARS) : REGULARS + random.nextInt(GUESTS));
    }

    /** The same number is the same guest on every machine. */
    private static ContactDetails guest(int number) {
        Random own = new Random(number * 7_919L + 17);
        Country country = COUNTRIES.get(Math.min(own.nextInt(COUNTRIES.size()), own.nextInt(COUNTRIES.size())));
        String first = country.first().get(own.nextInt(country.first().size()));
        String last = country.last().get(own.nextInt(country.last().size()));
        String mail = plain(first) + "." + plain(last) + number + "@example.com";
        String phone = "+" + (30 + own.nextInt(19)) + (600_000_000 + own.nextInt(99_999_999));
        return new ContactDetails(first, last, mail, phone, "", "", "", "", country.code(), country.language());
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
    }
}
