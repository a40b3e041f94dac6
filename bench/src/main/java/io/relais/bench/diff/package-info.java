/** Benchmark of comparing what partners ought to believe with what they are known to hold. */
@NullMarked
package io.relais.bench.diff;

import org.jspecify.annotations.NullMarked;
