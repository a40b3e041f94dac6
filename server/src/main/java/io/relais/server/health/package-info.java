/** What an operator's tools ask: is it alive, is it ready, how far is it behind. */
@NullMarked
package io.relais.server.health;

import org.jspecify.annotations.NullMarked;
