/** Booking.com Connectivity as a channel manager sees it: tokens, OTA-XML and B.XML reservations, ARI and read-back. */
@NullMarked
package io.relais.sandbox.booking;

import org.jspecify.annotations.NullMarked;
