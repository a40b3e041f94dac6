/** Generated requests, described and strange, against the whole API. */
@NullMarked
package io.relais.server.fuzz;

import org.jspecify.annotations.NullMarked;
