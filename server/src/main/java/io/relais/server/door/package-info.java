/** Doors that partners call by an address or key of their own: hints that something happened, and the calls of a master. */
@NullMarked
package io.relais.server.door;

import org.jspecify.annotations.NullMarked;
