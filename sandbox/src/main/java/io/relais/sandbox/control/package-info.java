/** The sandbox's own face: JSON control API and the page where a guest books. */
@NullMarked
package io.relais.sandbox.control;

import org.jspecify.annotations.NullMarked;
