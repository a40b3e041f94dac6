package io.relais.core.delivery;

import io.relais.core.event.Actor;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Keeps the rules of channels; owner of table {@code channel_rule}. Reads mapped products beside them. */
@Singleton
final class RuleRows {
    private static final RowMapper<ChannelRule> RULE = (r, c) -> rule(r);

    /** What is mapped at each connection, and what of it is paused. */
    Map<UUID, List<Desired.Mapped>> mapped(Handle handle, Collection<UUID> connectionIds) {
        record Row(UUID connectionId, Desired.Mapped mapped) {}
        return handle
                .createQuery("""
                select m.connection_id, m.remote_room_id, m.remote_rate_id, m.unit_type_id, m.rate_plan_id,
                       coalesce(bool_or(x.remote_rate_id = ''), false) as room_paused,
                       coalesce(bool_or(x.remote_rate_id <> ''), false) as rate_paused
                from mapping m
                left join product_pause x on x.connection_id = m.connection_id and x.remote_room_id = m.remote_room_id
                                         and x.remote_rate_id in ('', m.remote_rate_id)
                                         and x.unit_type_id = m.unit_type_id
                where m.connection_id = any(:connections)
                group by m.connection_id, m.remote_room_id, m.remote_rate_id
                """)
                .bind("connections", connectionIds.toArray(UUID[]::new))
                .map((r, c) -> new Row(
                        r.getObject("connection_id", UUID.class),
                        new Desired.Mapped(
                                r.getString("remote_room_id"),
                                r.getString("remote_rate_id"),
                                new Supply.Product(
                                        r.getObject("unit_type_id", UUID.class),
                                        r.getObject("rate_plan_id", UUID.class)),
                                r.getBoolean("room_paused"),
                                r.getBoolean("rate_paused"))))
                .stream()
                .collect(
                        Collectors.groupingBy(Row::connectionId, Collectors.mapping(Row::mapped, Collectors.toList())));
    }

    /** The rules of each connection, with how it answers; connections without rules are missing. */
    Map<UUID, RuleSet> sets(Handle handle, Collection<UUID> connectionIds) {
        record Row(ChannelRule rule, boolean slow) {}
        Map<UUID, RuleSet> sets = new HashMap<>();
        handle
                .createQuery("""
                select r.*, coalesce(k.slow, false) as slow
                from channel_rule r left join courier k using (connection_id)
                where r.connection_id = any(:connections) order by r.position, r.id
                """)
                .bind("connections", connectionIds.toArray(UUID[]::new))
                .map((r, c) -> new Row(rule(r), r.getBoolean("slow")))
                .stream()
                .collect(Collectors.groupingBy(row -> row.rule().connectionId()))
                .forEach((connection, rows) -> sets.put(
                        connection,
                        new RuleSet(
                                rows.stream().map(Row::rule).toList(),
                                rows.getFirst().slow())));
        return sets;
    }

    /** The rules of one connection in their order. */
    List<ChannelRule> list(Handle handle, UUID connectionId) {
        return handle.createQuery("select * from channel_rule where connection_id = :connection order by position, id")
                .bind("connection", connectionId)
                .map(RULE)
                .list();
    }

    /** The unit types that connections sell. */
    List<UUID> types(Handle handle, Collection<UUID> connectionIds) {
        return handle.createQuery("select distinct unit_type_id from mapping where connection_id = any(:connections)")
                .bind("connections", connectionIds.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .list();
    }

    /** The unit types that a rule is about: those it names, or all that its connection sells. */
    List<UUID> types(Handle handle, ChannelRule rule) {
        return rule.scope().unitTypeIds().isEmpty()
                ? types(handle, List.of(rule.connectionId()))
                : rule.scope().unitTypeIds();
    }

    void save(Handle handle, ChannelRule rule) {
        ChannelRule.Values values = rule.values();
        ChannelRule.Rate rate = values.rate();
        handle.createUpdate("""
                insert into channel_rule (id, connection_id, kind, unit_type_ids, rate_plan_ids, first, last, weekdays, position,
                    amount_count, when_slow, percent, amount, numerator, denominator, currency, rounding,
                    changed_at, actor_kind, actor_id, actor_name, event_id)
                values (:id, :connection, :kind, :unitTypes, :ratePlans, :first, :last, :weekdays, :position,
                    :count, :whenSlow, :percent, :amount, :numerator, :denominator, :currency, :rounding,
                    :at, :actorKind, :actorId, :actorName, :event)
                on conflict (id) do update
                set unit_type_ids = excluded.unit_type_ids, rate_plan_ids = excluded.rate_plan_ids, first = excluded.first,
                    last = excluded.last, weekdays = excluded.weekdays, position = excluded.position,
                    amount_count = excluded.amount_count, when_slow = excluded.when_slow, percent = excluded.percent,
                    amount = excluded.amount, numerator = excluded.numerator, denominator = excluded.denominator,
                    currency = excluded.currency, rounding = excluded.rounding, changed_at = excluded.changed_at,
                    actor_kind = excluded.actor_kind, actor_id = excluded.actor_id, actor_name = excluded.actor_name,
                    event_id = excluded.event_id
                """)
                .bind("id", rule.id())
                .bind("connection", rule.connectionId())
                .bind("kind", rule.kind().code())
                .bind("unitTypes", rule.scope().unitTypeIds().toArray(UUID[]::new))
                .bind("ratePlans", rule.scope().ratePlanIds().toArray(UUID[]::new))
                .bindByType("first", rule.scope().first(), LocalDate.class)
                .bindByType("last", rule.scope().last(), LocalDate.class)
                .bind("weekdays", rule.scope().weekdays())
                .bind("position", rule.position())
                .bind("count", values.count())
                .bind("whenSlow", values.whenSlow())
                .bind("percent", values.percent())
                .bind("amount", values.amount())
                .bind("numerator", rate == null ? 0 : rate.numerator())
                .bind("denominator", rate == null ? 1 : rate.denominator())
                .bind("currency", rate == null ? "" : rate.currency())
                .bind("rounding", values.rounding().code())
                .bind("at", rule.changed().at())
                .bind("actorKind", rule.changed().actor().kind().name().toLowerCase(Locale.ROOT))
                .bind("actorId", rule.changed().actor().id())
                .bind("actorName", rule.changed().actor().name())
                .bind("event", rule.changed().eventId())
                .execute();
    }

    void delete(Handle handle, UUID ruleId) {
        handle.createUpdate("delete from channel_rule where id = :id")
                .bind("id", ruleId)
                .execute();
    }

    private static ChannelRule rule(ResultSet r) throws SQLException {
        return new ChannelRule(
                r.getObject("id", UUID.class),
                r.getObject("connection_id", UUID.class),
                ChannelRule.Kind.ofCode(r.getString("kind")).orElseThrow(),
                new ChannelRule.Scope(
                        List.of((UUID[]) r.getArray("unit_type_ids").getArray()),
                        List.of((UUID[]) r.getArray("rate_plan_ids").getArray()),
                        date(r, "first"),
                        date(r, "last"),
                        r.getInt("weekdays")),
                values(r),
                r.getInt("position"),
                new ChannelRule.Changed(
                        new Actor(
                                Actor.Kind.valueOf(r.getString("actor_kind").toUpperCase(Locale.ROOT)),
                                r.getString("actor_id"),
                                r.getString("actor_name")),
                        r.getTimestamp("changed_at").toInstant(),
                        r.getObject("event_id", UUID.class)));
    }

    private static ChannelRule.Values values(ResultSet r) throws SQLException {
        String currency = r.getString("currency");
        return new ChannelRule.Values(
                r.getInt("amount_count"),
                r.getBoolean("when_slow"),
                r.getInt("percent"),
                r.getLong("amount"),
                currency.isEmpty()
                        ? null
                        : new ChannelRule.Rate(currency, r.getLong("numerator"), r.getLong("denominator")),
                PriceRounding.ofCode(r.getString("rounding")).orElse(PriceRounding.NONE));
    }

    private static @Nullable LocalDate date(ResultSet r, String column) throws SQLException {
        Date date = r.getDate(column);
        return date == null ? null : date.toLocalDate();
    }
}
