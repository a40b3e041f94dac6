/** What a stay costs and whether it may be sold: every price explains itself, every refusal names its rule and date. */
@NullMarked
package io.relais.core.quote;

import org.jspecify.annotations.NullMarked;
