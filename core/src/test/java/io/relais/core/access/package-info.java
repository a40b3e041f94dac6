@NullMarked
package io.relais.core.access;

import org.jspecify.annotations.NullMarked;
