package io.relais.core.reservation;

import io.relais.core.TestHouse;
import io.relais.core.delivery.FirstPush;

/** Wires the first import and the activation by hand, as the container does it in the server. */
public final class Importing {
    private Importing() {}

    public static FirstActivation activation(TestHouse house, FirstPush push) {
        return new FirstActivation(push, before(house, asking(house)), house.intake);
    }

    static FirstImport before(TestHouse house, Asking asking) {
        return new FirstImport(
                house.database, asking, house.inbox, new FirstImport.Chronicle(house.events, house.moment));
    }

    static Asking asking(TestHouse house) {
        return new Asking(
                house.accounts,
                house.connectors,
                house.partners,
                house.exchanges,
                new Asking.Places(house.connections, house.properties));
    }
}
