/** Ground floor: the database (one transaction per use case), ids, secrets, and wake-ups after a commit. */
@NullMarked
package io.relais.core.data;

import org.jspecify.annotations.NullMarked;
