@NullMarked
package io.relais.core.data;

import org.jspecify.annotations.NullMarked;
