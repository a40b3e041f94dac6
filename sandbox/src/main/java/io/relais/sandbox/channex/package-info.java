/** Channex v1 as a channel manager sees it: revision feed with acknowledgement, ARI with warnings and limits. */
@NullMarked
package io.relais.sandbox.channex;

import org.jspecify.annotations.NullMarked;
