/**
 * Channex, a certified channel manager of channel managers: through it a property reaches Booking.com, Airbnb, Expedia
 * and others without a contract with each. JSON over HTTPS, one key per account.
 */
@NullMarked
package io.relais.connector.channex;

import org.jspecify.annotations.NullMarked;
