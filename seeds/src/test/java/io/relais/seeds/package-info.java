/** Tests of the seeds on a real database. */
@NullMarked
package io.relais.seeds;

import org.jspecify.annotations.NullMarked;
