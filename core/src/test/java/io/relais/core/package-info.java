/** The test house: every class of core wired by hand on a database of its own, with a partner that can be made to fail. */
@NullMarked
package io.relais.core;

import org.jspecify.annotations.NullMarked;
