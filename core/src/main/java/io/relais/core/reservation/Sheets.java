package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.core.guest.Contacts;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts together what there is to say about one reservation. */
@Singleton
final class Sheets {
    private final Register register;
    private final Stays stays;
    private final Contacts contacts;
    private final Charges charges;
    private final SheetParts parts;

    @Inject
    Sheets(Register register, Stays stays, Contacts contacts, Charges charges, SheetParts parts) {
        this.register = register;
        this.stays = stays;
        this.contacts = contacts;
        this.charges = charges;
        this.parts = parts;
    }

    Optional<ReservationSheet> find(Handle handle, Principal principal, UUID id) {
        return register.find(handle, principal, id).map(row -> sheet(handle, row));
    }

    /** Throws RESERVATION_UNKNOWN when there is none that the principal may see. */
    ReservationSheet get(Handle handle, Principal principal, UUID id) {
        return find(handle, principal, id).orElseThrow(() -> Problem.of(ProblemCode.RESERVATION_UNKNOWN, id));
    }

    private ReservationSheet sheet(Handle handle, RegisterRow row) {
        String currency = row.total().currency();
        SheetParts.Rest rest = parts.rest(handle, row.id(), currency);
        List<StayRow> lines = stays.byReservation(handle, List.of(row.id())).getOrDefault(row.id(), List.of());
        Map<UUID, String> names = names(handle, row.propertyId());
        return new ReservationSheet(
                row,
                contacts.get(handle, row.id()),
                lines.stream().map(line -> stay(line, names, currency)).toList(),
                rest.extras(),
                new Money(rest.commission(), currency),
                rest.guarantee(),
                rest.remarks(),
                rest.version(),
                charges(handle, row.id(), currency),
                rest.terms(),
                parts.desk(handle, row, rest));
    }

    private List<SheetCharge> charges(Handle handle, UUID id, String currency) {
        return charges.byReservation(handle, List.of(id)).getOrDefault(id, List.of()).stream()
                .map(charge -> SheetCharge.of(charge, currency))
                .toList();
    }

    static SheetStay stay(StayRow line, Map<UUID, String> names, String currency) {
        return new SheetStay(
                line.id(),
                line.unitTypeId(),
                name(names, line.unitTypeId()),
                line.ratePlanId(),
                name(names, line.ratePlanId()),
                line.unitId(),
                name(names, line.unitId()),
                line.remoteRoomId(),
                line.remoteRateId(),
                line.dates(),
                line.occupancy(),
                line.party(),
                line.nightAmounts().stream()
                        .map(amount -> new Money(amount, currency))
                        .toList(),
                new Money(line.total(), currency),
                line.guestName(),
                line.mealPlan(),
                line.remarks(),
                line.extras(),
                line.holding(),
                line.overbooked());
    }

    static String name(Map<UUID, String> names, @Nullable UUID id) {
        return id == null ? "" : names.getOrDefault(id, "");
    }

    private static Map<UUID, String> names(Handle handle, UUID propertyId) {
        return handle
                .createQuery("""
                        select id, name from unit_type where property_id = :property
                        union all select id, name from rate_plan where property_id = :property
                        union all select u.id, u.name from unit u join unit_type t on t.id = u.unit_type_id
                                  where t.property_id = :property
                        """)
                .bind("property", propertyId)
                .map((r, c) -> Map.entry(r.getObject(1, UUID.class), r.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
