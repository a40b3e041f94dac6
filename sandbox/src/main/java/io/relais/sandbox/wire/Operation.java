package io.relais.sandbox.wire;

import java.util.Arrays;

/** Every call a channel manager can make, with the name used by faults, counters and the call list. */
public enum Operation {
    BOOKING_TOKEN("booking.token", Role.READ),
    BOOKING_PULL_NEW("booking.reservations.pull.new", Role.PULL),
    BOOKING_PULL_CHANGES("booking.reservations.pull.changes", Role.PULL),
    BOOKING_PULL_BXML("booking.reservations.pull.bxml", Role.PULL),
    BOOKING_ACK_NEW("booking.reservations.ack.new", Role.ACK),
    BOOKING_ACK_CHANGES("booking.reservations.ack.changes", Role.ACK),
    BOOKING_ARI_AVAILABILITY("booking.ari.availability", Role.ARI),
    BOOKING_ARI_RATES("booking.ari.rates", Role.ARI),
    BOOKING_ARI_BXML("booking.ari.bxml", Role.ARI),
    BOOKING_ARI_STAYS("booking.ari.stays", Role.ARI),
    BOOKING_READBACK_AVAILABILITY("booking.readback.availability", Role.READ),
    BOOKING_READBACK_RATES("booking.readback.rates", Role.READ),
    BOOKING_MISSED("booking.reservations.missed", Role.PULL),
    BOOKING_SUMMARY("booking.reservations.summary", Role.READ),
    BOOKING_HISTORY("booking.reservations.history", Role.READ),
    BOOKING_REPORT("booking.reservations.report", Role.READ),
    BOOKING_PAYMENTS("booking.payments", Role.READ),
    CHANNEX_FEED("channex.feed", Role.PULL),
    CHANNEX_ACK("channex.ack", Role.ACK),
    CHANNEX_REVISION("channex.revision", Role.READ),
    CHANNEX_BOOKING("channex.booking", Role.READ),
    CHANNEX_AVAILABILITY("channex.availability", Role.ARI),
    CHANNEX_RESTRICTIONS("channex.restrictions", Role.ARI),
    CHANNEX_READ_AVAILABILITY("channex.read.availability", Role.READ),
    CHANNEX_READ_RESTRICTIONS("channex.read.restrictions", Role.READ),
    CHANNEX_READ_ROOMS("channex.read.rooms", Role.READ),
    CHANNEX_READ_RATES("channex.read.rates", Role.READ),
    CHANNEX_READ_PROPERTIES("channex.read.properties", Role.READ),
    CHANNEX_READ_BOOKINGS("channex.read.bookings", Role.READ),
    CHANNEX_READ_THREADS("channex.messages.threads", Role.READ),
    CHANNEX_READ_MESSAGES("channex.messages.read", Role.READ),
    CHANNEX_REPLY("channex.messages.reply", Role.READ),
    CHANNEX_OPEN_BOOKING("channex.open.booking", Role.ACK),
    CHANNEX_OPEN_SYNC("channex.open.sync", Role.ACK),
    CALENDAR_FEED("calendar.feed", Role.CALENDAR),
    CALENDAR_MOVED("calendar.moved", Role.READ);

    /** What a call is for; some faults only make sense for one role. */
    public enum Role {
        PULL,
        ACK,
        ARI,
        READ,
        CALENDAR
    }

    private final String wireName;
    private final Role role;

    Operation(String wireName, Role role) {
        this.wireName = wireName;
        this.role = role;
    }

    public String wireName() {
        return wireName;
    }

    public Role role() {
        return role;
    }

    /** True if the pattern names this operation or a group it belongs to; {@code *} names all. */
    public boolean matches(String pattern) {
        return pattern.equals("*") || wireName.equals(pattern) || wireName.startsWith(pattern + ".");
    }

    /** True if the pattern names at least one operation. */
    public static boolean known(String pattern) {
        return Arrays.stream(values()).anyMatch(operation -> operation.matches(pattern));
    }
}
