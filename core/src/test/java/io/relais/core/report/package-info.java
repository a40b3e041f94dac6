@NullMarked
package io.relais.core.report;

import org.jspecify.annotations.NullMarked;
