package io.relais.core.reservation;

import io.relais.core.data.Bulk;
import io.relais.core.data.Writes;
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
    private static final Bulk DELETE = Bulk.of("delete from charge where id = any(:ids)");
    private static final Bulk SAVE = Bulk.of("""
            insert into charge (id, reservation_id, stay_id, position, kind, code, name, quantity, amount, included, vat_rate)
            select * from unnest(:ids, :reservations, :stays, :positions, :kinds, :codes, :names, :quantities, :amounts,
                                 :included, :vatRates)
            on conflict (id) do update
            set stay_id = excluded.stay_id, position = excluded.position, kind = excluded.kind, code = excluded.code,
                name = excluded.name, quantity = excluded.quantity, amount = excluded.amount,
                included = excluded.included, vat_rate = excluded.vat_rate
            """);

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

    void delete(Writes writes, List<Charge> charges) {
        if (!charges.isEmpty()) {
            writes.add(DELETE, charges).uuids("ids", Charge::id);
        }
    }

    void save(Writes writes, List<Charge> charges) {
        if (charges.isEmpty()) {
            return;
        }
        writes.add(SAVE, charges)
                .uuids("ids", Charge::id)
                .uuids("reservations", Charge::reservationId)
                .uuids("stays", Charge::stayId)
                .ints("positions", Charge::position)
                .texts("kinds", charge -> charge.kind().code())
                .texts("codes", Charge::code)
                .texts("names", Charge::name)
                .ints("quantities", Charge::quantity)
                .longs("amounts", Charge::amount)
                .booleans("included", Charge::included)
                .ints("vatRates", Charge::vatRate);
    }
}
