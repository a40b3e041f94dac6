/** What guests and the house write to each other through channels: threads, replies and their way to the partner. */
@NullMarked
package io.relais.core.message;

import org.jspecify.annotations.NullMarked;
