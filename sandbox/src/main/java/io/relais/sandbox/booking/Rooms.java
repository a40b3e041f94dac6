package io.relais.sandbox.booking;

import io.relais.sandbox.seed.Seeds.Account;
import io.relais.sandbox.world.Catalogue;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Room;
import java.util.Optional;

/** Finds the room an ARI item means, within the hotels of the account that sends it. */
record Rooms(Catalogue catalogue, Account account) {

    record Place(Hotel hotel, Room room) {}

    /**
     * The room, if the account may manage it.
     *
     * @param hotelCode absent: found by the room, whose ids are unique
     */
    Optional<Place> find(Optional<String> hotelCode, String roomId) {
        Optional<Hotel> hotel = hotelCode.isPresent() ? catalogue.find(hotelCode.get()) : catalogue.findByRoom(roomId);
        return hotel.filter(this::owned).flatMap(one -> one.findRoom(roomId).map(room -> new Place(one, room)));
    }

    boolean owned(Hotel hotel) {
        return hotel.account().equals(account.clientId());
    }
}
