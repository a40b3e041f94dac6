package io.relais.server.console;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.quote.Extra;
import io.relais.core.quote.LineKind;
import io.relais.core.quote.OptionChoice;
import io.relais.core.quote.Tariff;
import io.relais.core.reservation.Modification;
import io.relais.core.reservation.PriceChoice;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.SheetStay;
import io.relais.core.reservation.Source;
import io.relais.core.reservation.StayChange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form of a modification; a field that was not sent is as the reservation has it. Fields of a stay end in
 * its id.
 */
record ModifyForm(ReservationSheet sheet, MultivaluedMap<String, String> typed, Tariff tariff) {
    private static final int PEOPLE_MAX = 99;
    private static final int COUNT_MAX = 999;

    /** True once somebody asked for a comparison or tried to save. */
    boolean isFilled() {
        return sheet.stays().stream().anyMatch(stay -> typed.containsKey("arrival-" + stay.id()));
    }

    String arrival(SheetStay stay) {
        return of("arrival", stay, stay.dates().arrival().toString());
    }

    String departure(SheetStay stay) {
        return of("departure", stay, stay.dates().departure().toString());
    }

    String unitType(SheetStay stay) {
        return of("type", stay, text(stay.unitTypeId()));
    }

    String ratePlan(SheetStay stay) {
        return of("plan", stay, text(stay.ratePlanId()));
    }

    String unit(SheetStay stay) {
        return of("unit", stay, "");
    }

    String adults(SheetStay stay) {
        return of("adults", stay, String.valueOf(stay.occupancy().adults()));
    }

    String children(SheetStay stay) {
        return of("children", stay, String.valueOf(stay.occupancy().children()));
    }

    String ages(SheetStay stay) {
        return of(
                "ages",
                stay,
                stay.occupancy().childAges().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    String meals(SheetStay stay) {
        return of("meals", stay, "");
    }

    /** People by age category; empty where adults and children are counted: no age table, or the channel counts. */
    List<CountField> people(SheetStay stay) {
        return isByAge()
                ? CountField.people(tariff, field -> count(field, stay), Map.of()).stream()
                        .map(field -> named(field, stay))
                        .toList()
                : List.of();
    }

    /** Options; a channel's reservation has the partner's. */
    List<CountField> options(SheetStay stay, Texts texts) {
        return isOwn()
                ? CountField.options(tariff, field -> count(field, stay), Map.of(), texts).stream()
                        .map(field -> named(field, stay))
                        .toList()
                : List.of();
    }

    private boolean isOwn() {
        return sheet.row().source() != Source.CHANNEL;
    }

    private boolean isByAge() {
        return isOwn() && !tariff.ageCategories().isEmpty();
    }

    private static CountField named(CountField field, SheetStay stay) {
        return new CountField(
                field.name() + "-" + stay.id(), field.label(), field.value(), field.hint(), field.error());
    }

    /** As typed, else as the stay was sold. */
    private String count(String field, SheetStay stay) {
        int sold = field.startsWith(CountField.AGE)
                ? party(stay).counts().getOrDefault(field.substring(CountField.AGE.length()), 0)
                : sold(stay).stream()
                        .filter(choice -> field.equals(CountField.OPTION + choice.code()))
                        .mapToInt(OptionChoice::quantity)
                        .sum();
        return of(field, stay, sold == 0 ? "" : String.valueOf(sold));
    }

    private Party party(SheetStay stay) {
        return stay.party().isKnown() ? stay.party() : tariff.party(stay.occupancy());
    }

    private List<OptionChoice> sold(SheetStay stay) {
        return sheet.charges().stream()
                .filter(charge -> stay.id().equals(charge.stayId()) && charge.kind() == LineKind.OPTION)
                .filter(charge -> !charge.code().isEmpty())
                .map(charge -> new OptionChoice(charge.code(), charge.quantity()))
                .flatMap(choice -> tariff.chosen(choice, stay.dates(), stay.occupancy(), stay.party()).stream())
                .toList();
    }

    /** All options that are wanted, null when they are as sold. What the property sells no more stays. */
    private @Nullable List<OptionChoice> wanted(SheetStay stay) {
        List<OptionChoice> sold = sold(stay);
        List<OptionChoice> wanted =
                new ArrayList<>(CountField.chosen(tariff, field -> number(field, count(field, stay), COUNT_MAX)));
        Set<String> offered = offered();
        sold.stream().filter(choice -> !offered.contains(choice.code())).forEach(wanted::add);
        return Set.copyOf(wanted).equals(Set.copyOf(sold)) ? null : wanted;
    }

    private Set<String> offered() {
        return tariff.extras().stream()
                .filter(extra -> !extra.mandatory())
                .map(Extra::code)
                .collect(Collectors.toSet());
    }

    private static int number(String field, String text, int max) {
        return text.isBlank() ? 0 : TypedText.number(field, text, 0, max);
    }

    String remarks() {
        return one("remarks", sheet.remarks());
    }

    String choice() {
        return one("choice", "take");
    }

    String price() {
        return one("price", "");
    }

    String reason() {
        return one("reason", "");
    }

    @Nullable
    Integer version() {
        return TypedText.version(one("version", ""));
    }

    Modification modification() {
        String remarks = TypedText.text("remarks", remarks().replace("\r\n", "\n"));
        return new Modification(
                sheet.stays().stream().map(this::change).toList(),
                remarks.equals(sheet.remarks()) ? null : remarks,
                null);
    }

    PriceChoice priceChoice() {
        PriceChoice.Kind kind = PriceChoice.Kind.ofCode(choice())
                .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, "choice", "keep, take, type"));
        Long total = kind == PriceChoice.Kind.TYPE
                ? TypedText.amount("price", price(), sheet.row().total().currency())
                : null;
        return new PriceChoice(kind, total, TypedText.text("reason", reason()));
    }

    private StayChange change(SheetStay stay) {
        LocalDate arrival = TypedText.date("arrival", arrival(stay));
        LocalDate departure = TypedText.date("departure", departure(stay));
        long nights = ChronoUnit.DAYS.between(arrival, departure);
        if (nights < 1 || nights > StayDates.NIGHTS_MAX) {
            throw Problem.of(ProblemCode.NUMBER_INVALID, "departure - arrival", 1, StayDates.NIGHTS_MAX);
        }
        Party party = isByAge()
                ? CountField.party(tariff, field -> number(field, count(field, stay), PEOPLE_MAX))
                : Party.NONE;
        boolean sameParty = party.counts().equals(party(stay).counts());
        if (isByAge() && !sameParty && !party.isKnown()) {
            throw Problem.of(ProblemCode.NUMBER_INVALID, "people", 1, PEOPLE_MAX);
        }
        return new StayChange(
                stay.id(),
                new StayDates(arrival, departure),
                id(unitType(stay), ProblemCode.UNIT_TYPE_UNKNOWN),
                unitType(stay).equals(text(stay.unitTypeId())) ? id(unit(stay), ProblemCode.UNIT_UNKNOWN) : null,
                id(ratePlan(stay), ProblemCode.RATE_PLAN_UNKNOWN),
                isByAge() ? null : occupancy(stay),
                isByAge() && !sameParty ? party : null,
                isOwn() ? wanted(stay) : null,
                meals(stay).isBlank() ? null : TypedText.text("meals", meals(stay)));
    }

    private Occupancy occupancy(SheetStay stay) {
        int adults = TypedText.number("adults", adults(stay), 0, PEOPLE_MAX);
        int children = TypedText.number("children", children(stay), 0, PEOPLE_MAX);
        List<Integer> ages = Arrays.stream(ages(stay).split("[,;\\s]+", -1))
                .filter(age -> !age.isBlank())
                .map(age -> TypedText.number("ages", age, 0, PEOPLE_MAX))
                .toList();
        TypedText.number("adults + children", String.valueOf(adults + children), 1, PEOPLE_MAX);
        TypedText.number("ages", String.valueOf(ages.size()), 0, children);
        return new Occupancy(adults, children, ages);
    }

    private static @Nullable UUID id(String text, ProblemCode unknown) {
        return text.isBlank() ? null : Ids.get(text, unknown);
    }

    private static String text(@Nullable UUID id) {
        return Objects.toString(id, "");
    }

    private String of(String field, SheetStay stay, String otherwise) {
        return one(field + "-" + stay.id(), otherwise);
    }

    private String one(String name, String otherwise) {
        String value = typed.getFirst(name);
        return value == null ? otherwise : value;
    }
}
