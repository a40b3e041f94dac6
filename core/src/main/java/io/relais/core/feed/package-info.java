/** Calendars of other channels that units follow, night by night, and calendars that we publish. */
@NullMarked
package io.relais.core.feed;

import org.jspecify.annotations.NullMarked;
