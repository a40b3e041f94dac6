@NullMarked
package io.relais.core.connection;

import org.jspecify.annotations.NullMarked;
