package io.relais.connector.bookingcom;

import io.relais.connector.Inbound;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.connector.UnreadableMessage;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a stored message in the dialect it is written in, whatever the account's setting says today. */
final class Reading {
    private Reading() {}

    static ReservationMessage read(Inbound inbound) {
        Raw raw = Raw.of(inbound.raw());
        Head head = raw.head();
        if (head.number().isEmpty()) {
            throw Field.missing(raw.ota() ? "HotelReservationID" : "id");
        }
        if (head.property().isEmpty()) {
            throw Field.missing(raw.ota() ? "HotelCode" : "hotel_id");
        }
        return guarded(() -> new ReservationMessage(
                head.number(),
                head.property(),
                head.revision(inbound),
                head.kind(),
                head.kind() == Kind.CANCELLED ? forgiving(() -> raw.content(true)) : raw.content(false),
                raw.ota() ? OtaPeople.booker(raw.reservation()) : BxmlMapping.customer(raw.reservation())));
    }

    /** The identity of a raw message; what it tells of the stay is not looked at. */
    static Head head(String raw) {
        return guarded(() -> Raw.of(raw).head());
    }

    /** The identity of a message read already. */
    static Head head(XmlNode root) {
        return guarded(() -> Raw.of(root).head());
    }

    /** A cancellation must get through even when what it says about the stay makes no sense: it frees the nights. */
    private static <T> Optional<T> forgiving(Supplier<Optional<T>> content) {
        try {
            return guarded(content);
        } catch (UnreadableMessage e) {
            return Optional.empty();
        }
    }

    /** Values of the vocabulary refuse what cannot be, as a departure before its arrival. */
    private static <T> T guarded(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new UnreadableMessage("a value makes no sense: " + e.getMessage(), e);
        }
    }

    /**
     * A raw message taken apart.
     *
     * @param root the envelope
     * @param reservation the one reservation in it
     * @param ota true for OTA, false for B.XML
     */
    private record Raw(XmlNode root, XmlNode reservation, boolean ota) {
        static Raw of(String text) {
            return of(
                    XmlText.parse(text).orElseThrow(() -> new UnreadableMessage("the message is not well-formed XML")));
        }

        static Raw of(XmlNode root) {
            List<XmlNode> found = root.stream()
                    .filter(node -> node.is("HotelReservation") || node.is("HotelResModify") || node.is("reservation"))
                    .toList();
            if (found.size() != 1) {
                throw new UnreadableMessage("the message holds " + found.size() + " reservations, not one");
            }
            return new Raw(root, found.getFirst(), !found.getFirst().name().equals("reservation"));
        }

        Head head() {
            return ota ? OtaMapping.head(root, reservation) : BxmlMapping.head(reservation);
        }

        Optional<ReservationContent> content(boolean cancelled) {
            return ota ? OtaMapping.content(reservation, cancelled) : BxmlMapping.content(reservation, cancelled);
        }
    }
}
