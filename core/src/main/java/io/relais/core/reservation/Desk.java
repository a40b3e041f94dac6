package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is done to an existing reservation at the desk without a word about its price. */
@Singleton
final class Desk {
    private final Database database;
    private final Books books;
    private final Statuses statuses;

    @Inject
    Desk(Database database, Books books, Statuses statuses) {
        this.database = database;
        this.books = books;
        this.statuses = statuses;
    }

    ReservationSheet cancel(Principal principal, UUID id) {
        return statuses.change(principal, Seen.any(id), StatusChange.to(Status.CANCELLED));
    }

    /** Nothing happens, and the version stays, when the stay has that unit already. */
    void assign(Principal principal, Seen seen, UUID stayId, Optional<UUID> unitId) {
        database.write(handle -> {
            Entry before = books.open(handle, principal, seen);
            StayRow stay = before.stay(stayId).orElseThrow(() -> Problem.of(ProblemCode.RESERVATION_UNKNOWN, stayId));
            unitId.ifPresent(unit -> refuseUnfit(stay, unit));
            StayRow moved = stay.withUnit(unitId.orElse(null));
            if (!moved.equals(stay)) {
                books.keep(
                        handle, principal, before, before.withStays(Drafts.replaced(before.stays(), moved)), List.of());
            }
            return true;
        });
    }

    private void refuseUnfit(StayRow stay, UUID unitId) {
        UUID type = stay.unitTypeId();
        if (type == null
                || books.properties().listUnits(type).stream()
                        .noneMatch(unit -> unit.id().equals(unitId))) {
            throw Problem.of(ProblemCode.UNIT_UNKNOWN, unitId);
        }
    }
}
