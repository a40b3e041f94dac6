package io.relais.core.delivery;

import io.relais.core.FakePartner;

/** The same partner, but with one price per room whatever the number of people, as its own {@code connector.yaml} says. */
public final class RoomPricedPartner extends FakePartner {
    public static final String ID = "fake-room";

    @Override
    public String id() {
        return ID;
    }
}
