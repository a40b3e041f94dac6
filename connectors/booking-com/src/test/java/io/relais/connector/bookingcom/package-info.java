@NullMarked
package io.relais.connector.bookingcom;

import org.jspecify.annotations.NullMarked;
