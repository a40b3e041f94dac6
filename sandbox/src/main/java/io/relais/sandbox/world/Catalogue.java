package io.relais.sandbox.world;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All hotels of one partner; room ids are unique across hotels. */
public final class Catalogue {
    private final Map<String, Hotel> hotels = new LinkedHashMap<>();
    private final Map<String, Hotel> hotelOfRoom = new HashMap<>();

    /**
     * A catalogue of hotels.
     *
     * @throws IllegalArgumentException if two hotels or two rooms share an id
     */
    public Catalogue(List<Hotel> all) {
        for (Hotel hotel : all) {
            if (hotels.put(hotel.id(), hotel) != null) {
                throw new IllegalArgumentException("hotel id used twice: " + hotel.id());
            }
            for (Room room : hotel.rooms()) {
                if (hotelOfRoom.put(room.id(), hotel) != null) {
                    throw new IllegalArgumentException("room id used twice: " + room.id());
                }
            }
        }
    }

    public Collection<Hotel> hotels() {
        return Collections.unmodifiableCollection(hotels.values());
    }

    public Optional<Hotel> find(String hotelId) {
        return Optional.ofNullable(hotels.get(hotelId));
    }

    public Optional<Hotel> findByRoom(String roomId) {
        return Optional.ofNullable(hotelOfRoom.get(roomId));
    }
}
