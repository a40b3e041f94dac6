package io.relais.core.message;

import io.relais.connector.GuestMessage.Author;
import io.relais.core.ChattingPartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.MessageTurns;
import io.relais.core.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** This package wired on a house of its own, with a partner that has threads. */
final class Chatting implements AutoCloseable {
    final ChattingPartner partner = new ChattingPartner();
    final TestHouse house = TestHouse.open(partner);
    final TestHotel hotel = house.hotel();
    final MessageTurns turns = new MessageTurns(house.database, house.moment);
    final Messages messages;
    final Fetching fetching;
    final Replies replies;

    Chatting() {
        Sealing sealing = new Sealing(house.secrets);
        SaidRows rows = new SaidRows(sealing, house.moment);
        Storing.Words words = new Storing.Words(rows, new SaidReading(sealing));
        ConversationRows conversations = new ConversationRows(house.moment);
        Chronicle chronicle = new Chronicle(house.events, house.moment);
        Talking talking =
                new Talking(house.accounts, house.connections, house.connectors, house.partners, house.exchanges);
        Storing storing = new Storing(house.database, turns, conversations, words, chronicle);
        Replies.Book book = new Replies.Book(words, conversations, chronicle);
        fetching = new Fetching(talking, turns, storing, house.moment);
        replies = new Replies(house.database, talking, storing, book, house.moment);
        messages = new Messages(house.database, new ConversationReading(), talking, turns, book);
        house.reservationParts.forgetful.add(new ForgottenMessages(conversations, rows));
    }

    /** A guest writes now. */
    void asks(String thread, String external, String text) {
        partner.say(hotel, thread, external, Author.GUEST, text, house.moment.now());
    }

    /** The connections are asked, whenever their turn would be. */
    void fetch() {
        turns.hinted(hotel.accountId);
        fetching.due().forEach(fetching::fetch);
    }

    /** Replies that are due are sent. */
    void send() {
        replies.due().forEach(replies::send);
    }

    /** A channel's reservation comes. */
    UUID books(String number) {
        house.receive(hotel, hotel.message(number).inbound());
        return hotel.get(number).id();
    }

    ConversationSheet only() {
        return messages.get(hotel.owner, list(false).getFirst().conversation().id());
    }

    List<ConversationPage.Line> list(boolean waitingOnly) {
        return messages.list(hotel.owner, new ConversationQuery(Optional.empty(), waitingOnly, "", 50))
                .lines();
    }

    List<String> texts() {
        return only().said().stream().map(Said::text).toList();
    }

    Said reply(String text) {
        return messages.reply(hotel.owner, only().conversation().id(), new NewReply(Optional.empty(), text));
    }

    Said state(Said reply) {
        return only().said().stream()
                .filter(said -> said.id().equals(reply.id()))
                .findFirst()
                .orElseThrow();
    }

    List<EventType> told(UUID reservation) {
        return house.reservations.history(hotel.owner, reservation).stream()
                .map(event -> event.type())
                .filter(type -> type.name().startsWith("REPLY") || type.name().matches("GUEST_WROTE|CONVERSATION.*"))
                .toList();
    }

    void pass(Duration time) {
        house.time().advance(time);
    }

    @Override
    public void close() {
        house.close();
    }
}
