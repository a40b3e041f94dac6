/**
 * The contract between the hub and a connector (one partner).
 *
 * <p>A connector implements {@link io.relais.connector.Connector} and one interface per capability it really has:
 * {@link io.relais.connector.PullsReservations}, {@link io.relais.connector.PublishesAri}. It holds no state, opens no
 * socket and reads no clock: the hub hands it a {@link io.relais.connector.Session} with the account's settings, the
 * {@link io.relais.connector.Http} port and the clock. Timeouts, retries, rate budgets, redaction, recording and metrics
 * are the hub's. Whatever goes wrong at the partner is a {@link io.relais.connector.PartnerFault} of one of six kinds.
 */
@NullMarked
package io.relais.connector;

import org.jspecify.annotations.NullMarked;
