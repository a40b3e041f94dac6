package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.property.Party;
import io.relais.core.property.Properties;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
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
    private final Moment moment;

    @Inject
    Loading(Database database, Bookkeeping bookkeeping, Properties properties, Moment moment) {
        this.database = database;
        this.bookkeeping = bookkeeping;
        this.properties = properties;
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
     * @param optionExpiresAt for an option, else null
     */
    public record Finished(
            Origin origin,
            Sold sold,
            Status status,
            Occupancy occupancy,
            String currency,
            List<Long> nightAmounts,
            ContactDetails contact,
            List<String> promotionCodes,
            List<String> tags,
            @Nullable Instant optionExpiresAt,
            Instant createdAt) {}

    /** Keeps them in their order; those near each other in time should stand near each other. */
    public void load(Principal principal, List<Finished> reservations) {
        principal.need(Permission.RESERVATIONS_WRITE);
        reservations.stream()
                .map(reservation -> reservation.sold().propertyId())
                .distinct()
                .forEach(property -> properties.get(principal, property));
        for (int i = 0; i < reservations.size(); i += BATCH) {
            List<Change> batch = reservations.subList(i, Math.min(i + BATCH, reservations.size())).stream()
                    .map(reservation -> change(principal, reservation))
                    .toList();
            database.write(handle -> bookkeeping.keep(handle, batch));
        }
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
                        0,
                        reservation.promotionCodes(),
                        reservation.tags(),
                        null,
                        reservation.optionExpiresAt(),
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
