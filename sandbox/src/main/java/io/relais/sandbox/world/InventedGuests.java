package io.relais.sandbox.world;

import java.util.List;

/** Invented people for bookings without a name, in many scripts because real names are. The same number gives the same person. */
final class InventedGuests {
    private static final List<Guest> PEOPLE = List.of(
            guest("Camille", "Rousseau", "+33 6 39 98 00 11", "fr", "Lyon"),
            guest("Jonas", "Lindqvist", "+46 70 174 06 05", "sv", "Malmö"),
            guest("Małgorzata", "Wiśniewska", "+48 601 000 112", "pl", "Łódź"),
            guest("美咲", "高橋", "+81 90 0000 1122", "ja", "大阪市"),
            guest("فاطمة", "الصباح", "+965 5000 1122", "ar", "الكويت"),
            guest("Siobhán", "O'Neill", "+353 20 911 0000", "en", "Galway"),
            guest("Иван", "Петренко", "+380 39 000 1122", "uk", "Київ"),
            guest("João", "da Conceição", "+351 900 000 112", "pt", "Évora"),
            guest("Lena", "Groß", "+49 171 0000000", "de", "Köln"),
            guest("민호", "이", "+82 10 0000 1122", "ko", "부산"));
    private static final List<String> COUNTRIES = List.of("fr", "se", "pl", "jp", "kw", "ie", "ua", "pt", "de", "kr");

    private InventedGuests() {}

    static Guest person(long number) {
        int index = Math.floorMod(number, PEOPLE.size());
        Guest one = PEOPLE.get(index);
        return new Guest(
                one.firstName(),
                one.lastName(),
                "guest." + number + "@example.com",
                one.phone(),
                COUNTRIES.get(index),
                one.language(),
                one.city(),
                1 + index * 7 + " Main Street",
                String.format("%05d", 10_000 + Math.floorMod(number, 80_000L)));
    }

    private static Guest guest(String first, String last, String phone, String language, String city) {
        return new Guest(first, last, "", phone, "", language, city, "", "");
    }
}
