@NullMarked
package io.relais.core.inventory;

import org.jspecify.annotations.NullMarked;
