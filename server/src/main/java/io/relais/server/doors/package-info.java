/** Where partners push to us: they get a token for credentials that we issued, and what they tell is kept before it is answered. */
@NullMarked
package io.relais.server.doors;

import org.jspecify.annotations.NullMarked;
