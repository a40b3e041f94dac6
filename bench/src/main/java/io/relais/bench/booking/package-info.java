/** Own sales per second over HTTP. */
@NullMarked
package io.relais.bench.booking;

import org.jspecify.annotations.NullMarked;
