/** Money received: the ledger of takings, and the cash registers it goes through. */
@NullMarked
package io.relais.core.payment;

import org.jspecify.annotations.NullMarked;
