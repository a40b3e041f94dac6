package io.relais.core.quote;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.inventory.Nights;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What could be sold for some dates and people: every unit type under every plan with the units left and the price, or why not.
 * A fixed number of statements whatever the number of properties.
 */
@Singleton
public final class Search {
    /** Most properties searched at once. */
    public static final int PROPERTIES_MAX = 200;

    private final Database database;
    private final Properties properties;
    private final Nights nights;
    private final Quotes quotes;
    private final Moment moment;

    @Inject
    public Search(Database database, Properties properties, Nights nights, Quotes quotes, Moment moment) {
        this.database = database;
        this.properties = properties;
        this.nights = nights;
        this.quotes = quotes;
        this.moment = moment;
    }

    /**
     * The offers, by property, unit type and plan in the property's own order.
     *
     * @throws Problem PROPERTY_UNKNOWN, PAST_ARRIVAL, NOT_ALLOWED
     */
    public List<Offer> search(Principal principal, SearchAsk wanted) {
        principal.need(Permission.INVENTORY_READ);
        return database.read(handle -> {
            Map<UUID, Tariff> tariffs = quotes.tariffs(handle, ids(principal, wanted));
            List<Tariff> seen = seen(principal, wanted, tariffs);
            refusePast(seen, wanted.dates().arrival());
            return offers(handle, seen, tariffs, wanted);
        });
    }

    private Collection<UUID> ids(Principal principal, SearchAsk wanted) {
        return wanted.propertyIds().isEmpty()
                ? properties.list(principal).stream()
                        .map(Property::id)
                        .limit(PROPERTIES_MAX)
                        .toList()
                : wanted.propertyIds();
    }

    /** Those asked for that the principal may see; tariffs know whose property it is. */
    private static List<Tariff> seen(Principal principal, SearchAsk wanted, Map<UUID, Tariff> tariffs) {
        Collection<UUID> ids = wanted.propertyIds().isEmpty() ? tariffs.keySet() : wanted.propertyIds();
        List<Tariff> seen = new ArrayList<>();
        for (UUID id : ids) {
            seen.add(Optional.ofNullable(tariffs.get(id))
                    .filter(tariff ->
                            tariff.property().organisationId().equals(principal.organisationId()) && principal.sees(id))
                    .orElseThrow(() -> Problem.of(ProblemCode.PROPERTY_UNKNOWN, id)));
        }
        return seen;
    }

    private void refusePast(List<Tariff> tariffs, LocalDate arrival) {
        for (Tariff tariff : tariffs) {
            LocalDate today = today(tariff);
            if (arrival.isBefore(today)) {
                throw Problem.of(ProblemCode.PAST_ARRIVAL, arrival, today);
            }
        }
    }

    private List<Offer> offers(Handle handle, List<Tariff> seen, Map<UUID, Tariff> tariffs, SearchAsk wanted) {
        List<QuoteAsk> asks = new ArrayList<>();
        List<UUID> types = new ArrayList<>();
        for (Tariff tariff : seen) {
            for (UnitType type : tariff.unitTypes()) {
                types.add(type.id());
                tariff.ratePlans().forEach(plan -> asks.add(ask(tariff, type, plan, wanted)));
            }
        }
        if (asks.isEmpty()) {
            return List.of();
        }
        Map<UUID, Integer> left = nights.left(handle, types, wanted.dates());
        Iterator<QuoteAnswer> answers = quotes.answer(handle, asks, tariffs).iterator();
        List<Offer> offers = new ArrayList<>(asks.size());
        for (Tariff tariff : seen) {
            for (UnitType type : tariff.unitTypes()) {
                int free = left.getOrDefault(type.id(), 0);
                tariff.ratePlans()
                        .forEach(plan -> offers.add(new Offer(tariff.property(), type, plan, free, answers.next())));
            }
        }
        return offers;
    }

    private QuoteAsk ask(Tariff tariff, UnitType type, RatePlan plan, SearchAsk wanted) {
        return new QuoteAsk(
                tariff.property().id(),
                type.id(),
                plan.id(),
                wanted.dates(),
                wanted.occupancy(),
                wanted.party(),
                wanted.options(),
                wanted.promotionCode(),
                today(tariff));
    }

    private LocalDate today(Tariff tariff) {
        return LocalDate.ofInstant(moment.now(), tariff.property().timeZone());
    }
}
