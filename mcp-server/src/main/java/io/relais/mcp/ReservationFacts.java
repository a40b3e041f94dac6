package io.relais.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relais.connector.ContactDetails;
import io.relais.core.event.Event;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.SheetStay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One reservation with its stays, contact and history. Holds no card data, masked or not.
 *
 * @param guarantee how payment is promised
 * @param version raised by every change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReservationFacts(
        FoundReservations.Line reservation,
        Contact contact,
        List<Stay> stays,
        String commission,
        String guarantee,
        @Nullable String remarks,
        int version,
        List<Happening> history) {
    /** Who booked, as told for this reservation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String city,
            @Nullable String countryCode,
            @Nullable String language) {
        static Contact of(ContactDetails details) {
            return new Contact(
                    Words.orNull(details.firstName()),
                    Words.orNull(details.lastName()),
                    Words.orNull(details.email()),
                    Words.orNull(details.phone()),
                    Words.orNull(details.city()),
                    Words.orNull(details.countryCode()),
                    Words.orNull(details.language()));
        }
    }

    /** One line of the reservation. Amounts as {@code 103.50 EUR}, one per night in order where known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Stay(
            @Nullable String unitType,
            @Nullable String ratePlan,
            @Nullable String unit,
            LocalDate arrival,
            LocalDate departure,
            int adults,
            int children,
            List<String> nightAmounts,
            String total,
            @Nullable String guestName,
            @Nullable String mealPlan,
            boolean overbooked) {
        static Stay of(SheetStay stay) {
            return new Stay(
                    Words.orNull(stay.unitType()),
                    Words.orNull(stay.ratePlan()),
                    Words.orNull(stay.unit()),
                    stay.dates().arrival(),
                    stay.dates().departure(),
                    stay.occupancy().adults(),
                    stay.occupancy().children(),
                    stay.nightAmounts().stream().map(Object::toString).toList(),
                    stay.total().toString(),
                    Words.orNull(stay.guestName()),
                    Words.orNull(stay.mealPlan()),
                    stay.overbooked());
        }
    }

    /** What happened: {@code changes} as {@code departure: 2026-07-16 -> 2026-07-17}. */
    public record Happening(Instant at, String what, String who, List<String> changes) {
        static Happening of(Event event) {
            return new Happening(
                    event.at(),
                    event.type().code(),
                    event.actor().name() + " (" + event.actor().kind().name().toLowerCase(Locale.ROOT) + ")",
                    event.changes().stream()
                            .map(c -> c.field() + ": " + c.before() + " -> " + c.after())
                            .toList());
        }
    }

    static ReservationFacts of(ReservationSheet sheet, List<Event> history) {
        return new ReservationFacts(
                FoundReservations.Line.of(sheet.row()),
                Contact.of(sheet.contact().details()),
                sheet.stays().stream().map(Stay::of).toList(),
                sheet.commission().toString(),
                sheet.guarantee(),
                Words.orNull(sheet.remarks()),
                sheet.version(),
                history.stream().map(Happening::of).toList());
    }
}
