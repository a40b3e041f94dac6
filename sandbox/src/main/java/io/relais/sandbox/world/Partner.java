package io.relais.sandbox.world;

import io.relais.sandbox.wire.Wire;
import io.relais.sandbox.world.Stock.RateCell;
import io.relais.sandbox.world.Stock.RoomCell;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One simulated partner: its hotels, calendar, bookings and outbox. Everything in it is read and changed inside {@link #locked}; a
 * change that must survive a restart is followed by {@link #changed}.
 */
public final class Partner {
    private final Profile profile;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Runnable onChange;
    private final Stock stock = new Stock();
    private final Bookings bookings = new Bookings();
    private final Outbox outbox = new Outbox();
    private final Chats chats = new Chats();
    private final Guests guests;
    private final ReentrantLock lock = new ReentrantLock();
    private long lastNumber;

    /**
     * What differs between partners.
     *
     * @param resolution of the timestamps its messages carry
     * @param firstNumber lowest reservation number; partners start far apart so that a number tells whose it is
     * @param uuids booking ids are UUIDs instead of the reservation number
     */
    public record Profile(
            String name,
            ChronoUnit resolution,
            long firstNumber,
            boolean uuids,
            Supplier<Boolean> autoReplenish,
            Supplier<Boolean> collapse) {}

    /**
     * A partner with an empty state.
     *
     * @param onChange told after each change of state; must not block
     */
    public Partner(Profile profile, Catalogue catalogue, Supplier<Switches> switches, Clock clock, Runnable onChange) {
        this.profile = profile;
        this.catalogue = catalogue;
        this.clock = clock;
        this.onChange = onChange;
        this.guests = new Guests(this, switches);
        this.lastNumber = firstNumber();
    }

    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public void changed() {
        onChange.run();
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Stock stock() {
        return stock;
    }

    public Bookings bookings() {
        return bookings;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Chats chats() {
        return chats;
    }

    public Guests guests() {
        return guests;
    }

    public Profile profile() {
        return profile;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Opens a rate at the partner without any message: so many rooms at that price in minor units. For tests and demos. */
    public void putOnSale(RateOf rate, Range range, int count, long price) {
        long at = Wire.nanos(now());
        locked(() -> {
            stock.setCount(rate.roomId(), range, count, at);
            stock.changeRate(rate, range, at, night -> night.withPrice(0, price));
            return true;
        });
        changed();
    }

    /** A reservation number never given before, also over restarts. */
    long nextNumber() {
        lastNumber = Math.max(lastNumber + 1, 1);
        return lastNumber;
    }

    /** Forgets calendar, bookings and queue. Numbers go on, so that nobody mistakes a new booking for an old one. */
    public void reset() {
        locked(() -> {
            stock.clear();
            bookings.restore(List.of());
            outbox.restore(Outbox.Saved.EMPTY, bookings);
            chats.restore(List.of());
            return true;
        });
        changed();
    }

    /** A copy of the state to write down. */
    public State save() {
        return locked(() -> new State(
                lastNumber,
                stock.roomCells(),
                stock.rateCells(),
                bookings.allRevisions(),
                outbox.save(),
                chats.save()));
    }

    /** Takes over a saved state. */
    public void restore(State state) {
        locked(() -> {
            lastNumber = Math.max(lastNumber, state.lastNumber());
            stock.restore(state.rooms(), state.rates());
            bookings.restore(state.revisions());
            outbox.restore(state.outbox(), bookings);
            chats.restore(state.chats() == null ? List.of() : state.chats());
            return true;
        });
    }

    /** Ten digits that start with the time: a sandbox without memory must not reuse the numbers of its last run. */
    private long firstNumber() {
        return profile.firstNumber() + clock.instant().getEpochSecond() % 8_000_000L * 1000;
    }

    /** A partner's state as kept in the state file; one from before there were chats has none. */
    public record State(
            long lastNumber,
            List<RoomCell> rooms,
            List<RateCell> rates,
            List<Revision> revisions,
            Outbox.Saved outbox,
            @Nullable List<Chats.Chat> chats) {}
}
