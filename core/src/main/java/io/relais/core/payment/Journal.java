package io.relais.core.payment;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What a property took, by day, whatever reservation it was for. */
@Singleton
public final class Journal {
    /** So many days are told at once. */
    public static final int DAYS_MAX = 400;
    /** So many entries are listed at once. */
    public static final int LIMIT_MAX = 5_000;

    private final Database database;
    private final Properties properties;

    @Inject
    public Journal(Database database, Properties properties) {
        this.database = database;
        this.properties = properties;
    }

    /**
     * Which entries.
     *
     * @param registerId of one cash register only
     * @param after the id of the last entry of the page before
     * @param limit 1 to {@link #LIMIT_MAX}
     */
    public record Query(
            UUID propertyId,
            LocalDate from,
            LocalDate to,
            Optional<UUID> registerId,
            Optional<UUID> after,
            int limit) {}

    /** The days that have entries with their sums, newest first. */
    public List<JournalDay> days(Principal principal, UUID propertyId, LocalDate from, LocalDate to) {
        check(principal, propertyId, from, to);
        record Row(LocalDate day, JournalDay.Sum sum) {}
        List<Row> rows = database.read(handle -> handle.createQuery("""
                        select business_date, method, currency, sum(amount)::bigint as amount, count(*) as entries
                        from taking where property_id = :property and business_date between :from and :to
                        group by business_date, method, currency order by business_date desc, method, currency
                        """)
                .bind("property", propertyId)
                .bind("from", from)
                .bind("to", to)
                .map((r, c) -> new Row(
                        r.getObject("business_date", LocalDate.class),
                        new JournalDay.Sum(
                                PaymentMethod.find(r.getString("method")).orElseThrow(),
                                new Money(r.getLong("amount"), r.getString("currency")),
                                r.getInt("entries"))))
                .list());
        List<JournalDay> days = new ArrayList<>();
        rows.stream()
                .map(Row::day)
                .distinct()
                .forEach(day -> days.add(new JournalDay(
                        day,
                        rows.stream()
                                .filter(row -> row.day().equals(day))
                                .map(Row::sum)
                                .toList())));
        return days;
    }

    /** The entries of some days, oldest first, one more than asked for when there are more. */
    public List<JournalLine> lines(Principal principal, Query query) {
        check(principal, query.propertyId(), query.from(), query.to());
        Limits.within("limit", query.limit(), 1, LIMIT_MAX);
        return database.read(handle -> {
            query.after().ifPresent(after -> refuseForeign(handle, query.propertyId(), after));
            return lines(handle, query);
        });
    }

    private static List<JournalLine> lines(Handle handle, Query query) {
        return handle.createQuery("""
                        select t.*, coalesce(r.confirmation_number, '') as number, coalesce(c.name, '') as register
                        from taking t
                        left join reservation r on r.id = t.reservation_id
                        left join cash_register c on c.id = t.register_id
                        where t.property_id = :property and t.business_date between :from and :to
                          and (cast(:register as uuid) is null or t.register_id = :register)
                          and (cast(:after as uuid) is null or (t.business_date, t.at, t.id) >
                               (select a.business_date, a.at, a.id from taking a where a.id = :after))
                        order by t.business_date, t.at, t.id limit :limit
                        """)
                .bind("property", query.propertyId())
                .bind("from", query.from())
                .bind("to", query.to())
                .bind("register", query.registerId().orElse(null))
                .bind("after", query.after().orElse(null))
                .bind("limit", query.limit() + 1)
                .map((r, c) -> new JournalLine(Ledger.read(r), r.getString("number"), r.getString("register")))
                .list();
    }

    private static void refuseForeign(Handle handle, UUID propertyId, UUID after) {
        boolean known = handle.createQuery("select 1 from taking where id = :id and property_id = :property")
                .bind("id", after)
                .bind("property", propertyId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (!known) {
            throw Problem.of(ProblemCode.CURSOR_INVALID);
        }
    }

    private void check(Principal principal, UUID propertyId, LocalDate from, LocalDate to) {
        principal.need(Permission.MONEY_READ);
        properties.get(principal, propertyId);
        Limits.date("from", from);
        Limits.date("to", to);
        Limits.within("to - from", ChronoUnit.DAYS.between(from, to), 0, DAYS_MAX);
    }
}
