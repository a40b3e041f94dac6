/**
 * The database that comes with the hub: PostgreSQL run from a folder, for everybody who does not bring a server of
 * their own. Knows nothing of the hub's tables.
 */
@NullMarked
package io.relais.core.postgres;

import org.jspecify.annotations.NullMarked;
