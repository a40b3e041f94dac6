package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.property.Properties;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes over many finished reservations at once, as from another system or for a demonstration. They are kept like every other change:
 * nights counted, units never twice, history and marks written, in a fixed number of statements for each few hundred.
 */
@Singleton
public final class Loading {
    private static final int BATCH = 500;

    private final Database database;
    private final Bookkeeping bookkeeping;
    private final Properties properties;
    private final GroupRows groups;
    private final Moment moment;

    @Inject
    Loading(Database database, Bookkeeping bookkeeping, Properties properties, GroupRows groups, Moment moment) {
        this.database = database;
        this.bookkeeping = bookkeeping;
        this.properties = properties;
        this.groups = groups;
        this.moment = moment;
    }

    /** Where a reservation came from; connection and external id are null for our own. */
    public record Origin(
            Source source,
            @Nullable UUID connectionId,
            @Nullable String externalId,
            String channelName) {}

    /** What was sold. */
    public record Sold(
            UUID propertyId,
            UUID unitTypeId,
            UUID ratePlanId,
            @Nullable UUID unitId,
            StayDates dates) {}

    /**
     * One reservation of one stay.
     *
     * @param nightAmounts minor units, one per night
     */
    public record Finished(
            Origin origin,
            Sold sold,
            Status status,
            Occupancy occupancy,
            String currency,
            List<Long> nightAmounts,
            ContactDetails contact,
            Beside beside,
            Instant createdAt) {
        /** The same in a group of its property. */
        public Finished in(UUID groupId) {
            Beside grouped =
                    new Beside(beside.promotionCodes(), beside.tags(), beside.optionExpiresAt(), beside.fee(), groupId);
            return new Finished(origin, sold, status, occupancy, currency, nightAmounts, contact, grouped, createdAt);
        }
    }

    /**
     * What is kept beside what was sold.
     *
     * @param optionExpiresAt for an option, else null
     * @param fee minor units that it costs once cancelled or not shown, else 0
     * @param groupId null without a group
     */
    public record Beside(
            List<String> promotionCodes,
            List<String> tags,
            @Nullable Instant optionExpiresAt,
            long fee,
            @Nullable UUID groupId) {}

    /**
     * Keeps them in their order; those near each other in time should stand near each other.
     *
     * @return their ids in the same order
     * @throws Problem PROPERTY_UNKNOWN; GROUP_UNKNOWN, also when the group is of another property
     */
    public List<UUID> load(Principal principal, List<Finished> reservations) {
        principal.need(Permission.RESERVATIONS_WRITE);
        reservations.stream()
                .map(reservation -> reservation.sold().propertyId())
                .distinct()
                .forEach(property -> properties.get(principal, property));
        checkGroups(principal, reservations);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < reservations.size(); i += BATCH) {
            List<Change> batch = reservations.subList(i, Math.min(i + BATCH, reservations.size())).stream()
                    .map(reservation -> change(principal, reservation))
                    .toList();
            database.write(handle -> bookkeeping.keep(handle, batch));
            batch.forEach(change -> ids.add(change.after().row().id()));
        }
        return ids;
    }

    private void checkGroups(Principal principal, List<Finished> reservations) {
        Map<UUID, Set<UUID>> properties = new HashMap<>();
        for (Finished reservation : reservations) {
            UUID group = reservation.beside().groupId();
            if (group != null) {
                properties
                        .computeIfAbsent(group, id -> new HashSet<>())
                        .add(reservation.sold().propertyId());
            }
        }
        properties.forEach((group, of) -> {
            if (database.read(handle -> groups.find(handle, principal, group))
                    .filter(found -> of.equals(Set.of(found.propertyId())))
                    .isEmpty()) {
                throw Problem.of(ProblemCode.GROUP_UNKNOWN, group);
            }
        });
    }

    private Change change(Principal principal, Finished reservation) {
        UUID id = moment.ids().next();
        Entry entry = new Entry(row(id, reservation), List.of(stay(id, reservation)));
        return new Change(
                null,
                entry,
                reservation.contact(),
                reservation.origin().connectionId(),
                principal.actor(),
                List.of(),
                "");
    }

    private static ReservationRow row(UUID id, Finished reservation) {
        Origin origin = reservation.origin();
        StayDates dates = reservation.sold().dates();
        return new ReservationRow(
                id,
                reservation.sold().propertyId(),
                ConfirmationNumbers.next(),
                origin.source(),
                origin.connectionId(),
                origin.externalId(),
                origin.channelName(),
                reservation.status(),
                dates.arrival(),
                dates.departure(),
                reservation.currency(),
                total(reservation),
                0,
                "unknown",
                "",
                List.of(),
                Conflict.NONE,
                ReservationRow.Revisions.NONE,
                new Terms(
                        0,
                        reservation.beside().fee(),
                        reservation.beside().promotionCodes(),
                        reservation.beside().tags(),
                        reservation.beside().groupId(),
                        reservation.beside().optionExpiresAt(),
                        List.of()),
                reservation.createdAt());
    }

    private StayRow stay(UUID id, Finished reservation) {
        Sold sold = reservation.sold();
        ContactDetails contact = reservation.contact();
        boolean holding = reservation.status().holdsNights();
        return new StayRow(
                moment.ids().next(),
                id,
                "1",
                0,
                sold.unitTypeId(),
                sold.ratePlanId(),
                holding ? sold.unitId() : null,
                "",
                "",
                sold.dates(),
                reservation.occupancy(),
                reservation.nightAmounts(),
                List.of(),
                total(reservation),
                (contact.firstName() + " " + contact.lastName()).strip(),
                "",
                "",
                List.of(),
                Party.NONE,
                null,
                holding,
                false);
    }

    private static long total(Finished reservation) {
        return reservation.nightAmounts().stream().mapToLong(Long::longValue).sum();
    }
}
