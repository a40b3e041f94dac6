package io.relais.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.world.BookingRequest;
import io.relais.sandbox.world.Card;
import io.relais.sandbox.world.ChangeRequest;
import io.relais.sandbox.world.Crowd;
import io.relais.sandbox.world.Guest;
import io.relais.sandbox.world.Outcome;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.RateOf;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Guests act through JSON: book, change, cancel, come in crowds. */
final class GuestActions {
    private final Partner partner;
    private final Views views;

    GuestActions(Partner partner, Views views) {
        this.partner = partner;
        this.views = views;
    }

    Reply book(ObjectNode body) {
        return reply(201, partner.guests().book(request(body)));
    }

    Reply change(String bookingId, ObjectNode body) {
        var request = new ChangeRequest(
                Json.text(body, "arrival").map(LocalDate::parse).orElse(null),
                number(body, "nights"),
                number(body, "adults"),
                number(body, "children"),
                Json.text(body, "roomId").orElse(null),
                Json.text(body, "rateId").orElse(null),
                Json.text(body, "dropRoom").orElse(null),
                body.path("force").asBoolean());
        return reply(200, partner.guests().change(bookingId, request));
    }

    Reply cancel(String bookingId) {
        return Control.json(
                views.booking(partner, partner.guests().cancel(bookingId).bookingId()));
    }

    Reply crowd(ObjectNode body, LocalDate today) {
        var wish = new Crowd.Wish(
                Json.text(body, "hotelId").orElse(""),
                body.path("guests").asInt(20),
                body.path("seed").asLong(1),
                body.path("changes").asDouble(0.2),
                body.path("cancellations").asDouble(0.1),
                Json.text(body, "from").map(LocalDate::parse).orElse(today.plusDays(1)),
                body.path("days").asInt(60),
                body.path("force").asBoolean());
        return Control.json(Json.MAPPER.valueToTree(new Crowd(partner, wish).act()));
    }

    private Reply reply(int status, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done ->
                Reply.json(
                        status,
                        views.booking(partner, done.revision().bookingId()).toString());
            case Outcome.Refused refused -> Control.error(409, refused.code(), refused.detail());
        };
    }

    private static BookingRequest request(ObjectNode body) {
        return new BookingRequest(
                Json.text(body, "hotelId").orElse(""),
                new RateOf(
                        Json.text(body, "roomId").orElse(""),
                        Json.text(body, "rateId").orElse("")),
                LocalDate.parse(Json.text(body, "arrival").orElse("")),
                body.path("nights").asInt(1),
                body.path("adults").asInt(2),
                body.path("children").asInt(0),
                body.path("rooms").asInt(1),
                guest(body).orElse(null),
                Json.text(body, "comments").orElse(""),
                card(Json.text(body, "card").orElse("guest")),
                body.path("breakfast").asBoolean(),
                body.path("force").asBoolean());
    }

    /** A person is given by a last name; what else is missing stays empty. */
    private static Optional<Guest> guest(ObjectNode body) {
        return Json.text(body, "lastName")
                .filter(name -> !name.isBlank())
                .map(lastName -> new Guest(
                        Json.text(body, "firstName").orElse(""),
                        lastName,
                        Json.text(body, "email").orElse("guest@example.com"),
                        Json.text(body, "phone").orElse(""),
                        Json.text(body, "country").orElse("fr"),
                        Json.text(body, "language").orElse("en"),
                        Json.text(body, "city").orElse(""),
                        Json.text(body, "address").orElse(""),
                        Json.text(body, "zip").orElse("")));
    }

    private static Card card(String name) {
        return Card.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Integer number(ObjectNode body, String field) {
        return body.path(field).isInt() ? body.path(field).asInt() : null;
    }
}
