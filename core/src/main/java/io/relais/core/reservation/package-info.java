/** Reservations: intake of partners' messages in any order, own sales, the register, and what is parked. */
@NullMarked
package io.relais.core.reservation;

import org.jspecify.annotations.NullMarked;
