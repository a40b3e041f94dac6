package io.relais.server.api;

import io.relais.connector.ContactDetails;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.quote.OptionChoice;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.NewStay;
import io.relais.core.reservation.Source;
import io.relais.core.reservation.Status;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an own sale: every field is checked here, so that core's records never meet what they refuse by exception. */
final class Sale {
    static final String FLAT = "Required unless stays are told";

    private static final int PEOPLE_MAX = 99;
    private static final int AGE_MAX = 99;
    private static final int CATEGORIES_MAX = 30;
    private static final int OPTIONS_MAX = 50;
    private static final int QUANTITY_MAX = 999;
    private static final int CODE_MAX = 60;
    private static final int REMARKS_MAX = 4_000;
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2100;

    private Sale() {}

    static NewReservation of(NewReservationBody body) {
        return new NewReservation(
                Params.requiredUuid("propertyId", body.propertyId()),
                Source.API,
                status(body.status()),
                instant("optionExpiresAt", body.optionExpiresAt()),
                stays(body),
                Params.text("promotionCode", body.promotionCode(), CODE_MAX),
                contact(Params.required("contact", body.contact())),
                Params.text("remarks", body.remarks(), REMARKS_MAX));
    }

    private static Status status(@Nullable String text) {
        return switch (text == null ? "" : text) {
            case "", "confirmed" -> Status.CONFIRMED;
            case "pending" -> Status.PENDING;
            case "option" -> Status.OPTION;
            default -> throw Problem.of(ProblemCode.VALUE_INVALID, "status", "pending, option, confirmed");
        };
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.of(ProblemCode.VALUE_INVALID, name, "2026-06-01T18:00:00Z");
        }
    }

    private static List<NewStay> stays(NewReservationBody body) {
        List<@Nullable NewStayBody> told = body.stays();
        if (told == null) {
            return List.of(stay("", flat(body)));
        }
        refuseFlat(body);
        Params.within("stays", told.size(), 1, NewReservation.STAYS_MAX);
        return IntStream.range(0, told.size())
                .mapToObj(i -> stay("stays[" + i + "].", Params.required("stays[" + i + "]", told.get(i))))
                .toList();
    }

    private static void refuseFlat(NewReservationBody body) {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        flat.put("unitTypeId", body.unitTypeId());
        flat.put("ratePlanId", body.ratePlanId());
        flat.put("arrival", body.arrival());
        flat.put("departure", body.departure());
        flat.put("adults", body.adults());
        flat.put("children", body.children());
        flat.put("childAges", body.childAges());
        flat.put("party", body.party());
        flat.put("options", body.options());
        flat.forEach((name, value) -> {
            if (value != null) {
                throw Problem.of(ProblemCode.STAYS_AND_STAY, name);
            }
        });
    }

    private static NewStayBody flat(NewReservationBody body) {
        return new NewStayBody(
                body.unitTypeId(),
                body.ratePlanId(),
                body.arrival(),
                body.departure(),
                body.adults(),
                body.children(),
                body.childAges(),
                body.party(),
                body.options(),
                null);
    }

    private static NewStay stay(String at, NewStayBody body) {
        return new NewStay(
                Params.uuid(at + "unitTypeId", Params.required(at + "unitTypeId", body.unitTypeId())),
                Params.uuid(at + "ratePlanId", Params.required(at + "ratePlanId", body.ratePlanId())),
                dates(at, body),
                occupancy(at, body),
                party(at + "party", body.party()),
                options(at + "options", body.options()),
                Params.shortText(at + "guestName", body.guestName()));
    }

    private static StayDates dates(String at, NewStayBody body) {
        LocalDate arrival = date(at + "arrival", body.arrival());
        LocalDate departure = date(at + "departure", body.departure());
        Params.within(at + "departure - arrival", ChronoUnit.DAYS.between(arrival, departure), 1, StayDates.NIGHTS_MAX);
        return new StayDates(arrival, departure);
    }

    private static LocalDate date(String name, @Nullable String text) {
        LocalDate date = Params.date(name, Params.required(name, text));
        Params.within(name + " (year)", date.getYear(), YEAR_MIN, YEAR_MAX);
        return date;
    }

    private static Occupancy occupancy(String at, NewStayBody body) {
        int adults = Params.within(at + "adults", Params.required(at + "adults", body.adults()), 0, PEOPLE_MAX);
        int children = Params.within(at + "children", body.children() == null ? 0 : body.children(), 0, PEOPLE_MAX);
        Params.within(at + "adults + children", adults + children, 1, PEOPLE_MAX);
        List<Integer> ages = body.childAges() == null ? List.of() : body.childAges();
        Params.within(at + "childAges", ages.size(), 0, children);
        ages.forEach(age -> Params.within(at + "childAges", age == null ? -1 : age, 0, AGE_MAX));
        return new Occupancy(adults, children, ages);
    }

    /** Who comes; who is told with a zero does not. */
    static Party party(String name, @Nullable Map<String, @Nullable Integer> told) {
        if (told == null) {
            return Party.NONE;
        }
        Params.within(name, told.size(), 0, CATEGORIES_MAX);
        Map<String, Integer> counts = new LinkedHashMap<>();
        told.forEach((code, count) -> {
            String known = Params.text(name, Params.required(name, code), CODE_MAX);
            int number = Params.within(name, count == null ? -1 : count, 0, PEOPLE_MAX);
            if (number > 0) {
                counts.put(known, number);
            }
        });
        return new Party(counts);
    }

    private static List<OptionChoice> options(String name, @Nullable List<NewStayBody.@Nullable OptionBody> told) {
        if (told == null) {
            return List.of();
        }
        Params.within(name, told.size(), 0, OPTIONS_MAX);
        return told.stream()
                .flatMap(option -> Stream.of(Params.required(name, option)))
                .map(option -> new OptionChoice(
                        Params.text(name + ".code", Params.required(name + ".code", option.code()), CODE_MAX),
                        Params.within(
                                name + ".quantity",
                                option.quantity() == null ? 1 : option.quantity(),
                                1,
                                QUANTITY_MAX)))
                .toList();
    }

    private static ContactDetails contact(ContactView told) {
        Params.required("contact.lastName", told.lastName());
        return details(told);
    }

    static ContactDetails details(ContactView told) {
        return new ContactDetails(
                Params.shortText("contact.firstName", told.firstName()),
                Params.shortText("contact.lastName", told.lastName()),
                Params.shortText("contact.email", told.email()),
                Params.shortText("contact.phone", told.phone()),
                Params.shortText("contact.company", told.company()),
                Params.shortText("contact.address", told.address()),
                Params.shortText("contact.postCode", told.postCode()),
                Params.shortText("contact.city", told.city()),
                Params.shortText("contact.countryCode", told.countryCode()),
                Params.shortText("contact.language", told.language()));
    }
}
