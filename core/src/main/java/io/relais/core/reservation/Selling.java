package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Trace;
import io.relais.core.inventory.NightState;
import io.relais.core.inventory.Nights;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.UnitType;
import io.relais.core.quote.Quote;
import io.relais.core.quote.QuoteAsk;
import io.relais.core.quote.Quotes;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Our own sale: rules, price, and the nights under the database's constraint. */
@Singleton
final class Selling {
    private final Properties properties;
    private final Quotes quotes;
    private final Nights nights;
    private final Bookkeeping bookkeeping;
    private final Moment moment;

    @Inject
    Selling(Properties properties, Quotes quotes, Nights nights, Bookkeeping bookkeeping, Moment moment) {
        this.properties = properties;
        this.quotes = quotes;
        this.nights = nights;
        this.bookkeeping = bookkeeping;
        this.moment = moment;
    }

    UUID sell(Handle handle, Principal principal, NewReservation wanted) {
        Property property = properties.get(principal, wanted.propertyId());
        QuoteAsk ask = new QuoteAsk(
                wanted.propertyId(),
                wanted.unitTypeId(),
                wanted.ratePlanId(),
                wanted.dates(),
                wanted.occupancy(),
                Party.NONE,
                List.of(),
                "",
                LocalDate.ofInstant(moment.now(), property.timeZone()));
        Quote quote = quotes.answer(handle, List.of(ask)).getFirst().orThrow();
        UnitType type = properties.listUnitTypes(property.id()).stream()
                .filter(t -> t.id().equals(wanted.unitTypeId()))
                .findFirst()
                .orElseThrow();
        takeNights(handle, type, wanted.dates());
        Entry entry = entry(wanted, quote);
        bookkeeping.keepSold(
                handle, new Change(null, entry, wanted.contact(), null, principal.actor(), List.of(), Trace.current()));
        return entry.row().id();
    }

    private void takeNights(Handle handle, UnitType type, StayDates dates) {
        try {
            List<NightState> full = nights.take(handle, type.id(), dates, 1);
            if (!full.isEmpty()) {
                throw Problem.of(
                        ProblemCode.NO_ROOM, type.name(), full.getFirst().night());
            }
        } catch (UnableToExecuteStatementException e) {
            if (Database.brokenConstraint(e).equals("night_not_oversold")) {
                throw Problem.of(ProblemCode.NO_ROOM, type.name(), dates.arrival());
            }
            throw e;
        }
    }

    private Entry entry(NewReservation wanted, Quote quote) {
        UUID id = moment.ids().next();
        ReservationRow row = new ReservationRow(
                id,
                wanted.propertyId(),
                ConfirmationNumbers.next(),
                wanted.source(),
                null,
                null,
                "",
                Status.CONFIRMED,
                wanted.dates().arrival(),
                wanted.dates().departure(),
                quote.currency(),
                quote.total(),
                0,
                "unknown",
                wanted.remarks(),
                List.of(),
                Conflict.NONE,
                ReservationRow.Revisions.NONE,
                Terms.NONE,
                moment.now());
        StayRow stay = new StayRow(
                moment.ids().next(),
                id,
                "1",
                0,
                wanted.unitTypeId(),
                wanted.ratePlanId(),
                null,
                "",
                "",
                wanted.dates(),
                wanted.occupancy(),
                quote.nightAmounts(),
                List.of(),
                quote.nightsTotal(),
                (wanted.contact().firstName() + " " + wanted.contact().lastName()).strip(),
                quote.mealPlan(),
                "",
                List.of(),
                Party.NONE,
                quote.vatRate(),
                true,
                false);
        return new Entry(row, List.of(stay));
    }
}
