package io.relais.server.flow;

import io.relais.core.access.Principal;
import io.relais.core.inventory.Product;
import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One test's own property: one unit type with four units, one rate plan, for sale at its model's partners.
 *
 * @param firstNight its first open night, today there
 * @param key an API key with every scope
 */
record Inn(
        Model model,
        UUID organisationId,
        UUID propertyId,
        Product product,
        LocalDate firstNight,
        String key,
        List<Outlet> outlets) {
    static final int UNITS = 4;
    /** As far as the hub keeps its calendars open, so that nothing is added while a test runs. */
    static final int NIGHTS = 500;

    Principal principal() {
        return Principal.system(organisationId);
    }

    Outlet booking() {
        return outlets.getFirst();
    }

    Outlet channex() {
        return outlets.get(1);
    }

    LocalDate day(int offset) {
        return firstNight.plusDays(offset);
    }

    NightRange calendar() {
        return new NightRange(firstNight, firstNight.plusDays(NIGHTS - 1L));
    }

    /** A sale of our own for two, as the API takes it. */
    String sale(LocalDate arrival, int nights) {
        return """
                {"propertyId":"%s","unitTypeId":"%s","ratePlanId":"%s","arrival":"%s","departure":"%s","adults":2,
                 "contact":{"firstName":"Nora","lastName":"Ek","email":"nora.ek@example.com"}}
                """.formatted(propertyId, product.unitTypeId(), product.ratePlanId(), arrival, arrival.plusDays(nights));
    }
}
