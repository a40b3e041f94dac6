package io.relais.server.api;

import io.relais.core.message.Conversation;
import io.relais.core.message.ConversationPage;
import io.relais.core.message.ConversationSheet;
import io.relais.core.message.Messages;
import io.relais.core.message.Said;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Conversation", description = "What one guest and the house write to each other through a channel.")
record ConversationView(
        UUID id,
        UUID propertyId,
        UUID connectionId,
        @Schema(examples = "channex") String channel,

        @Schema(description = "The OTA behind an aggregator; null when the channel is the OTA itself") @Nullable
        String channelName,

        @Schema(description = "As the channel or the reservation tells it") @Nullable
        String guestName,

        @Schema(description = "Null while the reservation has not come, or when nobody has booked") @Nullable
        UUID reservationId,

        @Schema(description = "The reservation's") @Nullable String confirmationNumber,

        @Schema(description = Wire.INSTANT) Instant lastAt,

        @Schema(description = "Somebody has to answer, or a reply was not sent")
        boolean waiting,

        @Schema(description = "What was said last; null when nothing is") @Nullable
        Message lastMessage) {
    @Schema(name = "Conversations")
    record Listed(
            List<ConversationView> items,

            @Schema(description = "Send it as cursor for the next page; null on the last. Opaque") @Nullable
            String nextCursor) {
        static Listed of(ConversationPage page) {
            return new Listed(
                    page.lines().stream()
                            .map(line -> ConversationView.of(
                                    line.conversation(), line.last().orElse(null)))
                            .toList(),
                    page.next().orElse(null));
        }
    }

    @Schema(name = "ConversationSheet", description = "A conversation with all that was said, the oldest first.")
    record Sheet(ConversationView conversation, List<Message> messages) {
        static Sheet of(ConversationSheet sheet) {
            List<Said> said = sheet.said();
            return new Sheet(
                    ConversationView.of(sheet.conversation(), said.isEmpty() ? null : said.getLast()),
                    said.stream().map(Message::of).toList());
        }
    }

    @Schema(name = "ReservationMessages", description = "The conversations about a reservation, the newest first.")
    record OfReservation(
            @Schema(description = "Whether its channel passes messages on")
            boolean possible,

            List<Sheet> conversations) {
        static OfReservation of(Messages.OfReservation told) {
            return new OfReservation(
                    told.possible(),
                    told.conversations().stream().map(Sheet::of).toList());
        }
    }

    @Schema(name = "GuestMessage", description = "One thing said, or a reply on its way.")
    record Message(
            UUID id,
            UUID conversationId,

            @Schema(description = "guest, house, or channel: the partner itself", examples = "guest")
            String author,

            @Schema(description = "Empty when only something was attached, or the guest is erased")
            String text,

            @Schema(description = "Files that hang on it at the channel")
            int attachments,

            @Schema(description = Wire.INSTANT) Instant at,

            @Schema(description = "said (came from the channel), waiting, sent or failed", examples = "sent")
            String state,

            @Schema(description = "Who wrote the reply here") @Nullable
            String writtenBy,

            @Schema(
                    description =
                            "Why it failed: refused, credentials, settings, unsure (the guest may have got it: look at the channel) or late")
            @Nullable
            String reason,

            @Schema(description = "The channel's words when it did not take it") @Nullable
            String answer) {
        static Message of(Said said) {
            return new Message(
                    said.id(),
                    said.conversationId(),
                    said.author().code(),
                    said.text(),
                    said.attachments(),
                    said.at(),
                    said.state().code(),
                    Wire.text(said.writtenBy()),
                    Wire.text(said.reason().code()),
                    Wire.text(said.answer()));
        }
    }

    static ConversationView of(Conversation conversation, @Nullable Said last) {
        return new ConversationView(
                conversation.id(),
                conversation.propertyId(),
                conversation.connectionId(),
                conversation.channel(),
                Wire.text(conversation.channelName()),
                Wire.text(conversation.guestName()),
                conversation.reservationId(),
                Wire.text(conversation.confirmationNumber()),
                conversation.lastAt(),
                conversation.waits(),
                last == null ? null : Message.of(last));
    }
}
