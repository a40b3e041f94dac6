/** The only way out of the house to partners: time-outs, call budgets, redaction, recording and metrics in one place. */
@NullMarked
package io.relais.server.partner;

import org.jspecify.annotations.NullMarked;
