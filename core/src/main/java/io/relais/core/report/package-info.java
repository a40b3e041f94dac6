/** Key figures of the house, computed from the same rows that the register lists, so that both always say the same. */
@NullMarked
package io.relais.core.report;

import org.jspecify.annotations.NullMarked;
