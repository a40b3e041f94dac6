package io.relais.core.delivery;

import io.relais.connector.Hint;
import io.relais.connector.ReceivesHints;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Hooks;
import io.relais.core.connection.MessageTurns;
import io.relais.core.connection.Notice;
import io.relais.core.connection.Notices;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What partners call to say that something happened. Nothing in it is believed: it makes us ask the partner at once, and trouble is
 * kept for a person.
 */
@Singleton
public final class Hints {
    /** Events in one call; more are not looked at. */
    private static final int EVENTS_MAX = 50;

    private final Database database;
    private final Channels channels;
    private final Connectors connectors;
    private final Accounts accounts;
    private final Book book;

    @Inject
    public Hints(Database database, Channels channels, Connectors connectors, Accounts accounts, Book book) {
        this.database = database;
        this.channels = channels;
        this.connectors = connectors;
        this.accounts = accounts;
        this.book = book;
    }

    /**
     * Hears a call to the door of a channel. A call that cannot be read wakes us all the same: asking once too often is harmless.
     *
     * @return false when the token is not in force
     */
    public boolean hear(String channel, String token, String body) {
        Optional<UUID> account = book.hooks.called(channel, token);
        account.ifPresent(id -> take(id, read(channel, body)));
        return account.isPresent();
    }

    private List<Hint> read(String channel, String body) {
        return connectors.find(channel, ReceivesHints.class).stream()
                .flatMap(connector -> connector.hints(body).stream())
                .limit(EVENTS_MAX)
                .toList();
    }

    private void take(UUID account, List<Hint> hints) {
        List<Hint> trouble =
                hints.stream().filter(hint -> hint.kind() == Hint.Kind.TROUBLE).toList();
        boolean kept = !trouble.isEmpty()
                && database.write(handle -> trouble.stream()
                                .filter(hint -> book.notices.keep(handle, account, hint))
                                .count()
                        > 0);
        if (kept) {
            book.moment.wakeups().wake(Topic.CHANNELS);
        }
        if (hints.isEmpty() || hints.stream().anyMatch(hint -> hint.kind() == Hint.Kind.MESSAGES)) {
            book.messageTurns.hinted(account);
            book.moment.wakeups().wake(Topic.MESSAGES);
        }
        if (hints.isEmpty() || hints.stream().anyMatch(hint -> wakes(hint.kind()))) {
            accounts.hinted(account);
            book.moment.wakeups().wake(Topic.PULL);
        }
    }

    private static boolean wakes(Hint.Kind kind) {
        return switch (kind) {
            case RESERVATIONS, TROUBLE -> true;
            case MESSAGES, OTHER -> false;
        };
    }

    /**
     * Gives the connection's account a new address to call; the one before ends at once.
     *
     * @return the token, told once and never again
     * @throws Problem CONNECTION_UNKNOWN; HINTS_UNSUPPORTED when the channel has none
     */
    public String issue(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_WRITE);
        ConnectionHealth connection = channels.get(principal, connectionId);
        if (connectors.find(connection.channel(), ReceivesHints.class).isEmpty()) {
            throw Problem.of(ProblemCode.HINTS_UNSUPPORTED, connection.channelName());
        }
        return database.write(handle -> {
            String token = book.hooks.issue(handle, connection.accountId());
            book.events.append(handle, List.of(event(principal, connection, EventType.HOOK_ISSUED, "")));
            return token;
        });
    }

    /** Ends the address; whoever still calls it is not heard. */
    public void revoke(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_WRITE);
        ConnectionHealth connection = channels.get(principal, connectionId);
        database.write(handle -> {
            if (book.hooks.revoke(handle, connection.accountId())) {
                book.events.append(handle, List.of(event(principal, connection, EventType.HOOK_REVOKED, "")));
            }
            return true;
        });
    }

    /** The state of the connection's address, empty when it has none. */
    public Optional<Hooks.State> state(Principal principal, UUID connectionId) {
        return book.hooks.find(channels.get(principal, connectionId).accountId());
    }

    /** Trouble that the partner hinted at and nobody has dealt with, newest first. */
    public List<Notice> notices(Principal principal, UUID connectionId) {
        channels.get(principal, connectionId);
        return database.read(handle -> book.notices.list(handle, connectionId));
    }

    /**
     * Marks a notice as dealt with.
     *
     * @throws Problem NOTICE_UNKNOWN also when it is dealt with already
     */
    public void dismiss(Principal principal, UUID connectionId, UUID noticeId) {
        principal.need(Permission.SYNC_WRITE);
        ConnectionHealth connection = channels.get(principal, connectionId);
        database.write(handle -> {
            String code = book.notices.list(handle, connectionId).stream()
                    .filter(notice -> notice.id().equals(noticeId))
                    .map(Notice::code)
                    .findFirst()
                    .orElse("");
            if (!book.notices.dismiss(handle, connectionId, noticeId)) {
                throw Problem.of(ProblemCode.NOTICE_UNKNOWN, noticeId);
            }
            book.events.append(handle, List.of(event(principal, connection, EventType.NOTICE_DISMISSED, code)));
            return true;
        });
        book.moment.wakeups().wake(Topic.CHANNELS);
    }

    private Event event(Principal principal, ConnectionHealth connection, EventType type, String notice) {
        Event.Change channel = new Event.Change("connection", "", connection.channelName());
        return new Event(
                book.moment.ids().next(),
                connection.propertyId(),
                null,
                book.moment.now(),
                type,
                principal.actor(),
                notice.isEmpty() ? List.of(channel) : List.of(channel, new Event.Change("notice", "", notice)),
                Trace.current());
    }

    /** Where it is written down. */
    @Singleton
    public static final class Book {
        private final Hooks hooks;
        private final Notices notices;
        private final MessageTurns messageTurns;
        private final Events events;
        private final Moment moment;

        @Inject
        public Book(Hooks hooks, Notices notices, MessageTurns messageTurns, Events events, Moment moment) {
            this.hooks = hooks;
            this.notices = notices;
            this.messageTurns = messageTurns;
            this.events = events;
            this.moment = moment;
        }
    }
}
