package io.relais.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.world.Chats;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Revision;
import java.util.NoSuchElementException;

/** Guests write to hotels, and somebody looks what was said. */
final class ChatActions {
    private final Partner partner;

    ChatActions(Partner partner) {
        this.partner = partner;
    }

    /** The guest of a booking writes; with {@code sender} somebody at the partner's own site or the partner itself does. */
    Reply write(String bookingId, ObjectNode body) {
        Chats.Chat chat = partner.locked(() -> {
            Revision booking =
                    partner.bookings().find(bookingId).orElseThrow(() -> new NoSuchElementException("unknown booking"));
            return partner.chats()
                    .sayAbout(
                            booking,
                            Json.text(body, "sender").orElse("guest"),
                            Json.text(body, "text").orElse(""),
                            partner.now());
        });
        partner.changed();
        return Control.json(Json.MAPPER.valueToTree(chat));
    }

    /** Somebody who has not booked asks a hotel. */
    Reply ask(String hotelId, ObjectNode body) {
        Chats.Chat chat = partner.locked(() -> partner.chats()
                .ask(
                        hotelId,
                        Json.text(body, "name").orElse("Somebody"),
                        Json.text(body, "text").orElse(""),
                        partner.now()));
        partner.changed();
        return Control.json(Json.MAPPER.valueToTree(chat));
    }

    Reply list(String hotelId) {
        ObjectNode all = Json.object();
        all.set(
                "threads",
                Json.MAPPER.valueToTree(partner.locked(() -> partner.chats().list(hotelId))));
        return Control.json(all);
    }
}
