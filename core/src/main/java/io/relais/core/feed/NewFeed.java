package io.relais.core.feed;

import java.util.UUID;

/**
 * A feed to be added. Printing it shows no address.
 *
 * @param name what people call the partner
 * @param address as pasted; {@code webcal:} is understood
 */
public record NewFeed(UUID unitId, String name, String address, SoftPolicy softPolicy) {
    @Override
    public String toString() {
        return "a feed of " + unitId + " called " + name;
    }
}
