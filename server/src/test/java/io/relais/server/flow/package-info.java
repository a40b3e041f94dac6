/** Whole flows: a guest at a simulated partner, the hub with its routes, and the partner's own calendar at the other end. */
@NullMarked
package io.relais.server.flow;

import org.jspecify.annotations.NullMarked;
