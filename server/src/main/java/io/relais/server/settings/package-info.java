/** What an operator may set: one tree, {@code relais.*}, described in docs/configuration.md. */
@NullMarked
package io.relais.server.settings;

import org.jspecify.annotations.NullMarked;
