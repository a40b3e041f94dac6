/**
 * REST under {@code /api/v1}. Each resource method reads its parameters, calls one use case of core and writes a record of
 * this package: the wire form is ours to keep stable, whatever core does. Described in docs/api.md.
 */
@NullMarked
package io.relais.server.api;

import org.jspecify.annotations.NullMarked;
