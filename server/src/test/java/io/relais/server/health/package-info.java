/** What an operator's tools are told. */
@NullMarked
package io.relais.server.health;

import org.jspecify.annotations.NullMarked;
