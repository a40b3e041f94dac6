/**
 * The words shared by core and every connector: money, dates of a stay, occupancy, restrictions.
 *
 * <p>All are immutable records that cannot hold an invalid value. Money is integer minor units with an ISO 4217
 * currency; dates are property-local and half open: the departure date is not a night.
 */
@NullMarked
package io.relais.vocabulary;

import org.jspecify.annotations.NullMarked;
