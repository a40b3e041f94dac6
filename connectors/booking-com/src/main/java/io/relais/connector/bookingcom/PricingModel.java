package io.relais.connector.bookingcom;

import io.relais.connector.AriChange;
import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.RemoteProduct.Pricing;
import io.relais.connector.Settings;
import io.relais.vocabulary.Money;
import java.util.Locale;

/**
 * How the property counts its prices, as the account's setting {@code pricing} says. Booking.com may answer a price of the wrong
 * model with success and cause trouble later, so it is refused here.
 */
enum PricingModel {
    /** The price of the full room, and perhaps one for single use. */
    STANDARD(Pricing.ROOM),
    /** A price for each number of people. */
    OCCUPANCY(Pricing.OCCUPANCY),
    /** The price of the base number of people; Booking.com derives the others by the property's offsets. */
    DERIVED(Pricing.OCCUPANCY),
    /** The total of each length of stay, by the night of arrival and the number of people. */
    LOS(Pricing.LENGTH_OF_STAY);

    private static final String BASE = "2";

    /** Longest stay that is told a price for; Booking.com takes up to 90 nights. */
    private static final String STAY_NIGHTS = "30";

    private static final int STAY_NIGHTS_MAX = 90;
    private static final int DIGITS_MAX = 2;

    private final Pricing pricing;

    PricingModel(Pricing pricing) {
        this.pricing = pricing;
    }

    /** @throws PartnerFault CONFIG when the setting is none of the four */
    static PricingModel of(Settings settings) {
        return switch (settings.get("pricing", "standard")) {
            case "standard" -> STANDARD;
            case "occupancy" -> OCCUPANCY;
            case "derived" -> DERIVED;
            case "los" -> LOS;
            default ->
                throw PartnerFault.of(
                        Fault.CONFIG, "the setting 'pricing' is none of standard, occupancy, derived and los");
        };
    }

    Pricing pricing() {
        return pricing;
    }

    /** Whether the hub is to tell a price for each number of people. */
    boolean perOccupancy() {
        return this == OCCUPANCY || this == DERIVED || this == LOS;
    }

    /**
     * For how many lengths of stay the hub is to tell totals; 0 = prices of nights.
     *
     * @throws PartnerFault CONFIG when the setting is no number of nights
     */
    int stayNights(Settings settings) {
        if (this != LOS) {
            return 0;
        }
        String nights = settings.get("stayNights", STAY_NIGHTS);
        if (!nights.matches("[1-9]\\d?") || Integer.parseInt(nights) > STAY_NIGHTS_MAX) {
            throw PartnerFault.of(Fault.CONFIG, "the setting 'stayNights' is not a number of nights from 1 to 90");
        }
        return Integer.parseInt(nights);
    }

    /**
     * Whether the price is one that is sent; false for one that the partner derives itself.
     *
     * @throws PartnerFault CONFIG when it is of another model
     */
    boolean sends(AriChange.Price price, Settings settings) {
        return switch (this) {
            case STANDARD -> fits(price.occupancy() <= 1, "a price for " + price.occupancy() + " people");
            case OCCUPANCY -> fits(price.occupancy() >= 1, "a price of the room");
            case DERIVED -> price.occupancy() == 0 || price.occupancy() == base(settings);
            case LOS -> fits(false, "a price of a night");
        };
    }

    /** @throws PartnerFault CONFIG when the account has prices of nights, or the stays have no number of people */
    void requireFor(AriChange.Stays stays) {
        boolean whole = fits(this == LOS, "a price of stays") && fits(stays.occupancy() >= 1, "a price of the room");
        if (!whole || Money.fractionDigits(stays.currency()) > DIGITS_MAX) {
            throw PartnerFault.of(
                    Fault.CONFIG, "prices of stays have at most two decimals, " + stays.currency() + " has more");
        }
    }

    private boolean fits(boolean fits, String what) {
        if (!fits) {
            throw PartnerFault.of(
                    Fault.CONFIG,
                    what + " does not fit the setting 'pricing' (" + name().toLowerCase(Locale.ROOT)
                            + "): set it to the pricing model that the property has at Booking.com");
        }
        return true;
    }

    private static int base(Settings settings) {
        String base = settings.get("baseOccupancy", BASE);
        if (!base.matches("[1-9]\\d?")) {
            throw PartnerFault.of(Fault.CONFIG, "the setting 'baseOccupancy' is not a number of people");
        }
        return Integer.parseInt(base);
    }
}
