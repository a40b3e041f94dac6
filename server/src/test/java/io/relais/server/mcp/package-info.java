/** MCP as clients see it, in both eras. */
@NullMarked
package io.relais.server.mcp;

import org.jspecify.annotations.NullMarked;
