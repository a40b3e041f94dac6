package io.relais.connector.bookingcom;

import io.relais.connector.Inbound;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.connector.Revision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What names and orders a message, in either dialect.
 *
 * @param number the reservation's number, empty when not told
 * @param property the property's number, empty when not told
 * @param kind new, modified or cancelled
 * @param modifiedAt when Booking.com last changed the reservation, where it says so
 * @param createdAt when it was booked: the same in every message about it
 * @param digest hash of the content
 * @param cardUnreadable whether Booking.com could not read the card at that moment
 */
record Head(
        String number,
        String property,
        Kind kind,
        Optional<Instant> modifiedAt,
        Optional<Instant> createdAt,
        String digest,
        boolean cardUnreadable) {
    private static final int NUMBER_MAX = 100;
    private static final int SHORT = 12;
    private static final long POSITIONS = 100_000;

    /** Above the milliseconds of every date until the year 2600 times the positions. */
    private static final long KIND = 2_000_000_000_000_000_000L;

    /**
     * Cards come with the first delivery only and are deleted then. A repeated delivery without the card must count as
     * the same content, so everything about cards stays out of the digest.
     */
    private static final Set<String> CARD = Set.of(
            "guarantee",
            "paymentcard",
            "cc_cvc",
            "cc_expiration_date",
            "cc_name",
            "cc_number",
            "cc_type",
            "dc_issue_number",
            "dc_start_date");

    static boolean isCancelled(String status) {
        return status.strip().toLowerCase(Locale.ROOT).startsWith("cancel");
    }

    /** "id/kind/time/digest": the same whenever the same content comes again. */
    String messageId() {
        String name = number.isEmpty() ? "unnumbered" : number;
        return Stream.of(
                        name.substring(0, Math.min(name.length(), NUMBER_MAX)),
                        kind.name().toLowerCase(Locale.ROOT),
                        modifiedAt.map(Instant::toString).orElse(""),
                        digest.substring(0, SHORT))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }

    /**
     * The message's place. Without a time of modification a new reservation stands at its booking time, before all its
     * changes, and anything else where we received it. A booking time later than its receipt is a clock without a zone
     * and worth less than ours.
     */
    Revision revision(Inbound inbound) {
        Instant received = inbound.receivedAt();
        Instant at = modifiedAt
                .or(() -> createdAt.filter(booked -> kind == Kind.NEW && booked.isBefore(received)))
                .orElse(received);
        return new Revision(at, tieBreak(inbound), kind, digest);
    }

    /**
     * Booking.com tells whole seconds, so two changes may share a time. A cancellation then ends what a change made of a
     * new reservation; among equals the later receipt counts, and in one answer the partner's order.
     */
    private long tieBreak(Inbound inbound) {
        long rank = switch (kind) {
            case NEW -> 0;
            case MODIFIED -> KIND;
            case CANCELLED -> 2 * KIND;
        };
        return rank + inbound.receivedAt().toEpochMilli() * POSITIONS + Math.min(inbound.order(), POSITIONS - 1);
    }

    /**
     * Whether the reservation is left in its queue so that it comes again with a card that can be read. Not for long: a reservation
     * without its card is better than one that Booking.com tells the property by e-mail.
     */
    boolean waitsForCard(Instant now) {
        return cardUnreadable
                && modifiedAt
                        .or(() -> createdAt)
                        .filter(since -> now.isBefore(since.plus(QueueCalls.CARD_PATIENCE)))
                        .isPresent();
    }

    /** The digest of a reservation element, whatever envelope it came in. */
    static String digest(XmlNode reservation) {
        return digest(reservation.canonical(CARD) + (hasUnreadableCard(reservation) ? " card unreadable" : ""));
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Booking.com could not read the card at that moment and sends it later: that delivery is another content. */
    static boolean hasUnreadableCard(XmlNode reservation) {
        return reservation.deep("PaymentCard").stream()
                .anyMatch(card -> card.attr("CardCode").equals("XX")
                        || card.attr("CardNumber").matches("0+"));
    }

    @Override
    public String toString() {
        return messageId();
    }
}
