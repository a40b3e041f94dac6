package io.relais.sandbox.channex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.world.Chats.Chat;
import io.relais.sandbox.world.Chats.Line;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Revision;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Message threads, what was said in them, and replies. */
final class ChannexChat {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

    private final Partner partner;

    ChannexChat(Partner partner) {
        this.partner = partner;
    }

    Reply threads(Exchange exchange) {
        String hotel = exchange.param("filter[property_id]").orElse("");
        return partner.locked(
                () -> ChannexAnswers.page(exchange, partner.chats().list(hotel), this::thread));
    }

    Reply thread(String id) {
        return partner.locked(() -> partner.chats()
                .find(id)
                .map(chat -> ChannexAnswers.one(thread(chat)))
                .orElseGet(ChannexAnswers::notFound));
    }

    Reply messages(Exchange exchange, String threadId) {
        return partner.locked(() ->
                partner.chats().find(threadId).map(chat -> page(exchange, chat)).orElseGet(ChannexAnswers::notFound));
    }

    Reply messagesOfBooking(Exchange exchange, String bookingId) {
        return partner.locked(() -> partner.bookings().find(bookingId).isEmpty()
                ? ChannexAnswers.notFound()
                : partner.chats()
                        .ofBooking(bookingId)
                        .map(chat -> page(exchange, chat))
                        .orElseGet(() -> ChannexAnswers.page(exchange, List.<ObjectNode>of(), Function.identity())));
    }

    Reply reply(Exchange exchange, String threadId) {
        return say(
                exchange,
                text -> partner.chats()
                        .find(threadId)
                        .map(chat ->
                                message(threadId, partner.chats().say(threadId, "property", text, partner.now()))));
    }

    Reply replyToBooking(Exchange exchange, String bookingId) {
        return say(exchange, text -> partner.bookings().find(bookingId).map(booking -> said(booking, text)));
    }

    private ObjectNode said(Revision booking, String text) {
        Chat chat = partner.chats().sayAbout(booking, "property", text, partner.now());
        return message(chat.id(), chat.last());
    }

    private Reply say(Exchange exchange, Function<String, Optional<ObjectNode>> saying) {
        Optional<String> text = Json.read(exchange.body())
                .flatMap(body -> Json.text(body.path("message"), "message"))
                .filter(words -> !words.isBlank());
        if (text.isEmpty()) {
            return ChannexAnswers.error(422, "validation_error", "message can't be blank");
        }
        Reply reply = partner.locked(
                () -> saying.apply(text.get()).map(ChannexAnswers::one).orElseGet(ChannexAnswers::notFound));
        partner.changed();
        return reply;
    }

    private Reply page(Exchange exchange, Chat chat) {
        return ChannexAnswers.page(exchange, chat.lines().reversed(), line -> message(chat.id(), line));
    }

    private ObjectNode thread(Chat chat) {
        ObjectNode node = Json.object();
        node.put("type", "message_thread").put("id", chat.id());
        ObjectNode attributes = node.putObject("attributes");
        attributes.put("title", chat.title()).put("is_closed", false);
        attributes
                .put("provider", "BookingCom")
                .put("message_count", chat.lines().size());
        attributes.set("last_message", attributes(chat.last()));
        attributes.put("last_message_received_at", time(chat.last().at()));
        attributes.put("inserted_at", time(chat.lines().getFirst().at()));
        attributes.put("updated_at", time(chat.last().at()));
        ObjectNode related = node.putObject("relationships");
        related(related, "property", chat.hotelId());
        if (!chat.bookingId().isEmpty()) {
            related(related, "booking", chat.bookingId());
        }
        return node;
    }

    private static ObjectNode message(String threadId, Line line) {
        ObjectNode node = Json.object();
        node.put("type", "message").put("id", line.id());
        node.set("attributes", attributes(line));
        related(node.putObject("relationships"), "message_thread", threadId);
        return node;
    }

    private static ObjectNode attributes(Line line) {
        ObjectNode node = Json.object();
        node.put("message", line.text()).put("sender", line.sender());
        node.putArray("attachments");
        node.put("inserted_at", time(line.at())).put("updated_at", time(line.at()));
        return node;
    }

    private static void related(ObjectNode node, String kind, String id) {
        node.putObject(kind).putObject("data").put("id", id).put("type", kind);
    }

    private static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
