package io.relais.server.console;

import io.relais.connector.ExchangesMessages;
import io.relais.core.access.Permission;
import io.relais.core.connection.Connectors;
import io.relais.core.data.Moment;
import io.relais.core.message.Conversation;
import io.relais.core.message.ConversationSheet;
import io.relais.core.message.Messages;
import io.relais.core.message.Said;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Source;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;

/** Makes readable what was written. */
@Singleton
final class TalkViews {
    private final Messages messages;
    private final Connectors connectors;
    private final Properties properties;
    private final Moment moment;

    @Inject
    TalkViews(Messages messages, Connectors connectors, Properties properties, Moment moment) {
        this.messages = messages;
        this.connectors = connectors;
        this.properties = properties;
        this.moment = moment;
    }

    /** Whether a reservation has a tab for messages. */
    boolean exists(ReservationSheet sheet) {
        return sheet.row().source() == Source.CHANNEL
                && connectors
                        .find(sheet.row().channel(), ExchangesMessages.class)
                        .isPresent();
    }

    /** All that was written about a reservation, in one line of time. */
    TalkView ofReservation(ReservationSheet sheet, Property property, Visit visit) {
        Messages.OfReservation told = messages.ofReservation(visit.principal(), sheet.id());
        boolean erased =
                told.conversations().stream().anyMatch(one -> one.conversation().erased());
        return new TalkView(
                told.conversations().stream()
                        .findFirst()
                        .map(one -> one.conversation().id().toString())
                        .orElse(""),
                "/reservations/" + sheet.id() + "/messages",
                told.conversations().stream()
                        .flatMap(one -> one.said().stream()
                                .map(said -> line(said, one.conversation(), property.timeZone(), visit)))
                        .sorted(Comparator.comparing(Stamped::at))
                        .map(Stamped::line)
                        .toList(),
                told.possible() && !erased,
                visit.principal().may(Permission.RESERVATIONS_WRITE),
                hint(told.possible(), erased, visit),
                told.conversations().stream().anyMatch(TalkViews::canBeSettled),
                moment.ids().next().toString(),
                Messages.REPLY_MAX);
    }

    /** One conversation by itself. */
    TalkView of(ConversationSheet sheet, Visit visit) {
        Conversation conversation = sheet.conversation();
        ZoneId zone = zone(conversation);
        boolean can =
                connectors.find(conversation.channel(), ExchangesMessages.class).isPresent();
        return new TalkView(
                conversation.id().toString(),
                "/messages/" + conversation.id() + "/reply",
                sheet.said().stream()
                        .map(said -> line(said, conversation, zone, visit).line())
                        .toList(),
                can && !conversation.erased(),
                visit.principal().may(Permission.RESERVATIONS_WRITE),
                hint(can, conversation.erased(), visit),
                canBeSettled(sheet),
                moment.ids().next().toString(),
                Messages.REPLY_MAX);
    }

    ZoneId zone(Conversation conversation) {
        return properties.find(conversation.propertyId()).orElseThrow().timeZone();
    }

    /** What people call the property's side of it. */
    String property(Conversation conversation) {
        return properties.find(conversation.propertyId()).orElseThrow().name();
    }

    /** What people call the channel: the OTA behind an aggregator, else the partner. */
    Mark mark(Conversation conversation) {
        String partner = connectors.manifest(conversation.channel()).name();
        String ota = conversation.channelName();
        return ota.isEmpty() || ota.equalsIgnoreCase(partner) ? Mark.channel(partner, "") : Mark.channel(ota, partner);
    }

    /** A reply that was not sent is dealt with first. */
    private static boolean canBeSettled(ConversationSheet sheet) {
        return sheet.conversation().waits()
                && sheet.said().stream().noneMatch(said -> said.state() == Said.State.FAILED);
    }

    /** What people call a partner. */
    String channel(String id) {
        return connectors.manifest(id).name();
    }

    private static String hint(boolean possible, boolean erased, Visit visit) {
        return visit.texts()
                .of(erased ? "messages.hint-erased" : possible ? "messages.hint" : "messages.hint-impossible");
    }

    /** A line with its place in time. */
    private record Stamped(Instant at, TalkView.Line line) {}

    private Stamped line(Said said, Conversation conversation, ZoneId zone, Visit visit) {
        Texts texts = visit.texts();
        String reason = said.reason().code();
        boolean failed = said.state() == Said.State.FAILED;
        return new Stamped(
                said.at(),
                new TalkView.Line(
                        said.id().toString(),
                        conversation.id().toString(),
                        said.author().code(),
                        who(said, conversation, texts),
                        said.text().isEmpty() && conversation.erased() ? texts.of("messages.erased") : said.text(),
                        said.attachments() == 0 ? "" : texts.of("messages.attachments", said.attachments()),
                        visit.formats().moment(said.at(), zone),
                        visit.formats().full(said.at(), zone),
                        said.state() == Said.State.SAID
                                ? ""
                                : texts.of("messages.state." + said.state().code()),
                        switch (said.state()) {
                            case SAID -> "muted";
                            case WAITING -> "info";
                            case SENT -> "ok";
                            case FAILED -> "danger";
                        },
                        failed ? texts.of("messages.advice." + reason) : "",
                        said.answer(),
                        failed));
    }

    private String who(Said said, Conversation conversation, Texts texts) {
        return switch (said.author()) {
            case GUEST -> conversation.guestName().isEmpty() ? texts.of("messages.guest") : conversation.guestName();
            case HOUSE -> said.writtenBy().isEmpty() ? texts.of("messages.house") : said.writtenBy();
            case CHANNEL -> mark(conversation).name();
        };
    }
}
