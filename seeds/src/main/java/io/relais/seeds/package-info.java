/** The demo's properties, partner mappings and sample reservations, read from readable files and loaded through core's use cases. */
@NullMarked
package io.relais.seeds;

import org.jspecify.annotations.NullMarked;
