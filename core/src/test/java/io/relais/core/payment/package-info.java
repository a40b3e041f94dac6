@NullMarked
package io.relais.core.payment;

import org.jspecify.annotations.NullMarked;
