package io.relais.core.reservation;

import io.relais.connector.Inbound;
import io.relais.connector.ListedReservation;
import io.relais.connector.ListsReservations;
import io.relais.connector.PullsReservations;
import io.relais.connector.SummarisesReservations;
import io.relais.connector.UnreadableMessage;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connection;
import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.data.Wakeups;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Compares a channel's own list of reservations with the register. What differs is shown and never mended silently; one that is
 * missing is fetched through the inbox like any other where the channel still tells it.
 */
@Singleton
public final class Comparisons {
    private static final int DAYS_MAX = 366;

    private final Database database;
    private final Asking asking;
    private final ListDifferences differences;
    private final Inbox inbox;
    private final Wakeups wakeups;

    @Inject
    public Comparisons(Database database, Asking asking, ListDifferences differences, Inbox inbox, Wakeups wakeups) {
        this.database = database;
        this.asking = asking;
        this.differences = differences;
        this.inbox = inbox;
        this.wakeups = wakeups;
    }

    /**
     * What a comparison found.
     *
     * @param listed how many reservations the channel lists
     * @param fetched how many missing ones came with the channel's summary and are on their way through the inbox
     */
    public record Comparison(int listed, int fetched, List<ListDifference> differences) {
        public Comparison {
            differences = List.copyOf(differences);
        }
    }

    /**
     * What the last comparisons of a connection found.
     *
     * @throws Problem CONNECTION_UNKNOWN
     */
    public List<ListDifference> list(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_READ);
        Connection connection = asking.visible(principal, connectionId);
        return database.read(handle -> differences.list(handle, connection.id()));
    }

    /**
     * Compares the reservations created in a span of days.
     *
     * @param from first day, property-local
     * @param to last day, at most a year later
     * @throws Problem CONNECTION_UNKNOWN, CHANNEL_CANNOT, PERIOD_INVALID, PARTNER_UNANSWERED, PARTNER_REFUSED
     */
    public Comparison compare(Principal principal, UUID connectionId, LocalDate from, LocalDate to) {
        principal.need(Permission.SYNC_WRITE);
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= DAYS_MAX) {
            throw Problem.of(ProblemCode.PERIOD_INVALID, "to", "0 to " + (DAYS_MAX - 1) + " days after from");
        }
        Connection connection = asking.visible(principal, connectionId);
        Property property = asking.property(connection);
        Map<String, ListedReservation> listed = listed(connection, property.currency(), from, to);
        var span = new ListDifferences.Span(connection.id(), from, to, property.timeZone());
        List<ListDifference> found =
                database.write(handle -> differences.compare(handle, span, List.copyOf(listed.values())));
        int fetched = fetch(
                connection,
                found.stream()
                        .filter(one -> one.kind() == ListDifference.Kind.MISSING)
                        .map(ListDifference::externalId)
                        .collect(Collectors.toSet()));
        wakeups.wake(Topic.CHANNELS);
        return new Comparison(listed.size(), fetched, found);
    }

    private Map<String, ListedReservation> listed(
            Connection connection, String currency, LocalDate from, LocalDate to) {
        Map<String, ListedReservation> listed = new LinkedHashMap<>();
        int days = Math.max(
                1, asking.role(connection.channel(), ListsReservations.class).daysPerList());
        for (LocalDate first = from; !first.isAfter(to); first = first.plusDays(days)) {
            LocalDate start = first;
            LocalDate end = first.plusDays(days - 1L).isAfter(to) ? to : first.plusDays(days - 1L);
            asking.askNow(
                            connection,
                            ListsReservations.class,
                            (connector, session) -> connector.reservations(
                                    session, connection.remotePropertyId(), currency, start, end))
                    .forEach(one -> listed.put(one.externalId(), one));
        }
        return listed;
    }

    private int fetch(Connection connection, Set<String> missing) {
        if (missing.isEmpty()
                || asking.find(connection.channel(), SummarisesReservations.class)
                        .isEmpty()) {
            return 0;
        }
        List<Inbound> told = asking.askNow(
                connection,
                SummarisesReservations.class,
                (connector, session) -> connector.summary(session, connection.remotePropertyId()));
        PullsReservations reader = asking.role(connection.channel(), PullsReservations.class);
        List<Inbound> wanted = told.stream()
                .filter(message -> missing.contains(number(reader, message)))
                .toList();
        inbox.store(connection.accountId(), wanted, Trace.next());
        wakeups.wake(Topic.INBOX);
        return wanted.size();
    }

    private static String number(PullsReservations reader, Inbound message) {
        try {
            return reader.read(message).externalId();
        } catch (UnreadableMessage e) {
            return "";
        }
    }
}
