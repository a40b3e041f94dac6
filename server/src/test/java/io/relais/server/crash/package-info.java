/** The hub as a process of its own that is killed at any moment: nothing is lost, nothing is there twice. */
@NullMarked
package io.relais.server.crash;

import org.jspecify.annotations.NullMarked;
