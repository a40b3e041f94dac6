@NullMarked
package io.relais.core.feed;

import org.jspecify.annotations.NullMarked;
