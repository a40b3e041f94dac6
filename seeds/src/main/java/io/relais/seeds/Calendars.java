package io.relais.seeds;

import io.relais.core.data.Database;
import io.relais.core.inventory.Nights;
import io.relais.core.inventory.Prices;
import io.relais.core.inventory.Product;
import io.relais.core.property.Properties;
import io.relais.core.property.RatePlan;
import io.relais.core.property.Unit;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Seeds what properties sell: types, units, plans, and 500 nights with prices and restrictions. */
@Singleton
final class Calendars {
    /** Sold ahead, today included. */
    static final int NIGHTS_AHEAD = 500;
    /** Guests who are in the house today arrived before. */
    private static final int NIGHTS_BACK = 10;

    private final Database database;
    private final Properties properties;
    private final Nights nights;
    private final Prices prices;
    private final Clock clock;

    @Inject
    Calendars(Database database, Properties properties, Nights nights, Prices prices, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.nights = nights;
        this.prices = prices;
        this.clock = clock;
    }

    LocalDate today(House house) {
        return LocalDate.ofInstant(Instant.now(clock), house.timeZone());
    }

    /** True when the organisation has no property yet. */
    boolean isAbsent(UUID organisationId) {
        return properties.list(organisationId).isEmpty();
    }

    void seed(UUID organisationId, House house) {
        if (isFilled(house)) {
            return;
        }
        properties.save(house.property(organisationId));
        UUID property = SeedIds.property(house.code());
        int position = 0;
        for (House.Type type : house.types()) {
            UUID id = SeedIds.unitType(house.code(), type.code());
            properties.save(new UnitType(
                    id,
                    property,
                    type.code(),
                    type.node().text("name"),
                    type.node().number("maxOccupancy"),
                    ++position));
            type.units()
                    .forEach(
                            name -> properties.save(new Unit(SeedIds.unit(house.code(), type.code(), name), id, name)));
        }
        position = 0;
        for (House.Plan plan : house.plans()) {
            UUID id = SeedIds.ratePlan(house.code(), plan.code());
            properties.save(new RatePlan(
                    id,
                    property,
                    plan.code(),
                    plan.node().text("name"),
                    plan.node().text("mealPlan"),
                    ++position));
        }
        fill(house);
    }

    /** The calendar is written last and as a whole, so a property with an open night is complete. */
    private boolean isFilled(House house) {
        List<UUID> types = house.types().stream()
                .map(type -> SeedIds.unitType(house.code(), type.code()))
                .toList();
        LocalDate today = today(house);
        NightRange ahead = new NightRange(today.minusDays(NIGHTS_BACK), today.plusDays(NIGHTS_AHEAD));
        return !database.read(handle -> nights.list(handle, types, ahead)).isEmpty();
    }

    /** One transaction: the calendar is there as a whole or not at all. */
    private void fill(House house) {
        LocalDate today = today(house);
        NightRange all = new NightRange(today.minusDays(NIGHTS_BACK), today.plusDays(NIGHTS_AHEAD - 1L));
        Tariff tariff = new Tariff(house, today, all);
        database.write(handle -> {
            for (House.Type type : house.types()) {
                UUID typeId = SeedIds.unitType(house.code(), type.code());
                nights.open(handle, typeId, all, type.units().size());
                for (House.Plan plan : house.plans()) {
                    Product product = new Product(typeId, SeedIds.ratePlan(house.code(), plan.code()));
                    tariff.prices(type, plan)
                            .forEach((people, runs) -> runs.forEach(
                                    run -> prices.set(handle, product, run.nights(), people, run.value())));
                    tariff.restrictions(type, plan)
                            .forEach(run -> prices.restrict(handle, product, run.nights(), run.value()));
                }
            }
            return List.of();
        });
    }
}
