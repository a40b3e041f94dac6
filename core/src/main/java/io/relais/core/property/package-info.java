/** What is sold: properties, unit types, units and rate plans. */
@NullMarked
package io.relais.core.property;

import org.jspecify.annotations.NullMarked;
