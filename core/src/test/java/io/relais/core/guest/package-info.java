@NullMarked
package io.relais.core.guest;

import org.jspecify.annotations.NullMarked;
