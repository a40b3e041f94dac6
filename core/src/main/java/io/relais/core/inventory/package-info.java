/** Nights, prices and restrictions. A night is one unit type on one date; the database itself refuses to oversell it. */
@NullMarked
package io.relais.core.inventory;

import org.jspecify.annotations.NullMarked;
