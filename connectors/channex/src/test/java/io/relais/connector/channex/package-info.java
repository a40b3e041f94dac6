@NullMarked
package io.relais.connector.channex;

import org.jspecify.annotations.NullMarked;
