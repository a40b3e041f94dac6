/** Who may do what: organisations, people who sign in, API keys, and the scope each query is bound to. */
@NullMarked
package io.relais.core.access;

import org.jspecify.annotations.NullMarked;
