/** What stands before the faces. */
@NullMarked
package io.relais.server.edge;

import org.jspecify.annotations.NullMarked;
