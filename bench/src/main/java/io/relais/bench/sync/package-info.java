/** A long run of everything at once: what the partners believe at the end, what was lost on the way, and what it took to tell them. */
@NullMarked
package io.relais.bench.sync;

import org.jspecify.annotations.NullMarked;
