/** The seeds file: which accounts, hotels, rooms and rates the simulated partners know. */
@NullMarked
package io.relais.sandbox.seed;

import org.jspecify.annotations.NullMarked;
