/** How fast the register answers with a million reservations in it. */
@NullMarked
package io.relais.bench.register;

import org.jspecify.annotations.NullMarked;
