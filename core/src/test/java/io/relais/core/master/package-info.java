@NullMarked
package io.relais.core.master;

import org.jspecify.annotations.NullMarked;
