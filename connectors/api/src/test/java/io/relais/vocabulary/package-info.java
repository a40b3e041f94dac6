@NullMarked
package io.relais.vocabulary;

import org.jspecify.annotations.NullMarked;
