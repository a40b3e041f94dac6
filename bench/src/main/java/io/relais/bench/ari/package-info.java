/** From the commit of a change to the partner's wire. */
@NullMarked
package io.relais.bench.ari;

import org.jspecify.annotations.NullMarked;
