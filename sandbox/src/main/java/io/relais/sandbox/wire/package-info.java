/** One HTTP call: what was asked, what is answered, which fault hits it, and the record of it. */
@NullMarked
package io.relais.sandbox.wire;

import org.jspecify.annotations.NullMarked;
