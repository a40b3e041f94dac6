package io.relais.connector;

import io.relais.vocabulary.Money;
import java.time.LocalDate;

/**
 * The price of one night; the rate plan may change within a stay.
 *
 * @param night property-local date
 * @param price what the partner charges for it
 * @param rateId the partner's rate plan of that night; empty when it does not tell
 */
public record NightPrice(LocalDate night, Money price, String rateId) {}
