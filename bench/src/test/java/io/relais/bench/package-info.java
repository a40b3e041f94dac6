/** Tests of what the figures rest on: statistics, the form of the lines, the invented messages. None is timed. */
@NullMarked
package io.relais.bench;

import org.jspecify.annotations.NullMarked;
