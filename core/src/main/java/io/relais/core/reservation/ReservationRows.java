package io.relais.core.reservation;

import io.relais.connector.Extra;
import io.relais.core.data.Bulk;
import io.relais.core.data.Literals;
import io.relais.core.data.Writes;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Owner of table {@code reservation}. Rows are locked in the order of their external ids, so that batches never deadlock. */
@Singleton
final class ReservationRows {
    private static final Bulk INSERT = Bulk.of("""
            insert into reservation (id, property_id, confirmation_number, source, connection_id, external_id,
                channel_name, status, arrival, departure, currency, total, commission, guarantee, remarks,
                extra_names, extra_types, extra_amounts, extra_included, conflict,
                status_revision, content_revision, contact_revision, promotion_codes, tags, group_id,
                option_expires_at, fee, created_at, updated_at)
            select id, property_id, number, source, connection_id, external_id,
                channel_name, status, arrival, departure, currency, total, commission, guarantee, remarks,
                extra_names::text[], extra_types::text[], extra_amounts::bigint[], extra_included::boolean[], conflict,
                status_revision, content_revision, contact_revision, promotion_codes::text[], tags::text[], group_id,
                option_expires_at, fee, created_at, created_at
            from unnest(:ids, :properties, :numbers, :sources, :connections, :externals, :channelNames, :statuses,
                        :arrivals, :departures, :currencies, :totals, :commissions, :guarantees, :remarks,
                        :extraNames, :extraTypes, :extraAmounts, :extraIncluded, :conflicts,
                        :statusRevisions, :contentRevisions, :contactRevisions, :promotionCodes, :tags, :groups, :optionExpiries, :fees,
                        :createdAts)
                 as k(id, property_id, number, source, connection_id, external_id, channel_name, status,
                      arrival, departure, currency, total, commission, guarantee, remarks,
                      extra_names, extra_types, extra_amounts, extra_included, conflict,
                      status_revision, content_revision, contact_revision, promotion_codes, tags, group_id,
                      option_expires_at, fee, created_at)
            order by connection_id, external_id
            """);

    private static final Bulk UPDATE = Bulk.of("""
            update reservation r set channel_name = k.channel_name, status = k.status, arrival = k.arrival,
                departure = k.departure, currency = k.currency, total = k.total, commission = k.commission,
                guarantee = k.guarantee, remarks = k.remarks, extra_names = k.extra_names::text[],
                extra_types = k.extra_types::text[], extra_amounts = k.extra_amounts::bigint[],
                extra_included = k.extra_included::boolean[], conflict = k.conflict,
                status_revision = k.status_revision, content_revision = k.content_revision,
                contact_revision = k.contact_revision,
                option_expires_at = case when k.status = 'option' then k.option_expires_at end, version = r.version + 1, updated_at = :now
            from unnest(:ids, :channelNames, :statuses, :arrivals, :departures, :currencies, :totals, :commissions,
                        :guarantees, :remarks, :extraNames, :extraTypes, :extraAmounts, :extraIncluded, :conflicts,
                        :statusRevisions, :contentRevisions, :contactRevisions, :optionExpiries)
                 as k(id, channel_name, status, arrival, departure, currency, total, commission, guarantee, remarks,
                      extra_names, extra_types, extra_amounts, extra_included, conflict,
                      status_revision, content_revision, contact_revision, option_expires_at)
            where r.id = k.id
            """);

    private static final Bulk KEEP_TERMS = Bulk.of("""
            update reservation r set paid = k.paid, fee = k.fee, promotion_codes = k.promotion_codes::text[],
                tags = k.tags::text[], group_id = k.group_id, kept_fields = k.kept_fields::text[]
            from unnest(:ids, :paid, :fees, :promotionCodes, :tags, :groups, :keptFields)
                 as k(id, paid, fee, promotion_codes, tags, group_id, kept_fields)
            where r.id = k.id
            """);

    /** A partner's reservation. */
    record ExternalKey(UUID connectionId, String externalId) {}

    List<ReservationRow> lock(Handle handle, Collection<ExternalKey> keys) {
        return handle.createQuery("""
                select r.* from reservation r
                join unnest(:connections, :externals) as k(connection_id, external_id) using (connection_id, external_id)
                order by r.connection_id, r.external_id for update of r
                """)
                .bind(
                        "connections",
                        keys.stream().map(ExternalKey::connectionId).toArray(UUID[]::new))
                .bind("externals", keys.stream().map(ExternalKey::externalId).toArray(String[]::new))
                .map(ReservationReading.RESERVATION)
                .list();
    }

    Optional<ReservationRow> lock(Handle handle, UUID id) {
        return handle.createQuery("select * from reservation where id = :id for update")
                .bind("id", id)
                .map(ReservationReading.RESERVATION)
                .findOne();
    }

    /** The versions of locked rows. */
    Map<UUID, Integer> versions(Handle handle, Collection<UUID> ids) {
        return handle
                .createQuery("select id, version from reservation where id = any(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .map((r, c) -> Map.entry(r.getObject(1, UUID.class), r.getInt(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Remembers where the stays of a reservation went. */
    void point(Handle handle, UUID from, UUID to) {
        handle.createUpdate("update reservation set combined_into = :to where id = :from")
                .bind("from", from)
                .bind("to", to)
                .execute();
    }

    /** Removes a row with all that hangs on it. What must be kept breaks a foreign key. */
    void delete(Handle handle, UUID id) {
        handle.createUpdate("delete from reservation where id = :id")
                .bind("id", id)
                .execute();
    }

    /** One row as it is now, for a look without a change. */
    Optional<ReservationRow> find(Handle handle, UUID id) {
        return handle.createQuery("select * from reservation where id = :id")
                .bind("id", id)
                .map(ReservationReading.RESERVATION)
                .findOne();
    }

    List<ReservationRow> lockAll(Handle handle, Collection<UUID> ids) {
        return lockAll(handle, ids, "");
    }

    /** Locks those that nobody else has locked: for work that can wait, by somebody who holds other rows already. */
    List<ReservationRow> lockFree(Handle handle, Collection<UUID> ids) {
        return lockAll(handle, ids, " skip locked");
    }

    private static List<ReservationRow> lockAll(Handle handle, Collection<UUID> ids, String waiting) {
        return handle.createQuery("""
                select * from reservation where id = any(:ids)
                order by connection_id, external_id, id for update""" + waiting)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(ReservationReading.RESERVATION)
                .list();
    }

    /** Locks options whose time is over and that nobody else has locked, in the house order. */
    List<ReservationRow> lockExpired(Handle handle, Instant now, int limit) {
        return handle.createQuery("""
                select * from reservation where status = 'option' and option_expires_at <= :now
                order by connection_id, external_id, id limit :limit for update skip locked
                """)
                .bind("now", Timestamp.from(now))
                .bind("limit", limit)
                .map(ReservationReading.RESERVATION)
                .list();
    }

    /** Adds new rows. A partner's reservation that another worker added at this moment breaks {@code reservation_once}. */
    void insert(Writes writes, List<ReservationRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        terms(state(writes.add(INSERT, rows)))
                .uuids("properties", ReservationRow::propertyId)
                .texts("numbers", ReservationRow::confirmationNumber)
                .texts("sources", row -> row.source().code())
                .uuids("connections", ReservationRow::connectionId)
                .texts("externals", ReservationRow::externalId)
                .instants("createdAts", ReservationRow::createdAt);
    }

    private static Writes.Rows<ReservationRow> terms(Writes.Rows<ReservationRow> columns) {
        return columns.texts("promotionCodes", row -> texts(row.terms().promotionCodes()))
                .texts("tags", row -> texts(row.terms().tags()))
                .uuids("groups", row -> row.terms().groupId())
                .longs("fees", row -> row.terms().fee());
    }

    private static Writes.Rows<ReservationRow> state(Writes.Rows<ReservationRow> columns) {
        return columns.uuids("ids", ReservationRow::id)
                .texts("channelNames", ReservationRow::channelName)
                .texts("statuses", row -> row.status().code())
                .dates("arrivals", ReservationRow::arrival)
                .dates("departures", ReservationRow::departure)
                .texts("currencies", ReservationRow::currency)
                .longs("totals", ReservationRow::total)
                .longs("commissions", ReservationRow::commission)
                .texts("guarantees", ReservationRow::guarantee)
                .texts("remarks", ReservationRow::remarks)
                .texts("extraNames", row -> Extras.literal(row.extras(), Extra::name))
                .texts("extraTypes", row -> Extras.literal(row.extras(), Extra::type))
                .texts(
                        "extraAmounts",
                        row -> Extras.literal(row.extras(), e -> e.total().minor()))
                .texts("extraIncluded", row -> Extras.literal(row.extras(), Extra::included))
                .texts("conflicts", row -> row.conflict().code())
                .texts("statusRevisions", row -> row.revisions().status())
                .texts("contentRevisions", row -> row.revisions().content())
                .texts("contactRevisions", row -> row.revisions().contact())
                .instants("optionExpiries", row -> row.terms().optionExpiresAt());
    }

    private static String texts(List<String> values) {
        return Literals.texts(values, value -> value);
    }

    /** Writes the state of locked rows. */
    void update(Writes writes, List<ReservationRow> rows, Instant now) {
        if (!rows.isEmpty()) {
            state(writes.add(UPDATE, rows)).instant("now", now);
        }
    }

    /** Writes what the desk keeps about locked rows; the version is raised by {@link #update}. */
    void keepTerms(Writes writes, List<ReservationRow> rows) {
        if (!rows.isEmpty()) {
            terms(writes.add(KEEP_TERMS, rows))
                    .uuids("ids", ReservationRow::id)
                    .longs("paid", row -> row.terms().paid())
                    .texts("keptFields", row -> texts(row.terms().keptFields()));
        }
    }

    /** Takes what was written in free words off reservations whose guest is erased; figures and dates stay. */
    void erase(Handle handle, Collection<UUID> ids, Instant now) {
        handle.createUpdate("""
                update reservation set remarks = '', tags = '{}', version = version + 1, updated_at = :now where id = any(:ids)
                """)
                .bind("now", Timestamp.from(now))
                .bind("ids", ids.toArray(UUID[]::new))
                .execute();
    }
}
