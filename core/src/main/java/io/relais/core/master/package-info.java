/** Properties whose calendar another system, the master, keeps: its calls to our door, and our sales told to it. */
@NullMarked
package io.relais.core.master;

import org.jspecify.annotations.NullMarked;
