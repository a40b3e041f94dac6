package io.relais.connector.example;

import io.relais.connector.ContactDetails;
import io.relais.connector.Extra;
import io.relais.connector.NightPrice;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationContent.Guarantee;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.connector.Revision;
import io.relais.connector.RoomStay;
import io.relais.connector.UnreadableMessage;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The partner's reservation into ours. Tolerant where the hub can live without a field, strict where it cannot: a number,
 * a property and, unless it is cancelled, the dates of a room.
 */
final class ExampleMapping {
    private static final int ID_PART_MAX = 60;

    private ExampleMapping() {}

    static ReservationMessage reservation(ExampleMessages.Reservation wire, int order, String digest) {
        String number = required("number", wire.number());
        String property = required("property", wire.property());
        Kind kind = kind(required("state", wire.state()));
        Revision revision = new Revision(instant("changed_at", wire.changedAt()), order, kind, digest);
        return new ReservationMessage(
                number,
                property,
                revision,
                kind,
                content(wire, kind),
                Optional.ofNullable(wire.guest()).map(ExampleMapping::contact));
    }

    private static Kind kind(String state) {
        return switch (state) {
            case "booked" -> Kind.NEW;
            case "changed" -> Kind.MODIFIED;
            case "cancelled" -> Kind.CANCELLED;
            default -> throw new UnreadableMessage("the field 'state' has an unknown value");
        };
    }

    /** A cancellation may come without rooms; a booking without rooms is not one. */
    private static Optional<ReservationContent> content(ExampleMessages.Reservation wire, Kind kind) {
        List<ExampleMessages.Room> rooms = list(wire.rooms());
        if (rooms.isEmpty() && kind == Kind.CANCELLED) {
            return Optional.empty();
        }
        if (rooms.isEmpty()) {
            throw new UnreadableMessage("the field 'rooms' is missing");
        }
        String currency = required("currency", wire.currency());
        List<RoomStay> stays = rooms.stream().map(room -> stay(room, currency)).toList();
        return Optional.of(new ReservationContent(
                stays,
                total(wire.total(), stays, currency),
                money("commission", wire.commission(), currency),
                List.of(),
                text(wire.wishes()),
                Boolean.TRUE.equals(wire.prepaid()) ? Guarantee.PAID_TO_CHANNEL : Guarantee.NONE,
                ""));
    }

    /** No total told: the rooms' totals are the best answer there is, and they are the partner's own numbers. */
    private static Money total(@Nullable BigDecimal told, List<RoomStay> stays, String currency) {
        return told != null
                ? money("total", told, currency)
                : stays.stream().map(RoomStay::total).reduce(money("total", null, currency), Money::plus);
    }

    private static RoomStay stay(ExampleMessages.Room room, String currency) {
        StayDates dates = dates(room);
        List<NightPrice> nights = nights(room, dates, currency);
        Money total = room.total() == null
                ? nights.stream().map(NightPrice::price).reduce(money("total", null, currency), Money::plus)
                : money("total", room.total(), currency);
        return new RoomStay(
                required("line", room.line()),
                text(room.room()),
                text(room.rate()),
                dates,
                Occupancy.of(people(room.adults()), people(room.children())),
                nights,
                list(room.services()).stream()
                        .map(service -> extra(service, currency))
                        .toList(),
                total,
                "",
                "",
                "");
    }

    private static StayDates dates(ExampleMessages.Room room) {
        LocalDate arrival = date("arrival", room.arrival());
        LocalDate departure = date("departure", room.departure());
        try {
            return new StayDates(arrival, departure);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage("the field 'departure' does not follow 'arrival'", e);
        }
    }

    /**
     * The contract wants all nights of the stay or none. When the partner's list has holes, it is dropped: guessing the
     * price of a night would be worse than keeping only the total, which is right.
     */
    private static List<NightPrice> nights(ExampleMessages.Room room, StayDates dates, String currency) {
        List<NightPrice> nights = list(room.nights()).stream()
                .map(night -> new NightPrice(
                        date("nights.date", night.date()),
                        money("nights.price", night.price(), currency),
                        text(room.rate())))
                .sorted(Comparator.comparing(NightPrice::night))
                .toList();
        boolean complete = nights.stream()
                .map(NightPrice::night)
                .toList()
                .equals(dates.dates().toList());
        return complete ? nights : List.of();
    }

    private static Extra extra(ExampleMessages.Service service, String currency) {
        return new Extra(
                text(service.name()),
                text(service.type()),
                money("services.price", service.price(), currency),
                Boolean.TRUE.equals(service.included()));
    }

    private static ContactDetails contact(ExampleMessages.Booker guest) {
        return new ContactDetails(
                text(guest.firstName()),
                text(guest.lastName()),
                text(guest.email()),
                text(guest.phone()),
                "",
                "",
                "",
                "",
                text(guest.country()),
                text(guest.language()));
    }

    private static int people(@Nullable Integer told) {
        return told == null ? 0 : Math.max(0, told);
    }

    private static Money money(String field, @Nullable BigDecimal amount, String currency) {
        return parsed(field, amount == null ? BigDecimal.ZERO : amount, it -> Money.ofDecimal(it, currency));
    }

    private static LocalDate date(String field, @Nullable String text) {
        return parsed(field, required(field, text), LocalDate::parse);
    }

    private static Instant instant(String field, @Nullable String text) {
        return parsed(field, required(field, text), Instant::parse);
    }

    /** Says which field is wrong, and not what it holds: the reason is shown and logged. */
    private static <T, R> R parsed(String field, T value, Function<T, R> parser) {
        try {
            return parser.apply(value);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new UnreadableMessage("the field '" + field + "' cannot be read", e);
        }
    }

    private static String required(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new UnreadableMessage("the field '" + field + "' is missing");
        }
        return text.strip();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /** A partner's text as a part of a message id, which has a length limit. */
    static String shortened(String text) {
        return text.length() <= ID_PART_MAX ? text : text.substring(0, ID_PART_MAX);
    }
}
