package io.relais.connector.bookingcom;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.ListedReservation;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code historical-reservations}: Booking.com's own list of what it sold, for comparison. */
final class History {
    /** Booking.com tells no longest span; a month keeps an answer small and a year within the 25 requests of a day. */
    static final int DAYS_MAX = 31;

    private History() {}

    static String path(String property, LocalDate from, LocalDate to) {
        return "/revenue-management-api/properties/" + property + "/historical-reservations?created_at_start=" + from
                + "&created_at_end=" + to;
    }

    static List<ListedReservation> reservations(JsonNode data, String currency) {
        String told = JsonCalls.text(data, "currency");
        String code = told.isEmpty() ? currency : told;
        List<ListedReservation> listed = new ArrayList<>();
        for (JsonNode reservation : data.path("property_reservations")) {
            String number = JsonCalls.text(reservation, "property_reservation_id", "reservation_id");
            if (!number.isEmpty()) {
                listed.add(reservation(number, reservation.path("room_reservations"), code));
            }
        }
        return List.copyOf(listed);
    }

    private static ListedReservation reservation(String number, JsonNode rooms, String currency) {
        List<StayDates> dates = new ArrayList<>();
        List<Money> totals = new ArrayList<>();
        Optional<Instant> created = Optional.empty();
        int standing = 0;
        boolean complete = true;
        for (JsonNode room : rooms) {
            created = created.or(() -> Field.instant(JsonCalls.text(room, "created_at")));
            boolean cancelled = Head.isCancelled(JsonCalls.text(room, "status"));
            if (!cancelled) {
                standing++;
                dates(room).ifPresent(dates::add);
                // What is left out is not zero: without one room's amount the reservation's is not known.
                Optional<Money> total = JsonCalls.money(room.path("guest").path("total_price"), currency);
                complete = complete && total.isPresent();
                total.ifPresent(totals::add);
            }
        }
        Optional<Money> total = complete && !totals.isEmpty()
                ? Optional.of(Totals.of(totals.getFirst().currency(), totals))
                : Optional.empty();
        return new ListedReservation(number, standing == 0, standing, span(dates), total, created);
    }

    private static Optional<StayDates> dates(JsonNode room) {
        Optional<LocalDate> arrival = Field.date(JsonCalls.text(room, "checkin"), "checkin");
        Optional<LocalDate> departure = Field.date(JsonCalls.text(room, "checkout"), "checkout");
        return arrival.flatMap(first -> departure.filter(first::isBefore).map(last -> new StayDates(first, last)));
    }

    private static Optional<StayDates> span(List<StayDates> dates) {
        return dates.stream()
                .reduce((a, b) -> new StayDates(
                        a.arrival().isBefore(b.arrival()) ? a.arrival() : b.arrival(),
                        a.departure().isAfter(b.departure()) ? a.departure() : b.departure()));
    }
}
