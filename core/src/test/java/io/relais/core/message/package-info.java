@NullMarked
package io.relais.core.message;

import org.jspecify.annotations.NullMarked;
