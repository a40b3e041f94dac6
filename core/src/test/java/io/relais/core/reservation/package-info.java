@NullMarked
package io.relais.core.reservation;

import org.jspecify.annotations.NullMarked;
