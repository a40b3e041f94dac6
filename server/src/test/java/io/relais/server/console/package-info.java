@NullMarked
package io.relais.server.console;

import org.jspecify.annotations.NullMarked;
