/** Simulated booking partners on one port: start it, point a channel manager at it, let guests book. */
@NullMarked
package io.relais.sandbox;

import org.jspecify.annotations.NullMarked;
