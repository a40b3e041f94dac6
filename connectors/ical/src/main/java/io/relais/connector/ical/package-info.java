/**
 * Calendars in iCalendar form (RFC 5545), the channel of those that have no other: read as strangers really publish them, written as strictly
 * as the pickiest of them wants. What is read goes through {@link io.relais.connector.ical.Sanitizer}, then iCal4j's parser, then our own
 * reading of values; nothing that a stranger writes is an exception.
 */
@NullMarked
package io.relais.connector.ical;

import org.jspecify.annotations.NullMarked;
