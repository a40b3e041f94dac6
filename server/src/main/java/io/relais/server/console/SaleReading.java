package io.relais.server.console;

import io.relais.connector.ContactDetails;
import io.relais.core.problem.Problem;
import io.relais.core.property.Party;
import io.relais.core.property.Property;
import io.relais.core.quote.OptionChoice;
import io.relais.core.quote.Tariff;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.NewStay;
import io.relais.core.reservation.Offers;
import io.relais.core.reservation.Source;
import io.relais.core.reservation.Status;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the form of a new reservation field by field and collects what is wrong, so that all of it is told at once. */
final class SaleReading {
    private static final int SHORT_MAX = 200;
    private static final int REMARKS_MAX = 4_000;
    private static final int CODE_MAX = 60;
    private static final int PEOPLE_MAX = 99;
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2100;

    private final SaleForm form;
    private final Tariff tariff;
    private final Property property;
    private final Texts texts;
    private final Map<String, String> errors = new LinkedHashMap<>();

    SaleReading(SaleForm form, Tariff tariff, Texts texts) {
        this.form = form;
        this.tariff = tariff;
        this.property = tariff.property();
        this.texts = texts;
    }

    /** Field to what is wrong with it. */
    Map<String, String> errors() {
        return errors;
    }

    /** Who comes and when; empty when that cannot be read. */
    Optional<Offers.Wish> wish() {
        LocalDate arrival = date("arrival");
        LocalDate departure = date("departure");
        Party party = CountField.party(tariff, this::number);
        Occupancy people = people(party);
        List<OptionChoice> options = CountField.chosen(tariff, this::number);
        if (arrival != null && departure != null && !isStay(arrival, departure)) {
            errors.put("departure", texts.of("new.departure.wrong", StayDates.NIGHTS_MAX));
        }
        String code = text("promotion", CODE_MAX);
        if (arrival == null || departure == null || !errors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Offers.Wish(property.id(), new StayDates(arrival, departure), people, party, options, code));
    }

    /** Who sleeps there: of the party where the property has an age table, else as typed. */
    private Occupancy people(Party party) {
        String first = tariff.ageCategories().isEmpty()
                ? "adults"
                : CountField.AGE + tariff.ageCategories().getFirst().code();
        Occupancy people = Occupancy.of(0, 0);
        if (party.isKnown()) {
            try {
                people = tariff.occupancy(party);
            } catch (Problem refused) {
                errors.put(first, texts.of("new.people.none"));
            }
        } else if (tariff.ageCategories().isEmpty()) {
            people = Occupancy.of(number("adults"), number("children"));
        }
        boolean readable = errors.keySet().stream().noneMatch(SaleReading::isPeople);
        if (readable && people.people() < 1) {
            errors.put(first, texts.of("new.people.none"));
        }
        return people;
    }

    /** The sale; empty when something is wrong. */
    Optional<NewReservation> sale() {
        Optional<Offers.Wish> wish = wish();
        ContactDetails contact = contact();
        Status status = status();
        Instant expires = status == Status.OPTION ? moment("expires") : null;
        String remarks = text("remarks", REMARKS_MAX);
        Optional<NewStay> stay = wish.flatMap(this::stay);
        if (stay.isEmpty() || !errors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NewReservation(
                property.id(),
                Source.DESK,
                status,
                expires,
                List.of(stay.get()),
                wish.orElseThrow().promotionCode(),
                contact,
                remarks));
    }

    private static boolean isPeople(String field) {
        return field.equals("adults") || field.equals("children") || field.startsWith(CountField.AGE);
    }

    private Optional<NewStay> stay(Offers.Wish wish) {
        String[] offer = form.of("offer").split("/", -1);
        Optional<UUID> type = Ids.find(offer[0]);
        Optional<UUID> plan = Ids.find(offer[offer.length - 1]);
        if (type.isEmpty() || plan.isEmpty()) {
            errors.put("offer", texts.of("new.offer.missing"));
            return Optional.empty();
        }
        return Optional.of(
                new NewStay(type.get(), plan.get(), wish.dates(), wish.occupancy(), wish.party(), wish.options(), ""));
    }

    private ContactDetails contact() {
        if (!form.has("lastName")) {
            errors.put("lastName", texts.of("new.name.missing"));
        }
        return new ContactDetails(
                text("firstName", SHORT_MAX),
                text("lastName", SHORT_MAX),
                text("email", SHORT_MAX),
                text("phone", SHORT_MAX),
                "",
                "",
                "",
                "",
                text("country", SHORT_MAX),
                text("language", SHORT_MAX));
    }

    private Status status() {
        return switch (form.of("status")) {
            case "option" -> Status.OPTION;
            case "pending" -> Status.PENDING;
            default -> Status.CONFIRMED;
        };
    }

    private static boolean isStay(LocalDate arrival, LocalDate departure) {
        long nights = ChronoUnit.DAYS.between(arrival, departure);
        return nights >= 1 && nights <= StayDates.NIGHTS_MAX;
    }

    private @Nullable LocalDate date(String field) {
        try {
            LocalDate date = LocalDate.parse(form.of(field));
            if (date.getYear() >= YEAR_MIN && date.getYear() <= YEAR_MAX) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // told below like a date out of range
        }
        errors.put(field, texts.of("new.date.wrong"));
        return null;
    }

    /** In the property's time. */
    private @Nullable Instant moment(String field) {
        try {
            LocalDateTime local = LocalDateTime.parse(form.of(field));
            if (local.getYear() >= YEAR_MIN && local.getYear() <= YEAR_MAX) {
                return local.atZone(property.timeZone()).toInstant();
            }
        } catch (DateTimeException notAMoment) {
            // told below like a moment out of range
        }
        errors.put(field, texts.of("new.expires.wrong"));
        return null;
    }

    private int number(String field) {
        try {
            int number = form.has(field) ? Integer.parseInt(form.of(field)) : 0;
            if (number >= 0 && number <= PEOPLE_MAX) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below like a number out of range
        }
        errors.put(field, texts.of("new.number.wrong", PEOPLE_MAX));
        return 0;
    }

    private String text(String field, int max) {
        String text = form.of(field);
        if (text.length() > max || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            errors.put(field, texts.of("new.text.wrong", max));
            return "";
        }
        return text;
    }
}
