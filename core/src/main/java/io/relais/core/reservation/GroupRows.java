package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.core.guest.GuestFiles;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Owner of table {@code reservation_group}. */
@Singleton
final class GroupRows {
    private static final String SELECT = """
            select g.*, p.currency, count(r.id) as members,
                   coalesce(sum(r.total) filter (where r.status not in ('cancelled', 'no-show')
                                                 and r.currency = p.currency), 0)::bigint as total,
                   coalesce(sum(r.balance) filter (where r.currency = p.currency), 0)::bigint as balance
            from reservation_group g join property p on p.id = g.property_id
            left join reservation r on r.group_id = g.id
            where p.organisation_id = :organisation and (:all or p.id = any(:properties))
            """;
    private static final RowMapper<ReservationGroup> GROUP = (r, c) -> new ReservationGroup(
            r.getObject("id", UUID.class),
            r.getObject("property_id", UUID.class),
            r.getString("name"),
            r.getTimestamp("created_at").toInstant(),
            r.getInt("members"),
            new Money(r.getLong("total"), r.getString("currency")),
            new Money(r.getLong("balance"), r.getString("currency")));

    @Inject
    GroupRows() {}

    void insert(Handle handle, UUID id, UUID propertyId, String name, Instant now) {
        handle.createUpdate(
                        "insert into reservation_group (id, property_id, name, created_at) values (:id, :property, :name, :now)")
                .bind("id", id)
                .bind("property", propertyId)
                .bind("name", name)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    void rename(Handle handle, UUID id, String name) {
        handle.createUpdate("update reservation_group set name = :name where id = :id")
                .bind("id", id)
                .bind("name", name)
                .execute();
    }

    /** Puts the mark in place of the names of groups that nobody else is in, or that are called after the person. */
    void erase(Handle handle, Collection<UUID> reservationIds, Collection<String> names) {
        handle.createUpdate("""
                update reservation_group g set name = :mark
                where g.id in (select group_id from reservation where id = any(:ids))
                  and (not exists (select from reservation r where r.group_id = g.id and r.id <> all(:ids))
                       or exists (select from unnest(:names) n where strpos(lower(g.name), lower(n)) > 0))
                """)
                .bind("mark", GuestFiles.MARK)
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .bind("names", names.toArray(String[]::new))
                .execute();
    }

    Optional<ReservationGroup> find(Handle handle, Principal principal, UUID id) {
        return handle.createQuery(SELECT + " and g.id = :id group by g.id, p.currency")
                .bind("organisation", principal.organisationId())
                .bind("all", principal.seesAll())
                .bind("properties", principal.propertyIds().toArray(UUID[]::new))
                .bind("id", id)
                .map(GROUP)
                .findOne();
    }

    /** A property's groups, newest first, those made before the one named. */
    List<ReservationGroup> list(Handle handle, Principal principal, UUID propertyId, @Nullable UUID before, int limit) {
        return handle.createQuery(SELECT + """
                 and g.property_id = :property
                 and (:before::uuid is null
                      or (g.created_at, g.id) < (select created_at, id from reservation_group where id = :before))
                group by g.id, p.currency order by g.created_at desc, g.id desc limit :limit
                """)
                .bind("organisation", principal.organisationId())
                .bind("all", principal.seesAll())
                .bind("properties", principal.propertyIds().toArray(UUID[]::new))
                .bind("property", propertyId)
                .bind("before", before)
                .bind("limit", limit)
                .map(GROUP)
                .list();
    }

    /** The reservations of a group in the order they were made, at most 500. */
    List<UUID> members(Handle handle, UUID groupId) {
        return handle.createQuery(
                        "select id from reservation where group_id = :group order by created_at, id limit 500")
                .bind("group", groupId)
                .mapTo(UUID.class)
                .list();
    }
}
