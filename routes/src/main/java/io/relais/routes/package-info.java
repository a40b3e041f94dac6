/**
 * The switchboard: one RouteBuilder per flow, no rule and no SQL. Durable queues are tables; the in-memory queues here only wake
 * a loop early, and every loop also polls.
 */
@NullMarked
package io.relais.routes;

import org.jspecify.annotations.NullMarked;
