@NullMarked
package io.relais.connector.channex.open;

import org.jspecify.annotations.NullMarked;
