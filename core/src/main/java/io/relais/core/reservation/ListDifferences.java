package io.relais.core.reservation;

import io.relais.connector.ListedReservation;
import io.relais.core.data.Moment;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What a channel lists against what we hold; owner of table {@code partner_difference}. */
@Singleton
final class ListDifferences {
    private static final int LIST_MAX = 500;

    private final Moment moment;

    @Inject
    ListDifferences(Moment moment) {
        this.moment = moment;
    }

    /** A span of days of creation at one connection. */
    record Span(UUID connectionId, LocalDate from, LocalDate to, ZoneId zone) {}

    /** One of ours, as far as it is compared. */
    private record Ours(
            UUID id,
            String externalId,
            boolean cancelled,
            @Nullable LocalDate arrival,
            @Nullable LocalDate departure,
            Money total,
            Instant createdAt,
            boolean imported) {}

    /** Compares and replaces what was found in this span before; returns what is found now. */
    List<ListDifference> compare(Handle handle, Span span, Collection<ListedReservation> listed) {
        Map<String, Ours> ours = ours(handle, span, listed);
        List<ListDifference> found = new ArrayList<>();
        for (ListedReservation theirs : listed) {
            Ours mine = ours.remove(theirs.externalId());
            if (mine != null) {
                found.addAll(differences(span, mine, theirs));
            } else if (!theirs.cancelled()) {
                found.add(difference(span, ListDifference.Kind.MISSING, null, theirs, new Words("", "standing")));
            }
        }
        // One that was imported was made before we knew it: when is not known, so it may be listed elsewhere.
        ours.values().stream()
                .filter(mine -> !mine.cancelled() && !mine.imported())
                .forEach(mine -> found.add(new ListDifference(
                        mine.externalId(),
                        ListDifference.Kind.UNLISTED,
                        mine.id(),
                        "standing",
                        "",
                        LocalDate.ofInstant(mine.createdAt(), span.zone()),
                        moment.now())));
        replace(handle, span, found);
        return List.copyOf(found);
    }

    private List<ListDifference> differences(Span span, Ours mine, ListedReservation theirs) {
        List<ListDifference> found = new ArrayList<>();
        if (mine.cancelled() != theirs.cancelled()) {
            found.add(difference(
                    span,
                    ListDifference.Kind.STATUS,
                    mine.id(),
                    theirs,
                    new Words(status(mine.cancelled()), status(theirs.cancelled()))));
            return found;
        }
        if (mine.cancelled()) {
            return found;
        }
        theirs.dates()
                .filter(dates -> !dates.arrival().equals(mine.arrival())
                        || !dates.departure().equals(mine.departure()))
                .ifPresent(dates -> found.add(difference(
                        span,
                        ListDifference.Kind.DATES,
                        mine.id(),
                        theirs,
                        new Words(mine.arrival() + " – " + mine.departure(), text(dates)))));
        theirs.total()
                .filter(total -> !total.equals(mine.total()))
                .ifPresent(total -> found.add(difference(
                        span,
                        ListDifference.Kind.TOTAL,
                        mine.id(),
                        theirs,
                        new Words(mine.total().toString(), total.toString()))));
        return found;
    }

    /** Both sides' words for it. */
    private record Words(String ours, String theirs) {}

    private ListDifference difference(
            Span span, ListDifference.Kind kind, @Nullable UUID id, ListedReservation listed, Words words) {
        LocalDate on = listed.createdAt()
                .map(at -> LocalDate.ofInstant(at, span.zone()))
                .orElse(span.from());
        return new ListDifference(listed.externalId(), kind, id, words.ours(), words.theirs(), on, moment.now());
    }

    private static String status(boolean cancelled) {
        return cancelled ? "cancelled" : "standing";
    }

    private static String text(StayDates dates) {
        return dates.arrival() + " – " + dates.departure();
    }

    /** Those that are listed, whenever they were made, and those made in the span. */
    private static Map<String, Ours> ours(Handle handle, Span span, Collection<ListedReservation> listed) {
        Map<String, Ours> found = new HashMap<>();
        handle.createQuery("""
                        select r.id, r.external_id, r.status, r.arrival, r.departure, r.total, r.currency, r.created_at,
                               coalesce(c.imported_at between r.created_at - interval '1 hour'
                                                          and r.created_at + interval '1 hour', false) as imported
                        from reservation r join connection c on c.id = r.connection_id
                        where r.connection_id = :connection and r.external_id is not null
                          and (r.external_id = any(:listed) or (r.created_at >= :from and r.created_at < :to))
                        """)
                .bind("connection", span.connectionId())
                .bind(
                        "listed",
                        listed.stream().map(ListedReservation::externalId).toArray(String[]::new))
                .bind(
                        "from",
                        Timestamp.from(span.from().atStartOfDay(span.zone()).toInstant()))
                .bind(
                        "to",
                        Timestamp.from(
                                span.to().plusDays(1).atStartOfDay(span.zone()).toInstant()))
                .map((r, c) -> new Ours(
                        r.getObject("id", UUID.class),
                        r.getString("external_id"),
                        !Status.ofCode(r.getString("status")).holdsNights(),
                        r.getObject("arrival", LocalDate.class),
                        r.getObject("departure", LocalDate.class),
                        new Money(r.getLong("total"), r.getString("currency")),
                        r.getTimestamp("created_at").toInstant(),
                        r.getBoolean("imported")))
                .forEach(one -> found.put(one.externalId(), one));
        return found;
    }

    private void replace(Handle handle, Span span, List<ListDifference> found) {
        handle.createUpdate("""
                        delete from partner_difference
                        where connection_id = :connection
                          and (created_on between :from and :to or external_id = any(:again))
                        """)
                .bind("connection", span.connectionId())
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("again", found.stream().map(ListDifference::externalId).toArray(String[]::new))
                .execute();
        if (found.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into partner_difference (connection_id, external_id, kind, reservation_id, ours, theirs, created_on,
                                                found_at)
                values (:connection, :external, :kind, :reservation, :ours, :theirs, :created, :now)
                """);
        for (ListDifference one : found) {
            batch.bind("connection", span.connectionId())
                    .bind("external", one.externalId())
                    .bind("kind", one.kind().code())
                    .bind("reservation", one.reservationId())
                    .bind("ours", one.ours())
                    .bind("theirs", one.theirs())
                    .bind("created", one.createdOn())
                    .bind("now", Timestamp.from(one.foundAt()))
                    .add();
        }
        batch.execute();
    }

    /** What was found when the connection was last compared, newest creation first, at most 500. */
    List<ListDifference> list(Handle handle, UUID connectionId) {
        return handle.createQuery("""
                        select * from partner_difference where connection_id = :connection
                        order by created_on desc, external_id, kind limit :limit
                        """)
                .bind("connection", connectionId)
                .bind("limit", LIST_MAX)
                .map((r, c) -> new ListDifference(
                        r.getString("external_id"),
                        ListDifference.Kind.valueOf(r.getString("kind").toUpperCase(Locale.ROOT)),
                        r.getObject("reservation_id", UUID.class),
                        r.getString("ours"),
                        r.getString("theirs"),
                        r.getObject("created_on", LocalDate.class),
                        r.getTimestamp("found_at").toInstant()))
                .list();
    }
}
