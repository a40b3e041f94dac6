package io.relais.sandbox.seed;

import io.relais.sandbox.seed.Seeds.HotelSeed;
import io.relais.sandbox.seed.Seeds.PropertySeed;
import io.relais.sandbox.seed.Seeds.RoomSeed;
import io.relais.sandbox.seed.Seeds.RoomTypeSeed;
import io.relais.sandbox.world.Catalogue;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Money;
import io.relais.sandbox.world.RatePlan;
import io.relais.sandbox.world.Room;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns seeds into the partners' catalogues. */
public final class Hotels {
    private static final String DEFAULT_PRICE = "100";

    private Hotels() {}

    /**
     * Hotels at Booking.com.
     *
     * @throws IllegalArgumentException if a hotel names an unknown account or an id is used twice
     */
    public static Catalogue booking(Seeds seeds) {
        return new Catalogue(seeds.booking().hotels().stream()
                .map(hotel -> hotel(hotel, seeds.booking().accounts()))
                .toList());
    }

    public static Catalogue channex(Seeds seeds) {
        return new Catalogue(seeds.channex().properties().stream()
                .map(property -> property(property, seeds.channex().apiKey()))
                .toList());
    }

    private static Hotel hotel(HotelSeed seed, List<Seeds.Account> accounts) {
        if (accounts.stream().noneMatch(account -> account.clientId().equals(seed.account()))) {
            throw new IllegalArgumentException("hotel " + seed.id() + " names an unknown account: " + seed.account());
        }
        List<Room> rooms =
                seed.rooms().stream().map(room -> room(room, seed.currency())).toList();
        return new Hotel(seed.id(), seed.name(), seed.currency(), seed.account(), "Booking.com", rooms);
    }

    private static Room room(RoomSeed seed, String currency) {
        List<RatePlan> rates = seed.rates().stream()
                .map(rate -> new RatePlan(rate.id(), rate.name(), false))
                .toList();
        return new Room(seed.id(), seed.name(), seed.maxOccupancy(), price(seed.defaultPrice(), currency), rates);
    }

    private static Hotel property(PropertySeed seed, String account) {
        List<Room> rooms =
                seed.roomTypes().stream().map(type -> roomType(type, seed)).toList();
        String ota = seed.ota();
        return new Hotel(seed.id(), seed.title(), seed.currency(), account, ota == null ? "Expedia" : ota, rooms);
    }

    private static Room roomType(RoomTypeSeed type, PropertySeed property) {
        List<RatePlan> rates = property.ratePlans().stream()
                .filter(plan -> plan.roomTypeId().equals(type.id()))
                .map(plan ->
                        new RatePlan(plan.id(), plan.title(), plan.sellMode().equals("per_person")))
                .toList();
        return new Room(
                type.id(), type.title(), type.occAdults(), price(type.defaultPrice(), property.currency()), rates);
    }

    private static long price(@Nullable String amount, String currency) {
        return Money.parse(amount == null ? DEFAULT_PRICE : amount, currency);
    }
}
