package io.relais.core.delivery;

import io.relais.connector.Settings;
import io.relais.core.FakePartner;

/** The same partner, but with one price per room whatever the number of people and one for single use, as its own {@code connector.yaml} says. */
public final class RoomPricedPartner extends FakePartner {
    public static final String ID = "fake-room";

    @Override
    public boolean pricedForOne(Settings settings) {
        return true;
    }

    @Override
    public String id() {
        return ID;
    }
}
