package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.RegisterRow;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Reservations;
import io.relais.sandbox.world.Revision;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the hub's own tables and meters say. */
@Singleton
public final class Books {
    @Inject
    Database database;

    @Inject
    Register register;

    @Inject
    Reservations reservations;

    @Inject
    MeterRegistry meters;

    /** Every reservation of the register that this booking of a partner became. */
    List<RegisterRow> rows(Inn inn, Revision booking) {
        return register.search(inn.principal(), RegisterQuery.first(booking.bookingId(), 20))
                .rows();
    }

    /** The one reservation that the booking became. */
    ReservationSheet sheet(Inn inn, Revision booking) {
        List<RegisterRow> rows = rows(inn, booking);
        assertThat(rows).hasSize(1);
        return reservations.get(inn.principal(), rows.getFirst().id());
    }

    /** Without whose it is: that is found out in the background, at any moment. */
    List<EventType> history(Inn inn, Revision booking) {
        return reservations.history(inn.principal(), sheet(inn, booking).id()).stream()
                .map(Event::type)
                .filter(type -> type != EventType.GUEST_LINKED)
                .toList();
    }

    /** Units sold on each of so many nights. */
    List<Integer> sold(Inn inn, LocalDate first, int nights) {
        return numbers(inn, "sold", first, nights);
    }

    List<Integer> overbooked(Inn inn, LocalDate first, int nights) {
        return numbers(inn, "overbooked", first, nights);
    }

    private List<Integer> numbers(Inn inn, String column, LocalDate first, int nights) {
        return database.read(handle -> handle.createQuery("select " + column + " from night "
                        + "where unit_type_id = :type and night >= :first and night < :end order by night")
                .bind("type", inn.product().unitTypeId())
                .bind("first", first)
                .bind("end", first.plusDays(nights))
                .mapTo(Integer.class)
                .list());
    }

    /** Messages kept from one account, by state: received, applied, parked. */
    long messages(Outlet outlet, String state) {
        return count("select count(*) from inbox where account_id = ? and state = ?", outlet.accountId(), state);
    }

    /** Waits until no poll of the account is under way. */
    void awaitPulled(Outlet outlet) {
        Patience.until(() -> assertThat(count(
                        "select count(*) from account where id = ? and (pull_lease_until > now() or next_pull_at <= now())",
                        outlet.accountId()))
                .isZero());
    }

    /** Waits until every change made so far has been told to the inn's partners. */
    void awaitTold(Inn inn) {
        inn.outlets()
                .forEach(outlet ->
                        Patience.until(() -> assertThat(untold(outlet)).isZero()));
    }

    /** Marked ranges of nights, and a message that is under way. */
    long untold(Outlet outlet) {
        UUID connection = outlet.connectionId();
        return count("select count(*) from dirty_nights where connection_id = ?", connection)
                + count("select count(*) from courier where connection_id = ? and lease_owner is not null", connection);
    }

    /** In how long the courier may send to the partner again; negative when it may at once. */
    Duration nextAttempt(Outlet outlet) {
        return Duration.ofSeconds(count(
                "select greatest(-1, extract(epoch from not_before - now())::bigint) from courier where connection_id = ?",
                outlet.connectionId()));
    }

    long refusedValues(Outlet outlet) {
        return count("""
                select count(*) from channel_page p cross join lateral unnest(p.rejected) v
                where p.connection_id = ? and v is not null
                """, outlet.connectionId());
    }

    /** Every value of a night that was ever put into a message to the partner. */
    long valuesTold(Outlet outlet) {
        return count(
                "select coalesce(sum(bit_count(days::bit(32))), 0) from channel_log where connection_id = ? and state = 'sent'",
                outlet.connectionId());
    }

    List<String> outcomes(Outlet outlet) {
        return database.read(handle -> handle.select(
                        "select outcome from delivery where connection_id = ? order by sent_at, id",
                        outlet.connectionId())
                .mapTo(String.class)
                .list());
    }

    /** Lets the courier look for work a few times more: what it has not sent by then it will not send. */
    void awaitCourierRounds() {
        double enough = runs("ari.publish") + 3;
        Patience.until(() -> assertThat(runs("ari.publish")).isGreaterThanOrEqualTo(enough));
    }

    /** How often a route has run. */
    double runs(String routeId) {
        Counter counter =
                meters.find("camel.exchanges.total").tag("routeId", routeId).counter();
        return counter == null ? 0 : counter.count();
    }

    /** Makes every write to a table fail as long as it is open. */
    AutoCloseable fail(String table, String when) {
        String name = "fail_" + table;
        execute("create or replace function fail() returns trigger language plpgsql as "
                + "'begin raise exception ''the test says no''; end'");
        execute("create trigger " + name + " before insert on " + table + " for each row when (" + when
                + ") execute function fail()");
        return () -> execute("drop trigger if exists " + name + " on " + table);
    }

    private void execute(String statement) {
        database.write(handle -> handle.execute(statement));
    }

    private long count(String query, Object... arguments) {
        return database.read(
                handle -> handle.select(query, arguments).mapTo(Long.class).one());
    }
}
