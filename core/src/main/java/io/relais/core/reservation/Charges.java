package io.relais.core.reservation;

import io.relais.core.quote.LineKind;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Owner of table {@code charge}. */
@Singleton
final class Charges {
    private static final RowMapper<Charge> CHARGE = (r, c) -> new Charge(
            r.getObject("id", UUID.class),
            r.getObject("reservation_id", UUID.class),
            r.getObject("stay_id", UUID.class),
            r.getInt("position"),
            LineKind.ofCode(r.getString("kind")),
            r.getString("code"),
            r.getString("name"),
            r.getInt("quantity"),
            r.getLong("amount"),
            r.getBoolean("included"),
            r.getObject("vat_rate", Integer.class));

    /** The charges of several reservations, in their order. */
    Map<UUID, List<Charge>> byReservation(Handle handle, Collection<UUID> reservationIds) {
        return reservationIds.isEmpty()
                ? Map.of()
                : handle
                        .createQuery("select * from charge where reservation_id = any(:ids) order by position, id")
                        .bind("ids", reservationIds.toArray(UUID[]::new))
                        .map(CHARGE)
                        .stream()
                        .collect(Collectors.groupingBy(Charge::reservationId));
    }

    void delete(Handle handle, List<Charge> charges) {
        if (!charges.isEmpty()) {
            handle.createUpdate("delete from charge where id = any(:ids)")
                    .bind("ids", charges.stream().map(Charge::id).toArray(UUID[]::new))
                    .execute();
        }
    }

    void save(Handle handle, List<Charge> charges) {
        if (charges.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                insert into charge (id, reservation_id, stay_id, position, kind, code, name, quantity, amount, included, vat_rate)
                select * from unnest(:ids, :reservations, :stays, :positions, :kinds, :codes, :names, :quantities, :amounts,
                                     :included, :vatRates)
                on conflict (id) do update
                set stay_id = excluded.stay_id, position = excluded.position, kind = excluded.kind, code = excluded.code,
                    name = excluded.name, quantity = excluded.quantity, amount = excluded.amount,
                    included = excluded.included, vat_rate = excluded.vat_rate
                """)
                .bind("ids", charges.stream().map(Charge::id).toArray(UUID[]::new))
                .bind(
                        "reservations",
                        charges.stream().map(Charge::reservationId).toArray(UUID[]::new))
                .bind("stays", charges.stream().map(Charge::stayId).toArray(UUID[]::new))
                .bind("positions", charges.stream().map(Charge::position).toArray(Integer[]::new))
                .bind("kinds", charges.stream().map(c -> c.kind().code()).toArray(String[]::new))
                .bind("codes", charges.stream().map(Charge::code).toArray(String[]::new))
                .bind("names", charges.stream().map(Charge::name).toArray(String[]::new))
                .bind("quantities", charges.stream().map(Charge::quantity).toArray(Integer[]::new))
                .bind("amounts", charges.stream().map(Charge::amount).toArray(Long[]::new))
                .bind("included", charges.stream().map(Charge::included).toArray(Boolean[]::new))
                .bind("vatRates", charges.stream().map(Charge::vatRate).toArray(Integer[]::new))
                .execute();
    }
}
