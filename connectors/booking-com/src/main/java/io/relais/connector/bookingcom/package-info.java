/**
 * Booking.com Connectivity: reservations in both of its dialects (OTA XML and B.XML), availability, restrictions and
 * prices as OTA XML.
 */
@NullMarked
package io.relais.connector.bookingcom;

import org.jspecify.annotations.NullMarked;
