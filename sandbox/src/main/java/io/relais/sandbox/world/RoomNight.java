package io.relais.sandbox.world;

/** How many of a room the partner has left to sell on one night. {@code changedAtNanos}: epoch nanoseconds, 0 = never set. */
public record RoomNight(int count, boolean closed, long changedAtNanos) {
    static final RoomNight UNKNOWN = new RoomNight(0, false, 0);

    /** {@code at}: epoch nanoseconds of the change. */
    public RoomNight withClosed(boolean value, long at) {
        return new RoomNight(count, value, at);
    }

    boolean saysSameAs(RoomNight other) {
        return count == other.count && closed == other.closed;
    }

    RoomNight withCount(int left, long at) {
        return new RoomNight(left, closed, at);
    }
}
