@NullMarked
package io.relais.core.postgres;

import org.jspecify.annotations.NullMarked;
