/**
 * The face for assistants: tools of the Model Context Protocol. Each tool is a method that reads its arguments, calls one use
 * case of core and returns a public record; only annotations tie it to the server extension, so that can be exchanged.
 */
@NullMarked
package io.relais.mcp;

import org.jspecify.annotations.NullMarked;
