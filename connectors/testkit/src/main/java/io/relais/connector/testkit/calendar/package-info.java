/** Calendars of partners over a year, from a seed: what they show, and as which bytes. */
@NullMarked
package io.relais.connector.testkit.calendar;

import org.jspecify.annotations.NullMarked;
