package io.relais.core.message;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connection;
import io.relais.core.connection.MessageTurns;
import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.event.EventType;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What people do with guests' messages: read them, answer, and say that nothing is to be answered. */
@Singleton
public final class Messages {
    /** No channel documents less. */
    public static final int REPLY_MAX = 4_000;

    private static final int LIST_MAX = 200;

    private final Database database;
    private final ConversationReading reading;
    private final Talking talking;
    private final MessageTurns turns;
    private final Replies.Book book;

    @Inject
    Messages(Database database, ConversationReading reading, Talking talking, MessageTurns turns, Replies.Book book) {
        this.database = database;
        this.reading = reading;
        this.talking = talking;
        this.turns = turns;
        this.book = book;
    }

    /**
     * Conversations with what was said last, the newest first.
     *
     * @throws Problem CURSOR_INVALID, NOT_ALLOWED
     */
    public ConversationPage list(Principal principal, ConversationQuery query) {
        principal.need(Permission.RESERVATIONS_READ);
        Limits.within("limit", query.limit(), 1, LIST_MAX);
        Optional<Place> after = Place.of(query.cursor());
        return database.read(handle -> {
            List<Conversation> found = reading.list(handle, principal, query, after);
            List<Conversation> page = found.stream().limit(query.limit()).toList();
            Map<UUID, Said> last =
                    book
                            .words()
                            .reading()
                            .last(handle, page.stream().map(Conversation::id).toList())
                            .stream()
                            .collect(Collectors.toMap(Said::conversationId, said -> said));
            return new ConversationPage(
                    page.stream()
                            .map(one -> new ConversationPage.Line(one, Optional.ofNullable(last.get(one.id()))))
                            .toList(),
                    found.size() > page.size()
                            ? Optional.of(new Place(
                                            page.getLast().lastAt(),
                                            page.getLast().id())
                                    .cursor())
                            : Optional.empty());
        });
    }

    /** How many conversations wait for somebody; none for one who may not read them. */
    public int waiting(Principal principal) {
        return principal.may(Permission.RESERVATIONS_READ)
                ? database.read(handle -> reading.waiting(handle, principal))
                : 0;
    }

    /** The connections whose messages could not be fetched last time, of the properties that the principal sees. */
    public List<MessageTurns.Trouble> troubles(Principal principal) {
        principal.need(Permission.RESERVATIONS_READ);
        return turns.troubles(principal.organisationId()).stream()
                .filter(trouble -> principal.sees(trouble.propertyId()))
                .toList();
    }

    /**
     * One conversation with all that was said.
     *
     * @throws Problem CONVERSATION_UNKNOWN, NOT_ALLOWED
     */
    public ConversationSheet get(Principal principal, UUID id) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> sheet(handle, reading.get(handle, principal, id)));
    }

    /**
     * What was said about a reservation.
     *
     * @param possible whether its channel passes messages on
     */
    public record OfReservation(List<ConversationSheet> conversations, boolean possible) {
        public OfReservation {
            conversations = List.copyOf(conversations);
        }
    }

    /**
     * The conversations of a reservation, the newest first.
     *
     * @throws Problem RESERVATION_UNKNOWN, NOT_ALLOWED
     */
    public OfReservation ofReservation(Principal principal, UUID reservationId) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> {
            ConversationReading.Booked booked = reading.booked(handle, principal, reservationId);
            return new OfReservation(
                    reading.ofReservation(handle, reservationId).stream()
                            .map(one -> sheet(handle, one))
                            .toList(),
                    booked.connectionId() != null && !booked.erased() && talking.can(booked.channel()));
        });
    }

    /**
     * Answers in a conversation. The reply is sent soon; its state tells what became of it.
     *
     * @throws Problem CONVERSATION_UNKNOWN, CONVERSATION_ERASED, MESSAGES_UNSUPPORTED, REPLY_REPEATED, VALUE_MISSING, TEXT_INVALID
     */
    public Said reply(Principal principal, UUID conversationId, NewReply reply) {
        principal.need(Permission.RESERVATIONS_WRITE);
        String text = Limits.required("text", reply.text(), REPLY_MAX);
        Said written = database.write(handle -> {
            Conversation conversation = reading.get(handle, principal, conversationId);
            turns.hold(handle, conversation.connectionId());
            return write(handle, principal, conversation, reply, text);
        });
        wake();
        return written;
    }

    /**
     * Writes to the guest of a channel's reservation: in its newest conversation, or in a new one when nobody wrote yet.
     *
     * @throws Problem RESERVATION_UNKNOWN, and those of {@link #reply}
     */
    public Said write(Principal principal, UUID reservationId, NewReply reply) {
        principal.need(Permission.RESERVATIONS_WRITE);
        String text = Limits.required("text", reply.text(), REPLY_MAX);
        Said written = database.write(handle -> {
            ConversationReading.Booked booked = reading.booked(handle, principal, reservationId);
            UUID connectionId = booked.connectionId();
            if (connectionId == null || !talking.can(booked.channel())) {
                throw Problem.of(ProblemCode.MESSAGES_UNSUPPORTED, booked.number());
            }
            if (booked.erased()) {
                throw Problem.of(ProblemCode.CONVERSATION_ERASED);
            }
            turns.hold(handle, connectionId);
            Conversation conversation = reading.ofReservation(handle, reservationId).stream()
                    .findFirst()
                    .orElseGet(() -> begin(handle, principal, talking.connection(connectionId), booked, reservationId));
            return write(handle, principal, conversation, reply, text);
        });
        wake();
        return written;
    }

    private Conversation begin(
            Handle handle,
            Principal principal,
            Connection connection,
            ConversationReading.Booked booked,
            UUID reservationId) {
        UUID id = book.conversations()
                .begin(handle, connection, booked.externalId(), reservationId)
                .id();
        return reading.get(handle, principal, id);
    }

    private Said write(Handle handle, Principal principal, Conversation conversation, NewReply reply, String text) {
        ConversationRows.Head head =
                book.conversations().lock(handle, conversation.id()).orElseThrow();
        if (head.erased()) {
            throw Problem.of(ProblemCode.CONVERSATION_ERASED);
        }
        if (!talking.can(conversation.channel())) {
            throw Problem.of(ProblemCode.MESSAGES_UNSUPPORTED, conversation.externalId());
        }
        UUID id = reply.id().orElseGet(() -> book.chronicle().moment().ids().next());
        boolean fresh = book.words()
                .rows()
                .write(
                        handle,
                        head,
                        conversation.connectionId(),
                        id,
                        text,
                        principal.actor().name());
        if (fresh) {
            book.conversations().refresh(handle, List.of(conversation.id()));
            book.chronicle().tell(handle, conversation.id(), EventType.REPLY_WRITTEN, principal.actor());
        }
        return book.words()
                .reading()
                .find(handle, id)
                .filter(said -> said.conversationId().equals(conversation.id()))
                .orElseThrow(() -> Problem.of(ProblemCode.REPLY_REPEATED, id));
    }

    /**
     * Sends a failed reply again.
     *
     * @throws Problem REPLY_UNKNOWN when it is not failed (any more), CONVERSATION_UNKNOWN
     */
    public Said retry(Principal principal, UUID replyId) {
        principal.need(Permission.RESERVATIONS_WRITE);
        Said again = change(
                principal,
                replyId,
                EventType.REPLY_WRITTEN,
                handle -> book.words().rows().again(handle, replyId));
        wake();
        return again;
    }

    /**
     * Gives a failed reply up.
     *
     * @throws Problem REPLY_UNKNOWN when it is not failed (any more), CONVERSATION_UNKNOWN
     */
    public void discard(Principal principal, UUID replyId) {
        principal.need(Permission.RESERVATIONS_WRITE);
        change(
                principal,
                replyId,
                EventType.REPLY_DISCARDED,
                handle -> book.words().rows().discard(handle, replyId));
        wake();
    }

    private Said change(Principal principal, UUID replyId, EventType type, java.util.function.Predicate<Handle> step) {
        return database.write(handle -> {
            Said said = book.words()
                    .reading()
                    .find(handle, replyId)
                    .orElseThrow(() -> Problem.of(ProblemCode.REPLY_UNKNOWN, replyId));
            Conversation conversation = visible(handle, principal, said, replyId);
            turns.hold(handle, conversation.connectionId());
            if (!step.test(handle)) {
                throw Problem.of(ProblemCode.REPLY_UNKNOWN, replyId);
            }
            book.conversations().refresh(handle, List.of(conversation.id()));
            book.chronicle().tell(handle, conversation.id(), type, principal.actor());
            return book.words().reading().find(handle, replyId).orElse(said);
        });
    }

    private Conversation visible(Handle handle, Principal principal, Said said, UUID replyId) {
        try {
            return reading.get(handle, principal, said.conversationId());
        } catch (Problem problem) {
            throw Problem.of(ProblemCode.REPLY_UNKNOWN, replyId);
        }
    }

    /**
     * Says that nothing in a conversation is to be answered; nothing happens when nothing waits.
     *
     * @throws Problem CONVERSATION_UNKNOWN; REPLY_FAILED while a reply of it is not sent
     */
    public void settle(Principal principal, UUID conversationId) {
        principal.need(Permission.RESERVATIONS_WRITE);
        database.write(handle -> {
            Conversation conversation = reading.get(handle, principal, conversationId);
            turns.hold(handle, conversation.connectionId());
            if (sheet(handle, conversation).said().stream().anyMatch(said -> said.state() == Said.State.FAILED)) {
                throw Problem.of(ProblemCode.REPLY_FAILED);
            }
            if (book.conversations().done(handle, conversationId)) {
                book.chronicle().tell(handle, conversationId, EventType.CONVERSATION_SETTLED, principal.actor());
            }
            return true;
        });
        wake();
    }

    private ConversationSheet sheet(Handle handle, Conversation conversation) {
        return new ConversationSheet(conversation, book.words().reading().list(handle, List.of(conversation.id())));
    }

    private void wake() {
        book.chronicle().moment().wakeups().wake(Topic.MESSAGES, Topic.REGISTER);
    }
}
