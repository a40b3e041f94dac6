/** ARI out: nights marked dirty, the courier that tells each partner what it does not know yet, and the record of it. */
@NullMarked
package io.relais.core.delivery;

import org.jspecify.annotations.NullMarked;
