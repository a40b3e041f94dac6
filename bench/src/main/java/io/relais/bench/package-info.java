/** Benchmarks as commands: each figure is measured on the real path, beside a reference measured in the same run. */
@NullMarked
package io.relais.bench;

import org.jspecify.annotations.NullMarked;
