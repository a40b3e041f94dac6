package io.relais.server.console;

import io.relais.connector.Extra;
import io.relais.core.property.Party;
import io.relais.core.reservation.SheetStay;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a reservation as it is read.
 *
 * @param title the unit type, or the partner's room while it is not mapped
 * @param state what is unusual about it, null when nothing is
 * @param prices equal nights joined; empty when only the total is known
 * @param units to choose from, empty where no unit can be assigned
 */
public record StayView(
        String id,
        String title,
        @Nullable Badge state,
        String dates,
        String nights,
        String people,
        String guest,
        String ratePlan,
        String mealPlan,
        String remarks,
        String unit,
        List<Price> prices,
        List<ExtraLine> extras,
        String total,
        List<RegisterView.Choice> units) {

    /** Some nights in a row at one price. */
    public record Price(String days, String each, String sum) {}

    /** An extra and whether the total has it already. */
    public record ExtraLine(String name, String total, boolean included) {}

    static StayView of(SheetStay stay, Visit visit, List<RegisterView.Choice> units) {
        Texts texts = visit.texts();
        Formats formats = visit.formats();
        boolean mapped = stay.unitTypeId() != null;
        return new StayView(
                stay.id().toString(),
                mapped ? stay.unitType() : texts.of("stay.unmapped-room", stay.remoteRoomId()),
                state(stay, texts),
                formats.day(stay.dates().arrival()) + " → "
                        + formats.day(stay.dates().departure()),
                texts.of("nights", stay.dates().nights()),
                stay.party().isKnown() ? party(stay.party(), texts) : people(stay.occupancy(), texts),
                stay.guestName(),
                stay.ratePlanId() != null ? stay.ratePlan() : texts.of("stay.unmapped-rate", stay.remoteRateId()),
                stay.mealPlan().isEmpty() ? "" : texts.orElse("meal." + stay.mealPlan(), stay.mealPlan()),
                stay.remarks(),
                stay.unit(),
                prices(stay, formats),
                extras(stay.extras(), formats),
                formats.money(stay.total()),
                units);
    }

    static List<ExtraLine> extras(List<Extra> extras, Formats formats) {
        return extras.stream()
                .map(extra -> new ExtraLine(extra.name(), formats.money(extra.total()), extra.included()))
                .toList();
    }

    static String people(Occupancy people, Texts texts) {
        String adults = texts.of("people.adults", people.adults());
        if (people.children() == 0) {
            return adults;
        }
        String children = texts.of("people.children", people.children());
        String ages = String.join(
                ", ", people.childAges().stream().map(String::valueOf).toList());
        return adults + ", " + children + (ages.isEmpty() ? "" : " (" + texts.of("people.ages", ages) + ")");
    }

    private static String party(Party party, Texts texts) {
        return party.counts().entrySet().stream()
                .map(entry -> texts.of("people.party", entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Badge state(SheetStay stay, Texts texts) {
        if (stay.overbooked()) {
            return new Badge("danger", texts.of("conflict.overbooked"));
        }
        return stay.unitTypeId() == null ? new Badge("danger", texts.of("conflict.unmapped-room")) : null;
    }

    /** A week at one price is one line, not seven. */
    private static List<Price> prices(SheetStay stay, Formats formats) {
        List<Money> amounts = stay.nightAmounts();
        List<Price> prices = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= amounts.size(); i++) {
            if (i == amounts.size() || !amounts.get(i).equals(amounts.get(from))) {
                prices.add(price(stay.dates().arrival().plusDays(from), i - from, amounts.get(from), formats));
                from = i;
            }
        }
        return prices;
    }

    private static Price price(LocalDate first, int nights, Money each, Formats formats) {
        Money sum = new Money(Math.multiplyExact(each.minor(), nights), each.currency());
        return new Price(
                formats.days(first, first.plusDays(nights - 1L)),
                nights == 1 ? "" : nights + " × " + formats.money(each),
                formats.money(sum));
    }
}
