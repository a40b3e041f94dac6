/** What a stay costs: availability and prices of a property, and quotes by one core. */
@NullMarked
package io.relais.bench.quote;

import org.jspecify.annotations.NullMarked;
