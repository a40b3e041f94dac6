/** Accounts at partners, connected properties, mappings, and the exchanges that went over the wire. */
@NullMarked
package io.relais.core.connection;

import org.jspecify.annotations.NullMarked;
