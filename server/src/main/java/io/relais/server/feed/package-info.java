/** Calendars of strangers: fetching them without being sent to places that are nobody's business. */
@NullMarked
package io.relais.server.feed;

import org.jspecify.annotations.NullMarked;
