/** Doors that partners call by an address or key of their own: hints that something happened, calls of a master, published calendars. */
@NullMarked
package io.relais.server.door;

import org.jspecify.annotations.NullMarked;
