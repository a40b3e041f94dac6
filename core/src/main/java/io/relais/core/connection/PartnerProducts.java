package io.relais.core.connection;

import io.relais.connector.RemoteProduct;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What partners sell, as they last told of it, and what people said about it beside the mapping; owner of tables
 * {@code partner_product} and {@code shared_stock}.
 */
@Singleton
public final class PartnerProducts {
    private static final int NAME_MAX = 200;

    /**
     * A product with what is known of it.
     *
     * @param unsold a person said that it is not sold through us
     * @param gone the partner did not tell of it any more
     */
    public record Told(RemoteProduct product, boolean unsold, boolean gone, Instant at) {
        public ProductKey key() {
            return new ProductKey(product.roomId(), product.rateId());
        }
    }

    /** The products of a connection in the partner's order. */
    public List<Told> list(Handle handle, UUID connectionId) {
        return handle.createQuery("""
                select * from partner_product where connection_id = :connection
                order by gone, position, remote_room_id, remote_rate_id
                """)
                .bind("connection", connectionId)
                .map((r, c) -> told(r))
                .list();
    }

    /** Keeps the partner's whole answer; what it did not tell of is gone. What people said stays. */
    public void store(Handle handle, UUID connectionId, List<RemoteProduct> products, Instant now) {
        List<RemoteProduct> told = distinct(products);
        handle.createUpdate("update partner_product set gone = true where connection_id = :connection")
                .bind("connection", connectionId)
                .execute();
        handle.createUpdate("""
                insert into partner_product (connection_id, remote_room_id, remote_rate_id, position, room_name,
                                             max_occupancy, rate_name, currency, pricing, unsold, gone, told_at)
                select :connection, room, rate, n, room_name, people, rate_name, currency, pricing, false, false, :now
                from unnest(:rooms, :rates, :roomNames, :people, :rateNames, :currencies, :pricings) with ordinality
                     as k(room, rate, room_name, people, rate_name, currency, pricing, n)
                on conflict (connection_id, remote_room_id, remote_rate_id) do update
                set position = excluded.position, room_name = excluded.room_name, max_occupancy = excluded.max_occupancy,
                    rate_name = excluded.rate_name, currency = excluded.currency, pricing = excluded.pricing,
                    gone = false, told_at = excluded.told_at
                """)
                .bind("connection", connectionId)
                .bind("now", Timestamp.from(now))
                .bind("rooms", texts(told, RemoteProduct::roomId))
                .bind("rates", texts(told, RemoteProduct::rateId))
                .bind("roomNames", texts(told, p -> name(p.roomName())))
                .bind("people", told.stream().map(RemoteProduct::maxOccupancy).toArray(Integer[]::new))
                .bind("rateNames", texts(told, p -> name(p.rateName())))
                .bind("currencies", texts(told, RemoteProduct::currency))
                .bind("pricings", texts(told, p -> code(p.pricing())))
                .execute();
    }

    /** Says which of the products are not sold through us; the others are, or wait for a decision. */
    public void setUnsold(Handle handle, UUID connectionId, Collection<ProductKey> unsold) {
        handle.createUpdate("""
                update partner_product p set unsold = exists (
                    select 1 from unnest(:rooms, :rates) as k(room, rate)
                    where k.room = p.remote_room_id and k.rate = p.remote_rate_id)
                where connection_id = :connection
                """)
                .bind("connection", connectionId)
                .bind("rooms", unsold.stream().map(ProductKey::roomId).toArray(String[]::new))
                .bind("rates", unsold.stream().map(ProductKey::rateId).toArray(String[]::new))
                .execute();
    }

    /** The unit types that may feed several rooms of this partner. */
    public Set<UUID> shared(Handle handle, UUID connectionId) {
        return new HashSet<>(
                handle.createQuery("select unit_type_id from shared_stock where connection_id = :connection")
                        .bind("connection", connectionId)
                        .mapTo(UUID.class)
                        .list());
    }

    /** Says which unit types may. */
    public void setShared(Handle handle, UUID connectionId, Collection<UUID> unitTypeIds) {
        UUID[] types = unitTypeIds.toArray(UUID[]::new);
        handle.createUpdate("""
                delete from shared_stock where connection_id = :connection and unit_type_id <> all(:types)
                """)
                .bind("connection", connectionId)
                .bind("types", types)
                .execute();
        handle.createUpdate("""
                insert into shared_stock (connection_id, unit_type_id) select :connection, unnest(:types)
                on conflict do nothing
                """)
                .bind("connection", connectionId)
                .bind("types", types)
                .execute();
    }

    private static List<RemoteProduct> distinct(List<RemoteProduct> products) {
        Map<ProductKey, RemoteProduct> byKey = new LinkedHashMap<>();
        products.forEach(p -> byKey.putIfAbsent(new ProductKey(p.roomId(), p.rateId()), p));
        return List.copyOf(byKey.values());
    }

    private static String[] texts(List<RemoteProduct> products, Function<RemoteProduct, String> part) {
        return products.stream().map(part).toArray(String[]::new);
    }

    /** A partner's name fit to be kept and shown. */
    private static String name(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.substring(0, Math.min(NAME_MAX, plain.length()));
    }

    static String code(RemoteProduct.Pricing pricing) {
        return pricing.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Told told(ResultSet r) throws SQLException {
        RemoteProduct product = new RemoteProduct(
                r.getString("remote_room_id"),
                r.getString("room_name"),
                r.getInt("max_occupancy"),
                r.getString("remote_rate_id"),
                r.getString("rate_name"),
                r.getString("currency"),
                RemoteProduct.Pricing.valueOf(
                        r.getString("pricing").toUpperCase(Locale.ROOT).replace('-', '_')));
        return new Told(
                product,
                r.getBoolean("unsold"),
                r.getBoolean("gone"),
                r.getTimestamp("told_at").toInstant());
    }
}
