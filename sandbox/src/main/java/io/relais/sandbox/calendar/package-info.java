/** Hosts that publish a room's calendar at an address, and read those of others: what Airbnb and Booking.com offer without an API. */
@NullMarked
package io.relais.sandbox.calendar;

import org.jspecify.annotations.NullMarked;
