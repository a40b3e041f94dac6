/**
 * Channex the other way round: to a system that uses Channex we appear as a channel ("Open Channel"). It keeps the calendar by calls
 * to our door; we send it our bookings.
 */
@NullMarked
package io.relais.connector.channex.open;

import org.jspecify.annotations.NullMarked;
