@NullMarked
package io.relais.core.quote;

import org.jspecify.annotations.NullMarked;
