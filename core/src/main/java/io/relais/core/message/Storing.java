package io.relais.core.message;

import io.relais.connector.GuestMessage;
import io.relais.connector.MessageThread;
import io.relais.core.connection.Connection;
import io.relais.core.connection.MessageTurns;
import io.relais.core.data.Database;
import io.relais.core.event.EventType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Keeps what partners tell: once, in any order, and with what we said ourselves recognised. */
@Singleton
final class Storing {
    /** How far a partner's clock may be behind ours. */
    static final Duration SKEW = Duration.ofMinutes(5);

    /** Two things said within one tick of a partner's clock look like one change: a thread is believed to be whole only after this. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Database database;
    private final MessageTurns turns;
    private final ConversationRows conversations;
    private final Words words;
    private final Chronicle chronicle;

    @Inject
    Storing(Database database, MessageTurns turns, ConversationRows conversations, Words words, Chronicle chronicle) {
        this.database = database;
        this.turns = turns;
        this.conversations = conversations;
        this.words = words;
        this.chronicle = chronicle;
    }

    /** Whether everything of a thread is here already. */
    boolean isKnown(Connection connection, MessageThread thread) {
        return database.read(handle -> conversations.isKnown(handle, connection.id(), thread));
    }

    /** Keeps a thread with all that was said in it; returns how much was new. */
    int store(Connection connection, MessageThread thread, List<GuestMessage> told) {
        return database.write(handle -> {
            turns.hold(handle, connection.id());
            if (conversations.isErased(
                    handle, connection.id(), thread.externalId().orElse(""))) {
                return 0;
            }
            ConversationRows.Head head = conversations.open(handle, connection, thread);
            int fresh = add(handle, linked(handle, head), connection, told);
            if (thread.changedAt().isBefore(chronicle.moment().now().minus(SETTLED))) {
                conversations.complete(handle, head.id(), thread.changedAt());
            }
            return fresh;
        });
    }

    /** Keeps what was said in a conversation that is here. */
    int store(Connection connection, UUID conversationId, List<GuestMessage> told) {
        return database.write(handle -> {
            turns.hold(handle, connection.id());
            return conversations
                    .lock(handle, conversationId)
                    .map(head -> add(handle, head, connection, told))
                    .orElse(0);
        });
    }

    /** Ties conversations to reservations that have come since; returns how many. */
    int link() {
        return database.write(handle -> {
            List<ConversationRows.Head> linked = conversations.link(handle, null);
            linked.forEach(head -> settle(handle, head));
            return linked.size();
        });
    }

    /** Notes that a reply is at the partner, under the thread that it says. */
    boolean sent(Connection connection, Outgoing reply, GuestMessage as) {
        return database.writeOnceBack(handle -> {
            turns.hold(handle, connection.id());
            Optional<UUID> other = conversations
                    .byRemote(handle, connection.id(), as.threadId())
                    .filter(id -> !id.equals(reply.conversationId()));
            UUID conversation = other.orElse(reply.conversationId());
            if (other.isPresent() && conversations.isUnopened(handle, reply.conversationId())) {
                words.rows().move(handle, reply.conversationId(), conversation);
                conversations.drop(handle, reply.conversationId());
            } else {
                conversation = reply.conversationId();
                conversations.opened(handle, conversation, as.threadId());
            }
            boolean now = words.rows().sent(handle, reply.id(), connection.id(), as);
            conversations.refresh(handle, List.of(conversation));
            if (now) {
                chronicle.tell(handle, conversation, EventType.REPLY_SENT);
            }
            return now;
        });
    }

    private ConversationRows.Head linked(Handle handle, ConversationRows.Head head) {
        if (head.reservationId() != null) {
            return head;
        }
        List<ConversationRows.Head> linked = conversations.link(handle, head.id());
        linked.forEach(one -> settle(handle, one));
        return linked.isEmpty() ? head : linked.getFirst();
    }

    /** What came before the reservation goes into its history now, or goes away with its guest. */
    private void settle(Handle handle, ConversationRows.Head linked) {
        if (linked.erased()) {
            words.rows().erase(handle, List.of(linked.id()));
        } else if (words.reading().list(handle, List.of(linked.id())).stream()
                .anyMatch(said -> said.author() == Said.Author.GUEST)) {
            chronicle.tell(handle, linked.id(), EventType.GUEST_WROTE);
        }
        conversations.refresh(handle, List.of(linked.id()));
    }

    private int add(Handle handle, ConversationRows.Head head, Connection connection, List<GuestMessage> told) {
        List<GuestMessage> fresh = words.reading().unknown(handle, connection.id(), told);
        List<GuestMessage> others = withoutOurs(handle, head, connection, fresh);
        int added = words.rows().add(handle, head, connection.id(), others);
        conversations.refresh(handle, List.of(head.id()));
        if (added > 0 && others.stream().anyMatch(one -> one.author() == GuestMessage.Author.GUEST)) {
            chronicle.tell(handle, head.id(), EventType.GUEST_WROTE);
        }
        return fresh.size();
    }

    /** Replies whose answer got lost are recognised by what they say; each of the partner's messages is one reply at most. */
    private List<GuestMessage> withoutOurs(
            Handle handle, ConversationRows.Head head, Connection connection, List<GuestMessage> fresh) {
        List<SaidReading.Doubtful> doubtful = new ArrayList<>(words.reading().doubtful(handle, head.id()));
        List<GuestMessage> others = new ArrayList<>();
        for (GuestMessage one : fresh) {
            Optional<SaidReading.Doubtful> ours =
                    doubtful.stream().filter(reply -> isSame(reply, one)).findFirst();
            if (ours.isPresent()) {
                doubtful.remove(ours.get());
                words.rows().sent(handle, ours.get().id(), connection.id(), one);
                chronicle.tell(handle, head.id(), EventType.REPLY_SENT);
            } else {
                others.add(one);
            }
        }
        return others;
    }

    private static boolean isSame(SaidReading.Doubtful reply, GuestMessage told) {
        Instant earliest = reply.since().minus(SKEW);
        return told.author() == GuestMessage.Author.HOST
                && !told.sentAt().isBefore(earliest)
                && bare(told.text()).equals(bare(reply.text()));
    }

    /** Partners change line ends and trim. */
    private static String bare(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** What was said, to be written and read. */
    @Singleton
    static final class Words {
        private final SaidRows rows;
        private final SaidReading reading;

        @Inject
        Words(SaidRows rows, SaidReading reading) {
            this.rows = rows;
            this.reading = reading;
        }

        SaidRows rows() {
            return rows;
        }

        SaidReading reading() {
            return reading;
        }
    }
}
