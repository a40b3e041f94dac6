/** The one deployable: starts the database, the routes, the faces and the console. */
@NullMarked
package io.relais.server;

import org.jspecify.annotations.NullMarked;
