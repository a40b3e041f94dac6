/**
 * What every request passes before it reaches a face: trace id, host check, API key, limits. In the order of {@link
 * io.relais.server.edge.Edge}.
 */
@NullMarked
package io.relais.server.edge;

import org.jspecify.annotations.NullMarked;
