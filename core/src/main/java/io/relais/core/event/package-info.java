/** What happened and who did it: append-only events, the history of one reservation, actors. */
@NullMarked
package io.relais.core.event;

import org.jspecify.annotations.NullMarked;
