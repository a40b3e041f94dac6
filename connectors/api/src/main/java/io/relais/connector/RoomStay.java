package io.relais.connector;

import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.util.List;

/**
 * One room, pitch or unit of a reservation message.
 *
 * @param externalId the partner's number for this line, stable over modifications (key on this, never on position)
 * @param roomId the partner's number for the unit type; empty when the partner could not tell
 * @param rateId the partner's number for the rate plan; empty when the partner could not tell
 * @param dates arrival and departure
 * @param occupancy people
 * @param nights price of each night in order, one per night of {@code dates}; empty when the partner gives a total only
 * @param extras add-ons, services and taxes listed with this room
 * @param total the room's total as the partner counts it
 * @param guestName who sleeps there; empty when not told
 * @param mealPlan the partner's text on meals
 * @param remarks the partner's or guest's text on this room
 */
public record RoomStay(
        String externalId,
        String roomId,
        String rateId,
        StayDates dates,
        Occupancy occupancy,
        List<NightPrice> nights,
        List<Extra> extras,
        Money total,
        String guestName,
        String mealPlan,
        String remarks) {
    public RoomStay {
        nights = List.copyOf(nights);
        extras = List.copyOf(extras);
    }

    @Override
    public String toString() {
        return roomId + " " + dates + " " + total;
    }
}
