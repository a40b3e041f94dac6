package io.relais.server.console;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Modification;
import io.relais.core.reservation.PriceChoice;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.SheetStay;
import io.relais.core.reservation.StayChange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form of a modification; a field that was not sent is as the reservation has it. Fields of a stay end in
 * its id.
 */
record ModifyForm(ReservationSheet sheet, MultivaluedMap<String, String> typed) {
    private static final int PEOPLE_MAX = 99;

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
        int adults = TypedText.number("adults", adults(stay), 0, PEOPLE_MAX);
        int children = TypedText.number("children", children(stay), 0, PEOPLE_MAX);
        List<Integer> ages = Arrays.stream(ages(stay).split("[,;\\s]+", -1))
                .filter(age -> !age.isBlank())
                .map(age -> TypedText.number("ages", age, 0, PEOPLE_MAX))
                .toList();
        TypedText.number("adults + children", String.valueOf(adults + children), 1, PEOPLE_MAX);
        TypedText.number("ages", String.valueOf(ages.size()), 0, children);
        return new StayChange(
                stay.id(),
                new StayDates(arrival, departure),
                id(unitType(stay), ProblemCode.UNIT_TYPE_UNKNOWN),
                unitType(stay).equals(text(stay.unitTypeId())) ? id(unit(stay), ProblemCode.UNIT_UNKNOWN) : null,
                id(ratePlan(stay), ProblemCode.RATE_PLAN_UNKNOWN),
                new Occupancy(adults, children, ages),
                null,
                null,
                meals(stay).isBlank() ? null : TypedText.text("meals", meals(stay)));
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
