package io.relais.core.delivery;

import io.relais.connector.Settings;
import io.relais.core.FakePartner;
import java.util.Optional;

/** The same partner, but told what stays cost in place of nights. */
public final class StayPricedPartner extends FakePartner {
    public static final String ID = "fake-stays";

    /** The longest stay. */
    static final int NIGHTS = 5;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Boolean> pricedByOccupancy(Settings settings) {
        return Optional.of(true);
    }

    @Override
    public int stayNights(Settings settings) {
        return NIGHTS;
    }
}
