/** Reservations committed per second through the real inbox path. */
@NullMarked
package io.relais.bench.intake;

import org.jspecify.annotations.NullMarked;
