package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.quote.OptionChoice;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reads what is told of a stay whose price is asked. */
final class StayParams {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);
    private static final int PEOPLE_MAX = 99;
    private static final int AGE_MAX = 150;
    private static final int LIST_MAX = 50;
    private static final int CODE_MAX = 40;

    private StayParams() {}

    @Schema(name = "ChosenOption", description = "An option or extra that the guest wants.")
    record OptionBody(
            @Schema(required = true, examples = "breakfast") @Nullable
            String code,

            @Schema(minimum = "1", maximum = "999", defaultValue = "1") @Nullable
            Integer quantity) {}

    static StayDates dates(@Nullable String from, @Nullable String to) {
        LocalDate arrival = date("arrival", from);
        LocalDate departure = date("departure", to);
        Params.within("departure - arrival", ChronoUnit.DAYS.between(arrival, departure), 1, StayDates.NIGHTS_MAX);
        return new StayDates(arrival, departure);
    }

    /** A date that must be there, of this century. */
    static LocalDate date(String name, @Nullable String text) {
        LocalDate date = Params.date(name, Params.required(name, text));
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw Problem.of(ProblemCode.VALUE_INVALID, name, "2000-01-01 to 2100-12-31");
        }
        return date;
    }

    /** Adults and children; a party by age category may stand for both. */
    static Occupancy occupancy(
            @Nullable Integer adults, @Nullable Integer children, @Nullable List<Integer> ages, Party party) {
        int grown = Params.within("adults", count(adults, party), 0, PEOPLE_MAX);
        int small = Params.within("children", children == null ? 0 : children, 0, PEOPLE_MAX);
        Params.within("adults + children", grown + small, party.isKnown() ? 0 : 1, PEOPLE_MAX);
        List<Integer> told = ages == null ? List.of() : ages;
        Params.within("childAges", told.size(), 0, small);
        told.forEach(age -> Params.within("childAges", age == null ? -1 : age, 0, AGE_MAX));
        return new Occupancy(grown, small, told);
    }

    private static int count(@Nullable Integer adults, Party party) {
        return adults == null && party.isKnown() ? 0 : Params.required("adults", adults);
    }

    static Party party(@Nullable Map<String, Integer> told) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        if (told != null) {
            Params.within("party", told.size(), 0, LIST_MAX);
            told.forEach((code, count) -> {
                String key = Params.text("party", Params.required("party", code), CODE_MAX);
                counts.put(key, Params.within("party." + key, count == null ? 0 : count, 1, PEOPLE_MAX));
            });
        }
        return new Party(counts);
    }

    static List<OptionChoice> options(@Nullable List<OptionBody> told) {
        List<OptionBody> list = told == null ? List.of() : told;
        Params.within("options", list.size(), 0, LIST_MAX);
        return list.stream()
                .map(option -> Params.required("options", option))
                .map(option -> new OptionChoice(
                        Params.text("options.code", Params.required("options.code", option.code()), CODE_MAX),
                        Params.within("options.quantity", option.quantity() == null ? 1 : option.quantity(), 1, 999)))
                .toList();
    }

    static String promotion(@Nullable String code) {
        return Params.text("promotionCode", code, CODE_MAX);
    }
}
