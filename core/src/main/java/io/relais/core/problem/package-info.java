/** What we answer when something cannot be done: one catalogue for REST, MCP and pages, in every language of the console. */
@NullMarked
package io.relais.core.problem;

import org.jspecify.annotations.NullMarked;
