package io.relais.bench.ari;

import io.relais.sandbox.Sandbox;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.RoomNight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What the partner has heard and believes. */
final class Wire {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Sandbox sandbox;
    private final Partner partner;
    private final Map<UUID, String> rooms = new HashMap<>();

    Wire(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.partner = sandbox.booking();
        for (int property = 0; property < Inns.PROPERTIES; property++) {
            for (int room = 0; room < Inns.ROOMS; room++) {
                rooms.put(Inns.type(property, room), Inns.roomCode(property, room));
            }
        }
    }

    /** True when each night of the sale is one less than before any sale. */
    boolean knows(Sale sale) {
        return nights(sale).stream().allMatch(night -> night.count() == Inns.UNITS - 1);
    }

    /** Milliseconds from that moment until the last night of the sale was told. */
    double millisFrom(Instant moment, Sale sale) {
        long told =
                nights(sale).stream().mapToLong(RoomNight::changedAtNanos).max().orElseThrow();
        return (told - (moment.getEpochSecond() * 1_000_000_000L + moment.getNano())) / NANOS_PER_MILLI;
    }

    private List<RoomNight> nights(Sale sale) {
        String room = Inns.roomCode(sale.property(), sale.room());
        return partner.locked(() -> IntStream.range(0, Sale.NIGHTS)
                .mapToObj(i -> partner.stock().room(room, sale.arrival().plusDays(i)))
                .toList());
    }

    /** How many nights the partner believes other than the hub, in count or price. */
    long differences(List<Books.Night> nights) {
        return partner.locked(
                () -> nights.stream().filter(night -> !isSame(night)).count());
    }

    private boolean isSame(Books.Night night) {
        String room = String.valueOf(rooms.get(night.unitTypeId()));
        LocalDate date = night.date();
        RateNight rate = partner.stock().rate(room, Inns.RATE, date);
        return partner.stock().room(room, date).count() == night.free()
                && rate.findPrice(0).filter(price -> price == night.price()).isPresent();
    }

    /** Calls with availability, prices or restrictions since the last reset. */
    long calls() {
        return sandbox.calls().counters().entrySet().stream()
                .filter(counter -> counter.getKey().startsWith("booking.ari."))
                .mapToLong(counter -> counter.getValue().calls())
                .sum();
    }

    void resetCalls() {
        sandbox.calls().reset();
    }
}
