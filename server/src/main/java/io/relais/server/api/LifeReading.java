package io.relais.server.api;

import io.relais.connector.ContactDetails;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.quote.OptionChoice;
import io.relais.core.reservation.Modification;
import io.relais.core.reservation.Period;
import io.relais.core.reservation.PriceChoice;
import io.relais.core.reservation.Seen;
import io.relais.core.reservation.Status;
import io.relais.core.reservation.StatusChange;
import io.relais.core.reservation.StayChange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads changes of reservations: every field is checked here, so that core's records never meet what they refuse by exception. */
final class LifeReading {
    private static final int PEOPLE_MAX = 99;
    private static final int STAYS_MAX = 50;
    private static final int OPTIONS_MAX = 50;
    private static final int QUANTITY_MAX = 999;
    private static final int REASON_MAX = 500;
    private static final int REMARKS_MAX = 4_000;
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2100;

    private LifeReading() {}

    static StatusChange status(LifeBodies.StatusBody body) {
        String code = Params.required("status", body.status());
        Status status = Arrays.stream(Status.values())
                .filter(s -> s.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemCode.VALUE_INVALID,
                        "status",
                        "pending, option, confirmed, checked-in, checked-out, cancelled, no-show"));
        return new StatusChange(
                status,
                body.optionExpiresAt() == null ? null : instant("optionExpiresAt", body.optionExpiresAt()),
                body.fee(),
                reason(body.reason()));
    }

    static String reason(@Nullable String text) {
        return Params.text("reason", text, REASON_MAX);
    }

    static Modification modification(LifeBodies.ModificationBody body) {
        List<LifeBodies.StayBody> stays = list("stays", body.stays(), STAYS_MAX);
        ContactView contact = body.contact();
        return new Modification(
                stays.stream().map(LifeReading::stay).toList(),
                body.remarks() == null ? null : Params.text("remarks", body.remarks(), REMARKS_MAX),
                contact == null ? null : contact(contact));
    }

    static PriceChoice price(LifeBodies.@Nullable PriceBody body) {
        if (body == null) {
            return PriceChoice.take();
        }
        PriceChoice.Kind kind = PriceChoice.Kind.ofCode(Params.required("price.choice", body.choice()))
                .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, "price.choice", "keep, take, type"));
        return new PriceChoice(kind, body.total(), reason(body.reason()));
    }

    private static StayChange stay(LifeBodies.@Nullable StayBody body) {
        if (body == null) {
            throw Problem.of(ProblemCode.VALUE_MISSING, "stays[]");
        }
        return new StayChange(
                Params.requiredUuid("stayId", body.stayId()),
                body.arrival() == null && body.departure() == null ? null : dates(body.arrival(), body.departure()),
                optionalId("unitTypeId", body.unitTypeId()),
                optionalId("unitId", body.unitId()),
                optionalId("ratePlanId", body.ratePlanId()),
                body.adults() == null && body.children() == null && body.childAges() == null ? null : people(body),
                body.party() == null ? null : party(body.party()),
                body.options() == null
                        ? null
                        : list("options", body.options(), OPTIONS_MAX).stream()
                                .map(LifeReading::option)
                                .toList(),
                body.mealPlan() == null ? null : Params.shortText("mealPlan", body.mealPlan()));
    }

    private static Party party(Map<String, @Nullable Integer> told) {
        Party party = Sale.party("party", told);
        Params.within("party", party.counts().size(), 1, PEOPLE_MAX);
        return party;
    }

    private static OptionChoice option(LifeBodies.@Nullable OptionBody body) {
        if (body == null) {
            throw Problem.of(ProblemCode.VALUE_MISSING, "options[]");
        }
        return new OptionChoice(
                Params.shortText("options.code", Params.required("options.code", body.code())),
                Params.within("options.quantity", body.quantity() == null ? 1 : body.quantity(), 1, QUANTITY_MAX));
    }

    private static Occupancy people(LifeBodies.StayBody body) {
        int adults = Params.within("adults", Params.required("adults", body.adults()), 0, PEOPLE_MAX);
        int children = Params.within("children", body.children() == null ? 0 : body.children(), 0, PEOPLE_MAX);
        Params.within("adults + children", adults + children, 1, PEOPLE_MAX);
        List<Integer> ages = body.childAges() == null ? List.of() : body.childAges();
        Params.within("childAges", ages.size(), 0, children);
        ages.forEach(age -> Params.within("childAges", age == null ? -1 : age, 0, PEOPLE_MAX));
        return new Occupancy(adults, children, ages);
    }

    private static StayDates dates(@Nullable String from, @Nullable String to) {
        LocalDate arrival = date("arrival", from);
        LocalDate departure = date("departure", to);
        Params.within("departure - arrival", ChronoUnit.DAYS.between(arrival, departure), 1, StayDates.NIGHTS_MAX);
        return new StayDates(arrival, departure);
    }

    static LocalDate date(String name, @Nullable String text) {
        LocalDate date = Params.date(name, Params.required(name, text));
        Params.within(name, date.getYear(), YEAR_MIN, YEAR_MAX);
        return date;
    }

    static Period period(UUID stay, @Nullable String from, @Nullable String to) {
        return new Period(stay, date("from", from), date("to", to));
    }

    static UUID id(String name, @Nullable String text) {
        return Params.uuid(name, Params.required(name, text));
    }

    static List<UUID> ids(String name, @Nullable List<String> texts, int max) {
        return list(name, texts, max).stream().map(text -> id(name, text)).toList();
    }

    static List<Seen> seen(LifeBodies.GroupCancelBody body, int max) {
        return list("reservations", body.reservations(), max).stream()
                .map(seen -> new Seen(
                        id("reservations.id", seen == null ? null : seen.id()), seen == null ? null : seen.version()))
                .toList();
    }

    private static <T> List<T> list(String name, @Nullable List<T> given, int max) {
        List<T> list = given == null ? List.of() : given;
        Params.within(name, list.size(), 0, max);
        return list;
    }

    private static @Nullable UUID optionalId(String name, @Nullable String text) {
        return text == null ? null : Params.uuid(name, text);
    }

    private static Instant instant(String name, String text) {
        try {
            Instant instant = Instant.parse(text);
            Params.within(name, instant.atZone(java.time.ZoneOffset.UTC).getYear(), YEAR_MIN, YEAR_MAX);
            return instant;
        } catch (DateTimeParseException e) {
            throw Problem.of(ProblemCode.VALUE_INVALID, name, "2026-07-14T18:00:00Z");
        }
    }

    private static ContactDetails contact(ContactView told) {
        return Sale.details(told);
    }
}
