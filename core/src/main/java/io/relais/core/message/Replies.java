package io.relais.core.message;

import io.relais.connector.Fault;
import io.relais.connector.GuestMessage;
import io.relais.connector.PartnerFault;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.event.EventType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Sends replies. Each is written down before the partner hears it, and when its answer got lost the partner is asked what was said
 * before anything is said again: a guest gets no reply twice.
 */
@Singleton
public final class Replies {
    private static final Logger LOG = Logger.getLogger(Replies.class);
    private static final int TAKE_MAX = 20;
    private static final Duration WAIT_MIN = Duration.ofSeconds(30);
    private static final Duration WAIT_MAX = Duration.ofMinutes(15);

    /** After that a person should see whether the answer still makes sense. */
    private static final Duration GIVE_UP = Duration.ofHours(24);

    private final Database database;
    private final Talking talking;
    private final Storing storing;
    private final Book book;
    private final Moment moment;

    @Inject
    Replies(Database database, Talking talking, Storing storing, Book book, Moment moment) {
        this.database = database;
        this.talking = talking;
        this.storing = storing;
        this.book = book;
        this.moment = moment;
    }

    /** Takes the replies that are to be sent, the oldest of each conversation. */
    public List<Outgoing> due() {
        return database.write(handle -> book.words.rows().takeDue(handle, TAKE_MAX));
    }

    /** Sends one that {@link #due} gave. What goes wrong ends up in its state, not here. */
    public void send(Outgoing reply) {
        if (reply.doubtSince().isEmpty() || isSurelyNotSaid(reply)) {
            say(reply);
        }
        // The next reply of the conversation waits behind this one.
        moment.wakeups().wake(Topic.MESSAGES, Topic.REGISTER);
    }

    private void say(Outgoing reply) {
        if (!database.write(handle -> book.words.rows().attempt(handle, reply.id()))) {
            return;
        }
        try {
            talking.talk(reply.connectionId(), line -> {
                GuestMessage as = line.connector().reply(line.session(), reply.where(), reply.text());
                return new Talking.Told<>(storing.sent(line.connection(), reply, as), true);
            });
        } catch (PartnerFault fault) {
            LOG.warnf("reply %s was not sent: %s", reply.id(), fault.fault());
            switch (fault.fault()) {
                case THROTTLED -> {
                    clearDoubt(reply);
                    later(reply, fault.retryAfter().orElse(WAIT_MIN), fault);
                }
                case AUTH, CONFIG, REJECTED -> {
                    clearDoubt(reply);
                    fail(reply, reason(fault.fault()), fault.text());
                }
                case UNAVAILABLE, PROTOCOL -> later(reply, patience(reply), fault);
            }
        }
    }

    /** Looks what was said there; true when none of it is our reply. */
    private boolean isSurelyNotSaid(Outgoing reply) {
        try {
            List<GuestMessage> told = talking.talk(
                    reply.connectionId(),
                    line -> new Talking.Told<>(line.connector().messages(line.session(), reply.where()), true));
            storing.store(talking.connection(reply.connectionId()), reply.conversationId(), told);
            return database.write(handle -> judge(handle, reply));
        } catch (PartnerFault fault) {
            LOG.warnf("whether reply %s was sent is not known: %s", reply.id(), fault.fault());
            switch (fault.fault()) {
                case THROTTLED -> later(reply, fault.retryAfter().orElse(WAIT_MIN), fault);
                case AUTH, CONFIG -> fail(reply, reason(fault.fault()), fault.text());
                case REJECTED -> fail(reply, Said.Reason.UNSURE, fault.text());
                case UNAVAILABLE, PROTOCOL -> later(reply, patience(reply), fault);
            }
            return false;
        }
    }

    private boolean judge(Handle handle, Outgoing reply) {
        Optional<Said> now = book.words.reading().find(handle, reply.id());
        if (now.isEmpty() || now.get().state() != Said.State.WAITING) {
            return false;
        }
        Instant since = reply.doubtSince().orElseThrow();
        if (book.words.reading().saidElsewhere(handle, reply.conversationId(), since, since.minus(Storing.SKEW))) {
            // The partner may have changed our words. Whether this is the reply only a person can tell.
            failed(handle, reply, Said.Reason.UNSURE, "");
            return false;
        }
        book.words.rows().clearDoubt(handle, reply.id());
        return true;
    }

    private void clearDoubt(Outgoing reply) {
        database.writeOnceBack(handle -> {
            book.words.rows().clearDoubt(handle, reply.id());
            return true;
        });
    }

    private void later(Outgoing reply, Duration wait, PartnerFault fault) {
        if (age(reply).compareTo(GIVE_UP) > 0) {
            boolean doubtful = fault.fault() == Fault.UNAVAILABLE || fault.fault() == Fault.PROTOCOL;
            fail(reply, doubtful ? Said.Reason.UNSURE : Said.Reason.LATE, fault.text());
            return;
        }
        database.writeOnceBack(handle -> {
            book.words.rows().later(handle, reply.id(), wait, fault.text());
            return true;
        });
    }

    private void fail(Outgoing reply, Said.Reason reason, String answer) {
        database.writeOnceBack(handle -> {
            failed(handle, reply, reason, answer);
            return true;
        });
    }

    private void failed(Handle handle, Outgoing reply, Said.Reason reason, String answer) {
        if (book.words.rows().fail(handle, reply.id(), reason, answer)) {
            book.conversations.refresh(handle, List.of(reply.conversationId()));
            book.chronicle.tell(handle, reply.conversationId(), EventType.REPLY_FAILED);
        }
    }

    /** Half as long again as it has waited already: a passing trouble costs little, a long one is not asked about all the time. */
    private Duration patience(Outgoing reply) {
        Duration half = age(reply).dividedBy(2);
        return half.compareTo(WAIT_MIN) < 0 ? WAIT_MIN : half.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : half;
    }

    private Duration age(Outgoing reply) {
        return Duration.between(reply.writtenAt(), moment.now());
    }

    private static Said.Reason reason(Fault fault) {
        return switch (fault) {
            case AUTH -> Said.Reason.CREDENTIALS;
            case CONFIG -> Said.Reason.SETTINGS;
            case REJECTED, THROTTLED, UNAVAILABLE, PROTOCOL -> Said.Reason.REFUSED;
        };
    }

    /** Where it is written down. */
    @Singleton
    static final class Book {
        private final Storing.Words words;
        private final ConversationRows conversations;
        private final Chronicle chronicle;

        @Inject
        Book(Storing.Words words, ConversationRows conversations, Chronicle chronicle) {
            this.words = words;
            this.conversations = conversations;
            this.chronicle = chronicle;
        }

        Storing.Words words() {
            return words;
        }

        ConversationRows conversations() {
            return conversations;
        }

        Chronicle chronicle() {
            return chronicle;
        }
    }
}
