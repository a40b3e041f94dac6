@NullMarked
package io.relais.core.delivery;

import org.jspecify.annotations.NullMarked;
