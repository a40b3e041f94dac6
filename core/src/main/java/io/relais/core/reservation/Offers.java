package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.inventory.NightState;
import io.relais.core.inventory.Nights;
import io.relais.core.problem.Problem;
import io.relais.core.property.Party;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.core.quote.OptionChoice;
import io.relais.core.quote.QuoteAnswer;
import io.relais.core.quote.QuoteAsk;
import io.relais.core.quote.Quotes;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What a property can sell for some dates and people, and why the rest of it cannot be sold. */
@Singleton
public final class Offers {
    /** More than that nobody reads. */
    private static final int OFFERS_MAX = 200;

    private final Database database;
    private final Properties properties;
    private final Nights nights;
    private final Quotes quotes;
    private final Moment moment;

    @Inject
    public Offers(Database database, Properties properties, Nights nights, Quotes quotes, Moment moment) {
        this.database = database;
        this.properties = properties;
        this.nights = nights;
        this.quotes = quotes;
        this.moment = moment;
    }

    /**
     * One unit type under one rate plan.
     *
     * @param free units left on the fullest night
     * @param answer its price, or why there is none
     */
    public record Offer(UnitType unitType, RatePlan ratePlan, int free, QuoteAnswer answer) {}

    /**
     * Who comes and when.
     *
     * @param party by the property's age categories where known; else {@link Party#NONE} and the occupancy counts
     * @param promotionCode empty for none
     */
    public record Wish(
            UUID propertyId,
            StayDates dates,
            Occupancy occupancy,
            Party party,
            List<OptionChoice> options,
            String promotionCode) {
        public Wish {
            options = List.copyOf(options);
        }
    }

    /**
     * Every unit type under every rate plan in the property's order, at most 200.
     *
     * @throws Problem PROPERTY_UNKNOWN, NOT_ALLOWED
     */
    public List<Offer> list(Principal principal, Wish wish) {
        principal.need(Permission.INVENTORY_READ);
        Property property = properties.get(principal, wish.propertyId());
        List<UnitType> types = properties.listUnitTypes(property.id());
        List<RatePlan> plans = properties.listRatePlans(property.id());
        return database.read(handle -> {
            Map<UUID, Integer> free = free(handle, types, wish.dates());
            List<Offer> offers = new ArrayList<>();
            Iterator<QuoteAnswer> answers = answers(handle, property, wish, types, plans);
            for (UnitType type : types) {
                for (RatePlan plan : plans) {
                    if (answers.hasNext()) {
                        offers.add(new Offer(type, plan, free.getOrDefault(type.id(), 0), answers.next()));
                    }
                }
            }
            return offers;
        });
    }

    /** A type with a night that was never opened has nothing to offer. */
    private Map<UUID, Integer> free(Handle handle, List<UnitType> types, StayDates dates) {
        NightRange range = new NightRange(dates.arrival(), dates.departure().minusDays(1));
        return nights.list(handle, types.stream().map(UnitType::id).toList(), range).stream()
                .collect(Collectors.groupingBy(NightState::unitTypeId))
                .entrySet()
                .stream()
                .filter(e -> e.getValue().size() == dates.nights())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> e.getValue().stream()
                                .mapToInt(NightState::free)
                                .min()
                                .orElse(0)));
    }

    private Iterator<QuoteAnswer> answers(
            Handle handle, Property property, Wish wish, List<UnitType> types, List<RatePlan> plans) {
        LocalDate today = LocalDate.ofInstant(moment.now(), property.timeZone());
        List<QuoteAsk> asks = types.stream()
                .flatMap(type -> plans.stream()
                        .map(plan -> new QuoteAsk(
                                property.id(),
                                type.id(),
                                plan.id(),
                                wish.dates(),
                                wish.occupancy(),
                                wish.party(),
                                wish.options(),
                                wish.promotionCode(),
                                today)))
                .limit(OFFERS_MAX)
                .toList();
        return quotes.answer(handle, asks).iterator();
    }
}
