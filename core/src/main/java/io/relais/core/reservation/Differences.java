package io.relais.core.reservation;

import io.relais.core.event.Event;
import io.relais.vocabulary.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What differs beyond dates, people and total: each field of each stay that was there before and is there after, the charges, and
 * what the desk keeps. A field of one of several stays carries the stay's number, as {@code unit/2}.
 */
final class Differences {
    private Differences() {}

    static List<Event.Change> of(Entry before, Entry after, Names names) {
        List<Event.Change> fields = new ArrayList<>();
        String currency = after.row().currency();
        for (StayRow now : after.stays()) {
            String of = after.stays().size() == 1 ? "" : "/" + now.line();
            before.stay(now.line()).ifPresent(old -> {
                Sentences.add(fields, "unit-type" + of, names.of(old.unitTypeId()), names.of(now.unitTypeId()));
                Sentences.add(fields, "rate-plan" + of, names.of(old.ratePlanId()), names.of(now.ratePlanId()));
                Sentences.add(fields, "unit" + of, names.of(old.unitId()), names.of(now.unitId()));
                Sentences.add(fields, "meal-plan" + of, old.mealPlan(), now.mealPlan());
                Sentences.add(fields, "party" + of, party(old), party(now));
                Sentences.add(fields, "prices" + of, prices(old, before.row().currency()), prices(now, currency));
            });
        }
        Sentences.add(fields, "charges", charges(before), charges(after));
        terms(fields, before.row(), after.row(), names);
        return fields;
    }

    private static void terms(List<Event.Change> fields, ReservationRow before, ReservationRow after, Names names) {
        Terms old = before.terms();
        Terms now = after.terms();
        Sentences.add(fields, "fee", money(old.fee(), before.currency()), money(now.fee(), after.currency()));
        Sentences.add(fields, "tags", String.join(", ", old.tags()), String.join(", ", now.tags()));
        Sentences.add(
                fields, "promotion", String.join(", ", old.promotionCodes()), String.join(", ", now.promotionCodes()));
        Sentences.add(fields, "group", names.of(old.groupId()), names.of(now.groupId()));
        Sentences.add(
                fields,
                "option-expires",
                Sentences.text(before.status() == Status.OPTION ? old.optionExpiresAt() : null),
                Sentences.text(after.status() == Status.OPTION ? now.optionExpiresAt() : null));
    }

    /** Equal nights in a row as one: {@code 3 × 100.00 EUR, 1 × 80.00 EUR}. */
    private static String prices(StayRow stay, String currency) {
        List<String> runs = new ArrayList<>();
        List<Long> amounts = stay.nightAmounts();
        int from = 0;
        for (int i = 1; i <= amounts.size(); i++) {
            if (i == amounts.size() || !amounts.get(i).equals(amounts.get(from))) {
                runs.add(i - from + " × " + money(amounts.get(from), currency));
                from = i;
            }
        }
        return String.join(", ", runs);
    }

    private static String charges(Entry entry) {
        return entry.charges().stream()
                .map(charge -> charge.name() + (charge.quantity() == 1 ? "" : " × " + charge.quantity()) + " "
                        + money(charge.amount(), entry.row().currency()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String party(StayRow stay) {
        return stay.party().counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String money(long amount, String currency) {
        return new Money(amount, currency).toString();
    }
}
