package io.relais.connector.channex;

import static io.relais.connector.channex.ChannexFields.currency;
import static io.relais.connector.channex.ChannexFields.list;
import static io.relais.connector.channex.ChannexFields.money;
import static io.relais.connector.channex.ChannexFields.text;
import static io.relais.connector.channex.ChannexFields.truth;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.ContactDetails;
import io.relais.connector.Inbound;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationContent.Guarantee;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.connector.Revision;
import io.relais.connector.RoomStay;
import io.relais.connector.UnreadableMessage;
import io.relais.vocabulary.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A booking of Channex into a reservation of ours. Rooms are in {@link ChannexRooms}. */
final class ChannexMapping {
    private ChannexMapping() {}

    static ReservationMessage reservation(ChannexEnvelope envelope, Inbound inbound) {
        ChannexMessages.Booking wire = ChannexJson.booking(envelope.attributes());
        String externalId =
                envelope.bookingId().orElseThrow(() -> new UnreadableMessage("the field 'booking_id' is missing"));
        if (envelope.propertyId().isBlank()) {
            throw new UnreadableMessage("the field 'property_id' is missing");
        }
        Kind kind = kind(text(wire.status()));
        Revision revision = new Revision(
                ChannexFields.instant("inserted_at", wire.insertedAt(), inbound.receivedAt()),
                inbound.order(),
                kind,
                envelope.digest());
        return new ReservationMessage(
                externalId,
                envelope.propertyId(),
                revision,
                kind,
                content(wire, kind),
                Optional.ofNullable(wire.customer()).map(ChannexMapping::contact));
    }

    private static Kind kind(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "new" -> Kind.NEW;
            case "modified" -> Kind.MODIFIED;
            case "cancelled", "canceled" -> Kind.CANCELLED;
            case "" -> throw new UnreadableMessage("the field 'status' is missing");
            default -> throw new UnreadableMessage("the field 'status' has an unknown value");
        };
    }

    /**
     * Rooms, money and remarks. A cancellation needs none of them: what cannot be read in one is left out, because
     * freeing the nights matters more than the details of a stay that will not happen.
     */
    private static Optional<ReservationContent> content(ChannexMessages.Booking wire, Kind kind) {
        if (kind != Kind.CANCELLED) {
            return Optional.of(content(wire));
        }
        try {
            return list(wire.rooms()).isEmpty() ? Optional.empty() : Optional.of(content(wire));
        } catch (UnreadableMessage e) {
            return Optional.empty();
        }
    }

    private static ReservationContent content(ChannexMessages.Booking wire) {
        String currency = currency(wire.currency());
        List<RoomStay> stays = ChannexRooms.stays(wire, currency);
        Money rooms = stays.stream().map(RoomStay::total).reduce(Money.zero(currency), Money::plus);
        Money total = text(wire.amount()).isEmpty() ? rooms : money("amount", wire.amount(), currency);
        return new ReservationContent(
                stays,
                total,
                money("ota_commission", wire.otaCommission(), currency),
                ChannexRooms.extras(wire.services(), wire.taxes(), total, rooms),
                remarks(wire),
                guarantee(wire),
                text(wire.otaName()));
    }

    /** The number that the guest knows is the OTA's, not Channex's: it goes where the front desk reads it. */
    private static String remarks(ChannexMessages.Booking wire) {
        return Stream.of(
                        text(wire.notes()),
                        labelled("ota_reservation_code", wire.otaReservationCode()),
                        labelled("secondary_ota", wire.secondaryOta()),
                        labelled("arrival_hour", wire.arrivalHour()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String labelled(String label, @Nullable String value) {
        return text(value).isEmpty() ? "" : label + ": " + text(value);
    }

    /** The card comes first: with a virtual card the OTA collects, but we are paid only when we charge the card. */
    private static Guarantee guarantee(ChannexMessages.Booking wire) {
        ChannexMessages.Guarantee card = wire.guarantee();
        if (card != null && truth(card.isVirtual())) {
            return Guarantee.VIRTUAL_CARD;
        }
        if (card != null && !(text(card.cardNumber()) + text(card.cardType()) + text(card.token())).isEmpty()) {
            return Guarantee.CARD;
        }
        return switch (text(wire.paymentCollect()).toLowerCase(Locale.ROOT)) {
            case "ota" -> Guarantee.PAID_TO_CHANNEL;
            case "property" -> Guarantee.NONE;
            default -> Guarantee.UNKNOWN;
        };
    }

    private static ContactDetails contact(ChannexMessages.Customer customer) {
        String country = text(customer.country()).toUpperCase(Locale.ROOT);
        return new ContactDetails(
                text(customer.name()),
                text(customer.surname()),
                text(customer.mail()),
                text(customer.phone()),
                company(customer.company()),
                text(customer.address()),
                text(customer.zip()),
                text(customer.city()),
                country.matches("[A-Z]{2}") ? country : "",
                text(customer.language()));
    }

    private static String company(@Nullable JsonNode company) {
        if (company == null || company.isNull()) {
            return "";
        }
        return (company.isObject() ? company.path("title") : company).asText("").strip();
    }
}
