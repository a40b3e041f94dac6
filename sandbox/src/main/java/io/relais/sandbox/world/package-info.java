/** What every partner has, whatever its protocol: hotels, its own nights and prices, bookings, and revisions that wait for delivery. */
@NullMarked
package io.relais.sandbox.world;

import org.jspecify.annotations.NullMarked;
