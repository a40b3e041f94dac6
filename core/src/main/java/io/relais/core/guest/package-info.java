/** Contacts, the snapshot of details given for one reservation, and guests, identities with a fixed id. */
@NullMarked
package io.relais.core.guest;

import org.jspecify.annotations.NullMarked;
