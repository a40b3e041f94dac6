@NullMarked
package io.relais.server;

import org.jspecify.annotations.NullMarked;
