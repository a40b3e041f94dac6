/** REST as callers see it: real requests on a real database. */
@NullMarked
package io.relais.server.api;

import org.jspecify.annotations.NullMarked;
