package io.relais.sandbox.world;

import java.util.List;
import java.util.Optional;

/** One property at the partner; {@code account} is the machine account or API key that may manage it, {@code source} where guests find it. */
public record Hotel(String id, String name, String currency, String account, String source, List<Room> rooms) {

    public Hotel {
        rooms = List.copyOf(rooms);
    }

    public Optional<Room> findRoom(String roomId) {
        return rooms.stream().filter(room -> room.id().equals(roomId)).findFirst();
    }
}
