package io.relais.core.reservation;

import io.relais.core.property.Party;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a channel's reservation the desk may change, each with its value as text. */
public enum KeptField {
    STATUS,
    REMARKS,
    CONTACT,
    TOTAL,
    DATES,
    UNIT_TYPE,
    RATE_PLAN,
    PEOPLE,
    MEAL_PLAN,
    PRICES;

    /** Fields of the reservation as a whole; contact is kept beside, because it is no part of an entry. */
    static final List<KeptField> OF_ALL = List.of(STATUS, REMARKS, TOTAL);

    static final List<KeptField> OF_STAY = List.of(DATES, UNIT_TYPE, RATE_PLAN, PEOPLE, MEAL_PLAN, PRICES);

    /** Stored form, as {@code unit-type}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The field of that code, if any. */
    public static Optional<KeptField> ofCode(String code) {
        return Arrays.stream(values()).filter(f -> f.code().equals(code)).findFirst();
    }

    /** Its value in the entry; empty when the entry has no such stay. */
    Optional<String> read(Entry entry, String line) {
        return switch (this) {
            case STATUS -> Optional.of(entry.row().status().code());
            case REMARKS -> Optional.of(entry.row().remarks());
            case TOTAL -> Optional.of(Long.toString(entry.row().total()));
            case CONTACT -> Optional.empty();
            case DATES, UNIT_TYPE, RATE_PLAN, PEOPLE, MEAL_PLAN, PRICES ->
                entry.stay(line).map(this::read);
        };
    }

    private String read(StayRow stay) {
        return switch (this) {
            case DATES -> stay.dates().arrival() + "/" + stay.dates().departure();
            case UNIT_TYPE -> text(stay.unitTypeId());
            case RATE_PLAN -> text(stay.ratePlanId());
            case PEOPLE -> people(stay.occupancy(), stay.party());
            case MEAL_PLAN -> stay.mealPlan();
            case PRICES -> stay.nightAmounts().stream().map(String::valueOf).collect(Collectors.joining(","));
            case STATUS, REMARKS, CONTACT, TOTAL -> "";
        };
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    /** {@code 2+1:7;adult=2,child=1}: adults, children, their ages, and the party by age category. */
    private static String people(Occupancy people, Party party) {
        return people.adults() + "+" + people.children() + ":"
                + people.childAges().stream().map(String::valueOf).collect(Collectors.joining(",")) + ";"
                + party.counts().entrySet().stream()
                        .map(count -> count.getKey() + "=" + count.getValue())
                        .collect(Collectors.joining(","));
    }

    static StayDates dates(String text) {
        String[] days = text.split("/", -1);
        return new StayDates(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
    }

    static @Nullable UUID id(String text) {
        return text.isEmpty() ? null : UUID.fromString(text);
    }

    static List<Long> amounts(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(Long::valueOf).toList();
    }

    static Occupancy occupancy(String text) {
        String counts = text.substring(0, text.indexOf(':'));
        String ages = text.substring(text.indexOf(':') + 1, text.indexOf(';'));
        return new Occupancy(
                Integer.parseInt(counts.substring(0, counts.indexOf('+'))),
                Integer.parseInt(counts.substring(counts.indexOf('+') + 1)),
                ages.isEmpty()
                        ? List.of()
                        : Arrays.stream(ages.split(",", -1))
                                .map(Integer::valueOf)
                                .toList());
    }

    static Party party(String text) {
        String counts = text.substring(text.indexOf(';') + 1);
        List<String[]> pairs = counts.isEmpty()
                ? Collections.emptyList()
                : Arrays.stream(counts.split(",", -1))
                        .map(pair -> pair.split("=", -1))
                        .toList();
        return Party.of(
                pairs.stream().map(pair -> pair[0]).toList(),
                pairs.stream().map(pair -> Integer.valueOf(pair[1])).toList());
    }
}
