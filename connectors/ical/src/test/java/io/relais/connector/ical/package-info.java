@NullMarked
package io.relais.connector.ical;

import org.jspecify.annotations.NullMarked;
