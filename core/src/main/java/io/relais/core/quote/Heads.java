package io.relais.core.quote;

import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.Occupancy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who comes, by the property's age table.
 *
 * @param byCategory in the table's order; empty when the property has no table
 * @param people those who count towards the unit's most people
 */
record Heads(Map<AgeCategory, Integer> byCategory, int people, int adults, int children) {

    /** Reads the party where it is told, else places adults and children in the table by their ages. */
    static Heads of(Tariff tariff, QuoteAsk ask) {
        List<AgeCategory> table = tariff.ageCategories();
        if (ask.party().isKnown()) {
            Map<String, AgeCategory> byCode = tariff.agesByCode();
            ask.party().counts().keySet().forEach(code -> {
                if (!byCode.containsKey(code)) {
                    throw new Refused(ProblemCode.CATEGORY_UNKNOWN, code);
                }
            });
            return counted(table, ask.party().counts());
        }
        Occupancy told = ask.occupancy();
        return table.stream().noneMatch(AgeCategory::isPerson)
                ? new Heads(Map.of(), told.people(), told.adults(), told.children())
                : counted(table, placed(table, told));
    }

    /** Adults and children as lines of the table; nobody where there is no line for them. */
    static Party party(List<AgeCategory> table, Occupancy told) {
        if (table.stream().noneMatch(AgeCategory::isPerson)) {
            return Party.NONE;
        }
        try {
            return new Party(placed(table, told));
        } catch (Refused ageless) {
            return Party.NONE;
        }
    }

    private static Map<String, Integer> placed(List<AgeCategory> table, Occupancy told) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        if (told.adults() > 0) {
            counts.merge(standard(table, true).code(), told.adults(), Integer::sum);
        }
        List<String> children = new ArrayList<>();
        for (int age : told.childAges()) {
            children.add(table.stream()
                    .filter(category -> category.takes(age))
                    .findFirst()
                    .orElseThrow(() -> new Refused(ProblemCode.AGE_UNKNOWN, age))
                    .code());
        }
        children.forEach(code -> counts.merge(code, 1, Integer::sum));
        int ageless = told.children() - told.childAges().size();
        if (ageless > 0) {
            counts.merge(standard(table, false).code(), ageless, Integer::sum);
        }
        return counts;
    }

    /** The category of somebody whose age is not told: the first of the table that fits, the oldest of the children. */
    private static AgeCategory standard(List<AgeCategory> table, boolean adult) {
        Optional<AgeCategory> found = table.stream()
                .filter(category -> category.isPerson() && category.adult() == adult)
                .reduce((a, b) -> !adult && b.toAge() > a.toAge() ? b : a);
        return found.orElseGet(
                () -> table.stream().filter(AgeCategory::isPerson).findFirst().orElseThrow());
    }

    private static Heads counted(List<AgeCategory> table, Map<String, Integer> counts) {
        Map<AgeCategory, Integer> byCategory = new LinkedHashMap<>();
        int people = 0;
        int adults = 0;
        int children = 0;
        for (AgeCategory category : table) {
            int count = counts.getOrDefault(category.code(), 0);
            if (count > 0) {
                if (category.maximum() > 0 && count > category.maximum()) {
                    throw new Refused(ProblemCode.TOO_MANY_OF_CATEGORY, category.name(), category.maximum());
                }
                byCategory.put(category, count);
                people += category.counted() ? count : 0;
                adults += category.isPerson() && category.adult() ? count : 0;
                children += category.isPerson() && !category.adult() ? count : 0;
            }
        }
        return new Heads(byCategory, people, adults, children);
    }

    void fit(UnitType type) {
        if (people > type.maxOccupancy()) {
            throw new Refused(ProblemCode.TOO_MANY_PEOPLE, type.name(), type.maxOccupancy());
        }
    }

    /** Everybody who sleeps there, babies too. */
    int sleepers() {
        return adults + children;
    }

    /** How many of a category are beyond the included number; whoever stands first in the table takes the included places. */
    int beyond(String code, int included) {
        int before = 0;
        for (Map.Entry<AgeCategory, Integer> entry : byCategory.entrySet()) {
            AgeCategory category = entry.getKey();
            int count = entry.getValue();
            if (category.code().equals(code)) {
                int start = category.counted() ? before : 0;
                return Math.max(0, start + count - Math.max(start, included));
            }
            before += category.counted() ? count : 0;
        }
        return 0;
    }

    /** How many are of one of the categories; of none named, the adults. */
    int among(List<String> codes) {
        return codes.isEmpty()
                ? adults
                : byCategory.entrySet().stream()
                        .filter(entry -> codes.contains(entry.getKey().code()))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
    }
}
