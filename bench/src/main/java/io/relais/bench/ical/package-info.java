/** Reading others' calendars: events a second and garbage an event, beside iCal4j's object model. */
@NullMarked
package io.relais.bench.ical;

import org.jspecify.annotations.NullMarked;
