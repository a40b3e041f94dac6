@NullMarked
package io.relais.core.problem;

import org.jspecify.annotations.NullMarked;
