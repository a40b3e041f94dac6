/** Tests of the invented messages. */
@NullMarked
package io.relais.bench.intake;

import org.jspecify.annotations.NullMarked;
